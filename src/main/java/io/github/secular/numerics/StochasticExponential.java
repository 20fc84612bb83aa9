package io.github.secular.numerics;

import org.ejml.data.DMatrixRMaj;

/**
 * exp(G t) of a rate matrix G: entries off the diagonal at least 0, columns summing to 0. The result is
 * non-negative with columns summing to 1, both by construction.
 *
 * <p>With q the largest outflow, exp(Gh) = e^{−qh} Σ_k ((G + qI)h)^k / k!, a sum of non-negative terms, for a
 * small h = t/2^s; then s squarings. Entries off the diagonal are sums of products of non-negative numbers and so
 * keep their relative accuracy however small they are; a diagonal entry near 1 is found from its column's sum,
 * and other columns are scaled to their sum, so that squaring does not double the error of conservation.
 */
public final class StochasticExponential {
    /** The largest q h; the series then ends after some ten terms. */
    private static final double LARGEST_STEP = 0.25;

    private static final int TERMS = 14;

    private StochasticExponential() {}

    /**
     * exp(G t).
     *
     * @param generator G, N × N; of its diagonal nothing is read, it is taken so that columns sum to 0; unchanged
     * @param t at least 0
     * @throws IllegalArgumentException if G is not square or has a negative rate
     * @throws RefusalException if G t is not finite
     */
    public static DMatrixRMaj of(DMatrixRMaj generator, double t) {
        int n = generator.numRows;
        double[] g = rates(generator, t);
        double q = 0;
        for (int j = 0; j < n; j++) {
            q = Math.max(q, -g[j * n + j]);
        }
        if (!(q < Double.POSITIVE_INFINITY)) {
            throw new RefusalException(
                    "Rates times time must be finite, but reach " + q + "; give smaller rates, or earlier times.");
        }
        int squarings = q <= LARGEST_STEP ? 0 : Math.max(0, Math.getExponent(q / LARGEST_STEP) + 1);
        double scale = Math.scalb(1.0, -squarings);
        double[] shifted = new double[n * n];
        for (int k = 0; k < g.length; k++) {
            shifted[k] = g[k] * scale;
        }
        double step = q * scale;
        for (int i = 0; i < n; i++) {
            shifted[i * n + i] = Math.max(0, shifted[i * n + i] + step);
        }
        double[] sum = identity(n);
        double[] scratch = new double[n * n];
        // Horner: I + X(I + X/2(I + X/3(…)))
        for (int k = TERMS; k >= 1; k--) {
            multiply(n, shifted, sum, scratch);
            for (int i = 0; i < scratch.length; i++) {
                sum[i] = scratch[i] / k;
            }
            for (int i = 0; i < n; i++) {
                sum[i * n + i] += 1;
            }
        }
        double decay = Math.exp(-step);
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= decay;
        }
        conserve(n, sum);
        for (int s = 0; s < squarings; s++) {
            multiply(n, sum, sum, scratch);
            double[] swap = sum;
            sum = scratch;
            scratch = swap;
            conserve(n, sum);
        }
        return DMatrixRMaj.wrap(n, n, sum);
    }

    /**
     * Σ_m P(n, m) p_m.
     *
     * @param propagator N × N, as {@link #of} gives it
     * @param p length N; overwritten with the result
     * @param scratch length N
     */
    public static void apply(DMatrixRMaj propagator, double[] p, double[] scratch) {
        int n = p.length;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += propagator.data[i * n + j] * p[j];
            }
            scratch[i] = sum;
        }
        System.arraycopy(scratch, 0, p, 0, n);
    }

    /** G t with its diagonal set from the columns. */
    private static double[] rates(DMatrixRMaj generator, double t) {
        int n = generator.numRows;
        if (generator.numCols != n || !(t >= 0)) {
            throw new IllegalArgumentException("A square rate matrix and a time of at least 0 are needed, but " + n
                    + " x " + generator.numCols + " and " + t + " were given.");
        }
        double[] g = new double[n * n];
        for (int j = 0; j < n; j++) {
            double outflow = 0;
            for (int i = 0; i < n; i++) {
                if (i != j) {
                    double rate = generator.get(i, j) * t;
                    if (!(rate >= 0)) {
                        throw new IllegalArgumentException("A rate must be at least 0, but entry (" + i + ", " + j
                                + ") times the time is " + rate + ".");
                    }
                    g[i * n + j] = rate;
                    outflow += rate;
                }
            }
            g[j * n + j] = -outflow;
        }
        return g;
    }

    /** Makes each column sum to 1 without touching small entries off the diagonal. */
    private static void conserve(int n, double[] p) {
        for (int j = 0; j < n; j++) {
            double off = 0;
            for (int i = 0; i < n; i++) {
                if (i != j) {
                    off += p[i * n + j];
                }
            }
            if (off <= 0.5) {
                p[j * n + j] = 1 - off;
            } else {
                double sum = off + p[j * n + j];
                for (int i = 0; i < n; i++) {
                    p[i * n + j] /= sum;
                }
            }
        }
    }

    private static double[] identity(int n) {
        double[] out = new double[n * n];
        for (int i = 0; i < n; i++) {
            out[i * n + i] = 1;
        }
        return out;
    }

    private static void multiply(int n, double[] a, double[] b, double[] out) {
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double x = a[i * n + k];
                for (int j = 0; j < n; j++) {
                    out[i * n + j] += x * b[k * n + j];
                }
            }
        }
    }
}
