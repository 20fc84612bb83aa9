package io.github.secular.numerics;

/**
 * Modified Bessel functions of the first kind, e^{−x} I_n(x) for n = 0, 1, 2 … at once, by Miller's backward
 * recurrence I_{n−1} = I_{n+1} + (2n/x) I_n normalised with e^{−x}(I_0 + 2 Σ I_n) = 1. All terms are positive, so
 * that every value has full relative accuracy, at any x.
 */
public final class ScaledBessel {
    private static final double LARGE = 1e200;

    private ScaledBessel() {}

    /**
     * @param x at least 0
     * @param count how many, at least 1
     * @return e^{−x} I_0(x) … e^{−x} I_{count−1}(x)
     */
    public static double[] first(int count, double x) {
        if (!(x >= 0 && x < 1e12)) {
            throw new IllegalArgumentException("The argument must be at least 0 and below 1e12, but is " + x + ".");
        }
        double[] out = new double[count];
        if (x == 0) {
            out[0] = 1;
            return out;
        }
        // I_k / I_0 behaves like exp(−k²/2x) up to k ~ x and falls faster beyond.
        int start = count + 40 + (int) Math.ceil(15 * Math.sqrt(x));
        double above = 0;
        double here = 1e-200;
        double sum = 0;
        for (int n = start; n >= 1; n--) {
            if (n < count) {
                out[n] = here;
            }
            sum += 2 * here;
            double below = above + 2 * n / x * here;
            above = here;
            here = below;
            if (here > LARGE) {
                here /= LARGE;
                above /= LARGE;
                sum /= LARGE;
                for (int k = n; k < count; k++) {
                    out[k] /= LARGE;
                }
            }
        }
        out[0] = here;
        sum += here;
        for (int n = 0; n < count; n++) {
            out[n] /= sum;
        }
        return out;
    }
}
