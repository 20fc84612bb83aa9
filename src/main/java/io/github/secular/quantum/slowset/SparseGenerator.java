package io.github.secular.quantum.slowset;

import io.github.secular.numerics.RefusalException;

/** exp(G τ) z for a large sparse G, by Taylor steps with ‖G‖ h ≤ 1. */
final class SparseGenerator implements Generator {
    private static final int DEGREE = 20;
    private static final double MAX_STEPS = 2e4;

    private final int n;
    private final int[][] columns;
    private final double[][] values;
    private final double[] diagonal;
    private final double[] term;
    private final double[] next;

    /** Rows of G: columns and interleaved values; kept, not copied. */
    SparseGenerator(int[][] columns, double[][] values) {
        n = columns.length;
        this.columns = columns;
        this.values = values;
        diagonal = new double[2 * n];
        term = new double[2 * n];
        next = new double[2 * n];
    }

    @Override
    public void addToDiagonal(int k, double re, double im) {
        diagonal[2 * k] += re;
        diagonal[2 * k + 1] += im;
    }

    @Override
    public double norm() {
        double max = 0;
        for (int i = 0; i < n; i++) {
            double sum = Math.hypot(diagonal[2 * i], diagonal[2 * i + 1]);
            for (int k = 0; k < columns[i].length; k++) {
                sum += Math.hypot(values[i][2 * k], values[i][2 * k + 1]);
            }
            max = Math.max(max, sum);
        }
        return max;
    }

    /** Taylor sums keep linear invariants up to rounding by themselves. */
    @Override
    public void conserve(int[] conserved) {}

    @Override
    public void apply(double[] tau, double[] z) {
        int columns = tau.length;
        double[] one = new double[2 * n];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < one.length; i++) {
                one[i] = z[i * columns + j];
            }
            apply(tau[j], one);
            for (int i = 0; i < one.length; i++) {
                z[i * columns + j] = one[i];
            }
        }
    }

    private void apply(double tau, double[] z) {
        double exponent = norm() * tau;
        if (!(exponent <= MAX_STEPS)) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "A block of %d undamped slow entries moves through %.2g radians until the last output time, too many"
                            + " for a matrix-free exponential; take fewer levels or an earlier end.",
                    n,
                    exponent));
        }
        int steps = (int) Math.ceil(exponent);
        double h = tau / Math.max(1, steps);
        for (int s = 0; s < steps; s++) {
            System.arraycopy(z, 0, term, 0, 2 * n);
            for (int d = 1; d <= DEGREE; d++) {
                multiply(h / d);
                for (int i = 0; i < 2 * n; i++) {
                    term[i] = next[i];
                    z[i] += next[i];
                }
            }
        }
    }

    /** next ← scale · G term. */
    private void multiply(double scale) {
        for (int i = 0; i < n; i++) {
            double re = diagonal[2 * i] * term[2 * i] - diagonal[2 * i + 1] * term[2 * i + 1];
            double im = diagonal[2 * i] * term[2 * i + 1] + diagonal[2 * i + 1] * term[2 * i];
            double[] v = values[i];
            int[] c = columns[i];
            for (int k = 0; k < c.length; k++) {
                double xr = term[2 * c[k]];
                double xi = term[2 * c[k] + 1];
                re += v[2 * k] * xr - v[2 * k + 1] * xi;
                im += v[2 * k] * xi + v[2 * k + 1] * xr;
            }
            next[2 * i] = scale * re;
            next[2 * i + 1] = scale * im;
        }
    }
}
