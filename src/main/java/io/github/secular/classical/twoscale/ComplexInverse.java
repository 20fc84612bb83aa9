package io.github.secular.classical.twoscale;

import io.github.secular.numerics.RefusalException;

/** Inverses of small complex matrices, (re, im) at 2 (i n + j). */
final class ComplexInverse {
    private ComplexInverse() {}

    /**
     * In place, by Gauss and Jordan with row pivots.
     *
     * @throws RefusalException if the matrix is singular
     */
    static void invert(double[] a, int n) {
        int[] order = new int[n];
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = size(a, r * n + c) > size(a, pivot * n + c) ? r : pivot;
            }
            double scale = size(a, pivot * n + c);
            if (!(scale > 0)) {
                throw new RefusalException(
                        "A linear system of the two-scale solver is singular; use a positive relaxation rate.");
            }
            order[c] = pivot;
            swapRows(a, n, c, pivot);
            int d = 2 * (c * n + c);
            double pr = a[d] / scale;
            double pi = -a[d + 1] / scale;
            a[d] = 1;
            a[d + 1] = 0;
            for (int j = 0; j < n; j++) {
                int k = 2 * (c * n + j);
                double re = a[k];
                a[k] = re * pr - a[k + 1] * pi;
                a[k + 1] = re * pi + a[k + 1] * pr;
            }
            for (int r = 0; r < n; r++) {
                if (r != c) {
                    int f = 2 * (r * n + c);
                    double fr = a[f];
                    double fi = a[f + 1];
                    a[f] = 0;
                    a[f + 1] = 0;
                    for (int j = 0; j < n; j++) {
                        int k = 2 * (c * n + j);
                        int to = 2 * (r * n + j);
                        a[to] -= fr * a[k] - fi * a[k + 1];
                        a[to + 1] -= fr * a[k + 1] + fi * a[k];
                    }
                }
            }
        }
        for (int c = n - 1; c >= 0; c--) {
            for (int r = 0; order[c] != c && r < n; r++) {
                for (int part = 0; part < 2; part++) {
                    int i = 2 * (r * n + c) + part;
                    int j = 2 * (r * n + order[c]) + part;
                    double t = a[i];
                    a[i] = a[j];
                    a[j] = t;
                }
            }
        }
    }

    private static double size(double[] a, int k) {
        return a[2 * k] * a[2 * k] + a[2 * k + 1] * a[2 * k + 1];
    }

    private static void swapRows(double[] a, int n, int r, int s) {
        for (int j = 0; r != s && j < 2 * n; j++) {
            double t = a[2 * r * n + j];
            a[2 * r * n + j] = a[2 * s * n + j];
            a[2 * s * n + j] = t;
        }
    }

    /** out (re, im at 2 to) = or += a · v (at 2 from). */
    static void multiply(double[] a, int n, double[] v, int from, double[] out, int to) {
        for (int i = 0; i < n; i++) {
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                int k = 2 * (i * n + j);
                double x = v[2 * (from + j)];
                double y = v[2 * (from + j) + 1];
                re += a[k] * x - a[k + 1] * y;
                im += a[k] * y + a[k + 1] * x;
            }
            out[2 * (to + i)] += re;
            out[2 * (to + i) + 1] += im;
        }
    }
}
