package io.github.secular.classical.harmonic;

import io.github.secular.numerics.InvalidInputException;

/**
 * A real quasi-periodic function of fast time, φ(τ) = Σ_j c_j e^{iν_jτ}.
 *
 * <p>Immutable.
 */
public final class TrigonometricSum {
    private static final double PERIODIC = 1e-12;
    private static final int MOST_TURNS = 64;

    private final double[] frequencies;
    private final double[] coefficients;

    /**
     * @param frequencies ν_j, angular, per unit of fast time
     * @param coefficients c_j as (re, im), of twice the length; together real: −ν comes with the conjugate of c
     */
    public TrigonometricSum(double[] frequencies, double[] coefficients) {
        if (coefficients.length != 2 * frequencies.length) {
            throw new InvalidInputException(
                    "coefficients", coefficients.length + " numbers", "two for each of the frequencies");
        }
        for (double v : frequencies) {
            requireFinite("frequencies", v);
        }
        for (double v : coefficients) {
            requireFinite("coefficients", v);
        }
        this.frequencies = frequencies.clone();
        this.coefficients = coefficients.clone();
    }

    /** amplitude · cos(ν τ + phase). */
    public static TrigonometricSum cosine(double amplitude, double frequency, double phase) {
        double re = amplitude / 2 * Math.cos(phase);
        double im = amplitude / 2 * Math.sin(phase);
        return new TrigonometricSum(new double[] {frequency, -frequency}, new double[] {re, im, re, -im});
    }

    /** ν_j, a copy. */
    public double[] frequencies() {
        return frequencies.clone();
    }

    /** c_j as (re, im), a copy. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    public double at(double tau) {
        double sum = 0;
        for (int j = 0; j < frequencies.length; j++) {
            double angle = frequencies[j] * tau;
            sum += coefficients[2 * j] * Math.cos(angle) - coefficients[2 * j + 1] * Math.sin(angle);
        }
        return sum;
    }

    /**
     * The shortest common period, or NaN where none was found within {@value #MOST_TURNS} turns of the slowest
     * frequency; 2π where φ is constant, of which every time is a period.
     */
    public double period() {
        double slowest = Double.POSITIVE_INFINITY;
        for (double nu : frequencies) {
            if (nu != 0) {
                slowest = Math.min(slowest, Math.abs(nu));
            }
        }
        if (slowest == Double.POSITIVE_INFINITY) {
            return 2 * Math.PI;
        }
        for (int turns = 1; turns <= MOST_TURNS; turns++) {
            boolean common = true;
            for (double nu : frequencies) {
                double ratio = nu / slowest * turns;
                common &= Math.abs(ratio - Math.rint(ratio)) <= PERIODIC * turns;
            }
            if (common) {
                return 2 * Math.PI * turns / slowest;
            }
        }
        return Double.NaN;
    }

    private static void requireFinite(String where, double v) {
        if (!(Math.abs(v) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(where, "" + v, "finite numbers");
        }
    }
}
