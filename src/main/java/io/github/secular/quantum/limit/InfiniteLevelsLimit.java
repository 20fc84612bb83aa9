package io.github.secular.quantum.limit;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import java.util.Optional;

/**
 * The limit that also holds for infinitely many levels (paper 2, Table 2, corrected: doc/quantum.md, Q6.4),
 * where all dominant rates are one power of ε: in the stretched time t' = ε^(−σ) t, dp/dt' = (Ψ_app)_♯ p.
 *
 * @param range the range of μ/p that applies, to print
 * @param sigma σ of the stretched time; NaN where there is no such limit
 * @param rates Ψ_app (plus W where σ = 0), per unit of t'; empty where there is no such limit
 * @param sentence what holds, or why nothing does
 */
public record InfiniteLevelsLimit(String range, double sigma, Optional<RateMatrix> rates, String sentence) {

    /**
     * @throws io.github.secular.numerics.RefusalException if a resonant pair is undamped, or an envelope changes
     */
    public static InfiniteLevelsLimit of(BlochModel model) {
        PolarisedLimit.requireDamping(model, ResonanceTable.of(model));
        double mu = model.damping().exponent();
        double p = model.levels().shiftExponent();
        if (mu == 0) {
            return new InfiniteLevelsLimit(
                    "mu = 0",
                    0,
                    Optional.of(model.relaxation().plus(lorentzian(model))),
                    "The rates stay of order one: all harmonics count, with their full Lorentzians.");
        }
        // μ/p against 2/3, 1, 4/3, 2, compared without dividing so that p = 0 is the last row.
        if (Regime.same(mu, p)) {
            return stretched(model, "mu/p = 1", mu, Shape.LORENTZIAN, false);
        }
        if (Regime.same(mu, 2 * p)) {
            return slow(model, "mu/p = 2", Shape.DETUNED);
        }
        if (mu > 2 * p) {
            return slow(model, "mu/p > 2", Shape.NOTHING);
        }
        if (below(3 * mu, 2 * p)) {
            return stretched(model, "0 < mu/p < 2/3", mu, Shape.INVERSE_WIDTH, false);
        }
        if (below(4 * p, 3 * mu)) {
            return stretched(model, "4/3 < mu/p < 2", 2 * p - mu, Shape.DETUNED, true);
        }
        return none(
                mu < p ? "2/3 <= mu/p < 1" : "1 < mu/p <= 4/3",
                "the remainder of the rates does not vanish between 2/3 and 4/3 of mu/p (1 excepted)");
    }

    private enum Shape {
        INVERSE_WIDTH,
        LORENTZIAN,
        DETUNED,
        NOTHING
    }

    private static boolean below(double a, double b) {
        return a < b && !Regime.same(a, b);
    }

    private static InfiniteLevelsLimit stretched(
            BlochModel model, String range, double sigma, Shape shape, boolean needsShifts) {
        if (!model.relaxation().isZero()) {
            return none(range, "the relaxation W is not zero");
        }
        ResonanceTable resonances = ResonanceTable.of(model);
        if (needsShifts && unshiftedPair(model, resonances).isPresent()) {
            return none(range, unshiftedPair(model, resonances).get());
        }
        return new InfiniteLevelsLimit(
                range,
                sigma,
                Optional.of(rates(model, resonances, shape)),
                "In the time eps^(-sigma) t the resonant rates are the whole limit.");
    }

    private static InfiniteLevelsLimit slow(BlochModel model, String range, Shape shape) {
        ResonanceTable resonances = ResonanceTable.of(model);
        Optional<String> obstacle = unshiftedPair(model, resonances);
        if (obstacle.isPresent()) {
            return none(range, obstacle.get());
        }
        return new InfiniteLevelsLimit(
                range,
                0,
                Optional.of(model.relaxation().plus(rates(model, resonances, shape))),
                shape == Shape.NOTHING
                        ? "The wave does nothing in the limit: the relaxation alone remains."
                        : "Shifted lines are as slow as the relaxation, and both remain.");
    }

    private static InfiniteLevelsLimit none(String range, String reason) {
        return new InfiniteLevelsLimit(
                range, Double.NaN, Optional.empty(), "No limit for infinitely many levels: " + reason + ".");
    }

    private static Optional<String> unshiftedPair(BlochModel model, ResonanceTable resonances) {
        return resonances.entries().stream()
                .filter(e -> model.levels().shift(e.n()) == model.levels().shift(e.m()))
                .map(e -> "levels " + e.n() + " and " + e.m() + " are resonant without a shift between them")
                .findFirst();
    }

    private static RateMatrix rates(BlochModel model, ResonanceTable resonances, Shape shape) {
        int size = model.size();
        double[][] out = new double[size][size];
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                double c = resonances.strength(n, m);
                if (c == 0 || n == m) {
                    continue;
                }
                double g = model.damping().gamma(n, m);
                double d = model.levels().shift(n) - model.levels().shift(m);
                out[n][m] = switch (shape) {
                    case INVERSE_WIDTH -> c / g;
                    case LORENTZIAN -> c * g / (g * g + d * d);
                    case DETUNED -> c * g / (d * d);
                    case NOTHING -> 0;
                };
            }
        }
        return new RateMatrix(out);
    }

    /** μ = 0: the averaged rates (17) as ε → 0; shifts ε^p δ vanish unless p = 0. */
    static RateMatrix lorentzian(BlochModel model) {
        int size = model.size();
        Wave wave = model.constantWave();
        double[][] out = new double[size][size];
        for (Harmonic h : wave.harmonics()) {
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    double square = n == m ? 0 : h.matrix().abs2(n, m);
                    if (square > 0) {
                        double g = model.damping().gamma(n, m);
                        double d = model.divisor(n, m, h.index());
                        if (model.levels().shiftExponent() > 0) {
                            d -= model.shiftDifference(n, m);
                        }
                        // paper 2 (17) with mu = 0, doc/quantum.md, Q5.3
                        out[n][m] += 2 * square * g / (g * g + d * d);
                    }
                }
            }
        }
        return new RateMatrix(out);
    }
}
