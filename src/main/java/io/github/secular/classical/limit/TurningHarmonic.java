package io.github.secular.classical.limit;

import java.util.List;

/**
 * One angle harmonic of the terms of one frequency, c(t) = Σ_j g_j(t) V̂_j(k), where their envelopes differ: it turns
 * in slow time, and ε²φ′ = ε² Im(c′/c) is added to its frequency.
 *
 * @param modes the terms
 * @param numbers of these terms among all
 * @param re Re V̂_j(k) per term
 * @param im Im V̂_j(k) per term
 * @param energy E
 * @param k the harmonic, of either sign
 * @param omega ω of the orbit
 * @param fast ε²
 * @param weight what |c|² Re R_k counts in d
 */
record TurningHarmonic(
        List<ShakingMode> modes,
        int[] numbers,
        double[] re,
        double[] im,
        double energy,
        int k,
        double omega,
        double fast,
        double weight) {
    TurningHarmonic weighted(double factor) {
        return new TurningHarmonic(modes, numbers, re, im, energy, k, omega, fast, factor);
    }

    boolean isZero() {
        for (int j = 0; j < re.length; j++) {
            if (re[j] != 0 || im[j] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Its part of d.
     *
     * @param g the values of the envelopes of all terms, then their slopes
     */
    double diffusion(double[] g) {
        double[] c = sum(g, 0);
        double square = c[0] * c[0] + c[1] * c[1];
        return square == 0
                ? 0
                : weight
                        * square
                        * modes.get(0)
                                .response()
                                .at(energy, k, omega, shift(c, sum(g, g.length / 2)))
                                .getReal();
    }

    /** ε²φ′ at slow time t; 0 where there is no amplitude. */
    double shift(double t) {
        double[] c = new double[2];
        double[] slope = new double[2];
        for (int j = 0; j < re.length; j++) {
            double g = modes.get(j).envelope().at(t);
            double change = modes.get(j).envelope().slopeAt(t);
            c[0] += g * re[j];
            c[1] += g * im[j];
            slope[0] += change * re[j];
            slope[1] += change * im[j];
        }
        return shift(c, slope);
    }

    private double shift(double[] c, double[] slope) {
        double square = c[0] * c[0] + c[1] * c[1];
        return square == 0 ? 0 : fast * (slope[1] * c[0] - slope[0] * c[1]) / square;
    }

    private double[] sum(double[] g, int from) {
        double[] out = new double[2];
        for (int j = 0; j < re.length; j++) {
            out[0] += g[from + numbers[j]] * re[j];
            out[1] += g[from + numbers[j]] * im[j];
        }
        return out;
    }
}
