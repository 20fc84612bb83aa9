package io.github.secular.classical.grid;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.BandedGram;

/**
 * The relaxation e^{−γ(E) h} towards shell means on a grid, exact but for the projection. Where γ depends on E the
 * means are weighted with 1 − e^{−γ(E) h}, so that mass and energy are kept all the same. One object serves one thread.
 */
final class ShellRelaxation {
    private final ShellProjection projection;
    private final Relaxation rates;
    /** γ at the points of the lower half of the grid; null where it is the same everywhere. */
    private final double[] gamma;

    private final Weights[] kept = new Weights[2];

    private record Weights(double h, double[] parts, BandedGram gram) {}

    ShellRelaxation(ShellProjection projection, Relaxation rates) {
        this.projection = projection;
        this.rates = rates;
        if (rates.isConstant()) {
            gamma = null;
        } else {
            gamma = projection.energies();
            for (int i = 0; i < gamma.length; i++) {
                // Beyond the shells of the grid nothing relaxes, and the formula need not hold.
                gamma[i] = gamma[i] < projection.top() ? rates.rate(gamma[i]) : 0;
            }
        }
    }

    /** Relaxes over a fast time h, in place. */
    void relax(double[] f, double h) {
        if (h == 0 || rates.isZero()) {
            return;
        }
        if (gamma == null) {
            projection.relax(f, -Math.expm1(-rates.rate(0) * h));
        } else {
            Weights w = weights(h);
            projection.relax(f, w.parts, w.gram);
        }
    }

    /** Steps of a run are of few lengths, half and whole: the last two are kept. */
    private Weights weights(double h) {
        for (Weights w : kept) {
            if (w != null && w.h == h) {
                return w;
            }
        }
        double[] parts = new double[gamma.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = -Math.expm1(-gamma[i] * h);
        }
        kept[1] = kept[0];
        kept[0] = new Weights(h, parts, projection.gram(parts));
        return kept[0];
    }
}
