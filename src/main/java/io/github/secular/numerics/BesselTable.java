package io.github.secular.numerics;

/** J_0(x) … J_n(x) at one x ≥ 0 by Miller's downward recurrence, stable for all orders at once. */
public final class BesselTable {
    private static final double LARGE = 1e200;

    private BesselTable() {}

    /** @param out gets J_0 … J_n, n + 1 its length; relative accuracy some 1e-15 of the largest */
    public static void fill(double x, double[] out) {
        java.util.Arrays.fill(out, 0);
        if (x < 1e-14) {
            out[0] = 1;
            return;
        }
        int n = out.length - 1;
        int top = Math.max(n, (int) Math.ceil(x));
        int start = 2 * ((top + 20 + (int) Math.ceil(Math.sqrt(60.0 * top))) / 2);
        double above = 0;
        double here = 1e-200;
        double sum = 0;
        for (int m = start; m >= 0; m--) {
            if (m <= n) {
                out[m] = here;
            }
            if (m % 2 == 0) {
                sum += m == 0 ? here : 2 * here;
            }
            double below = 2 * m / x * here - above;
            above = here;
            here = below;
            if (Math.abs(here) > LARGE) {
                here /= LARGE;
                above /= LARGE;
                sum /= LARGE;
                for (int j = m; j <= n; j++) {
                    out[j] /= LARGE;
                }
            }
        }
        // J_0 + 2 Σ J_2k = 1
        for (int m = 0; m <= n; m++) {
            out[m] /= sum;
        }
    }
}
