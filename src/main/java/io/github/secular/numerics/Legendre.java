package io.github.secular.numerics;

/** Legendre polynomials, and the Gauss-Lobatto points. */
public final class Legendre {
    private static final int NEWTON = 60;

    private Legendre() {}

    /** L_0 … L_n at z. @param out gets n + 1 values */
    public static void values(double z, int n, double[] out) {
        out[0] = 1;
        if (n > 0) {
            out[1] = z;
        }
        for (int l = 1; l < n; l++) {
            out[l + 1] = ((2 * l + 1) * z * out[l] - l * out[l - 1]) / (l + 1);
        }
    }

    /** L′_0 … L′_n from their values at z. */
    public static void slopes(double z, int n, double[] values, double[] out) {
        out[0] = 0;
        if (n > 0) {
            out[1] = 1;
        }
        for (int l = 2; l <= n; l++) {
            out[l] = out[l - 2] + (2 * l - 1) * values[l - 1];
        }
    }

    /** The n + 1 points of the Gauss-Lobatto rule, −1 and 1 among them: where L′_n = 0. @param n at least 1 */
    public static double[] lobatto(int n) {
        double[] out = new double[n + 1];
        double[] l = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double z = -Math.cos(Math.PI * i / n);
            for (int round = 0; i > 0 && i < n && round < NEWTON; round++) {
                values(z, n, l);
                // (1 − z²) L′_n = n (L_{n−1} − z L_n), and the derivative of this is −n (n + 1) L_n.
                double step = (l[n - 1] - z * l[n]) / ((n + 1) * l[n]);
                z += step;
                if (Math.abs(step) < 1e-16) {
                    break;
                }
            }
            out[i] = z;
        }
        return out;
    }

    /** By node a and degree l: the nodal polynomial a as Σ_l c_al L_l. */
    public static double[][] nodal(int n) {
        double[] z = lobatto(n);
        double[][] out = new double[n + 1][n + 1];
        double[] l = new double[n + 1];
        for (int a = 0; a <= n; a++) {
            values(z[a], n, l);
            double weight = 2 / (n * (n + 1) * l[n] * l[n]);
            for (int k = 0; k <= n; k++) {
                out[a][k] = (k < n ? k + 0.5 : n / 2.0) * weight * l[k];
            }
        }
        return out;
    }
}
