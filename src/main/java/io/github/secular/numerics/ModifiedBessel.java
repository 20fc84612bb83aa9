package io.github.secular.numerics;

/** The modified Bessel function of order 0. */
public final class ModifiedBessel {
    /** From here on the asymptotic series ends below rounding, e^(−2z). */
    private static final double LARGE = 18.5;

    private ModifiedBessel() {}

    /** e^(−z) I_0(z), z ≥ 0. */
    public static double scaledZero(double z) {
        double term = 1;
        double sum = 1;
        if (z < LARGE) {
            double quarter = z * z / 4;
            for (int k = 1; term > 1e-17 * sum; k++) {
                term *= quarter / ((double) k * k);
                sum += term;
            }
            return sum * Math.exp(-z);
        }
        for (int k = 1; term > 1e-17 * sum; k++) {
            double next = term * (2 * k - 1) * (2 * k - 1) / (8 * k * z);
            if (next >= term) {
                break;
            }
            term = next;
            sum += term;
        }
        return sum / Math.sqrt(2 * Math.PI * z);
    }
}
