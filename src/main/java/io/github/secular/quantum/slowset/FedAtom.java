package io.github.secular.quantum.slowset;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
import java.util.Optional;

/**
 * An atom whose coherences decay by nothing but what their two levels lose, γ_nm = (g_n + g_m)/2: then ρ′ = K ρ + ρ K† + F ρ
 * with N × N matrices K, and F feeds populations only (doc/bloch-solvers.md, B6.12).
 */
final class FedAtom {
    /** Where N² entries are few, nothing is gained. */
    private static final int FEWEST_LEVELS = 4;

    private static final double ROUNDING = 1e-13;

    private final BlochModel model;
    private final AddedLevel amplitudes;
    private final RotatingFrame frame;
    private final double[][] feed;
    private final double[] loss;

    private FedAtom(BlochModel model, double[] losses, double reach) {
        this.model = model;
        int n = model.size();
        double[] half = new double[n];
        loss = new double[n];
        feed = new double[n][n];
        for (int i = 0; i < n; i++) {
            half[i] = losses[i] / 2;
        }
        double[] all = new double[2 * n * n];
        Arrays.fill(all, 1);
        amplitudes = new AddedLevel(model, ComplexMatrix.of(n, n, all), half);
        frame = RotatingFrame.of(amplitudes.model(), reach);
        double scale = model.epsilon() * model.epsilon();
        for (int i = 0; i < n; i++) {
            loss[i] = 2 * amplitudes.model().fastDamping(i, n);
            for (int from = 0; from < n; from++) {
                feed[i][from] = i == from
                        ? loss[i] - scale * model.relaxation().outflow(i)
                        : scale * model.relaxation().rate(from, i);
            }
        }
    }

    /**
     * The atom, if it is one of these, under constant light that acts on it faster than it is fed.
     *
     * @param strength v of {@link Torus#strength}
     * @param reach of {@link RotatingFrame#of}
     */
    static Optional<FedAtom> of(BlochModel model, double strength, double reach) {
        int n = model.size();
        if (n < FEWEST_LEVELS
                || model.wave().hasEnvelopes()
                || model.relaxation().isZero()) {
            return Optional.empty();
        }
        double[] losses = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            int k = (i + 2) % n;
            losses[i] = model.damping().gamma(i, j)
                    + model.damping().gamma(i, k)
                    - model.damping().gamma(j, k);
            largest = Math.max(largest, Math.abs(losses[i]));
        }
        for (int i = 0; i < n; i++) {
            losses[i] = losses[i] < 0 && losses[i] > -ROUNDING * largest ? 0 : losses[i];
            if (losses[i] < 0) {
                return Optional.empty();
            }
            for (int j = 0; j < i; j++) {
                double miss = model.damping().gamma(i, j) - (losses[i] + losses[j]) / 2;
                if (Math.abs(miss) > ROUNDING * largest) {
                    return Optional.empty();
                }
            }
        }
        FedAtom out = new FedAtom(model, losses, reach);
        return out.fed() <= strength ? Optional.of(out) : Optional.empty();
    }

    private double fed() {
        double out = 0;
        for (int i = 0; i < feed.length; i++) {
            for (int j = 0; j < feed.length; j++) {
                out = Math.max(out, Math.abs(feed[i][j]));
            }
        }
        return out;
    }

    BlochModel model() {
        return model;
    }

    /** What their window is to answer, for all of them. @param task of the atom itself */
    SlowSetTask amplitudeTask(SlowSetTask task) {
        int size = model.size() + 1;
        double[] all = new double[2 * size * size];
        for (int k = 0; k < size - 1; k++) {
            all[2 * (k * size + size - 1)] = 1;
            all[2 * ((size - 1) * size + k)] = 1;
        }
        return new SlowSetTask(amplitudes.model(), frame, all, task.times(), task.tolerance() / 3, task.strength());
    }

    /** Of the amplitudes and of what is fed. */
    RotatingFrame frame() {
        return frame;
    }

    /** What population {@code from} adds to population {@code to}, fast time. */
    double feed(int to, int from) {
        return feed[to][from];
    }

    /** g_n, fast time. */
    double loss(int n) {
        return loss[n];
    }
}
