package io.github.secular.quantum.slowset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * exp(G τ) z for one small G and many τ ≥ 0: the powers exp(G h 2ᵏ) are made once, by squaring, with h a power of two; any
 * τ is then a sum of rungs and a remainder below h, for which a Taylor series serves. All times go side by side, each with
 * the same operations as alone.
 */
abstract class LadderGenerator implements Generator {
    private static final int DEGREE = 16;

    private final int size;
    private final int width;
    private final double[] matrix;
    private final List<double[]> rungs = new ArrayList<>();
    private int[] conserved = {};
    /** Below 0 where G has changed since. */
    private double norm = -1;

    private double step;

    /**
     * @param matrix G, one row after the other; kept
     * @param size how many rows
     */
    LadderGenerator(double[] matrix, int size) {
        this.matrix = matrix;
        this.size = size;
        width = size == 0 ? 0 : matrix.length / size;
    }

    /** The largest sum of |numbers| over a row of A. */
    abstract double norm(double[] a);

    /** out ← A z, z with so many columns. */
    abstract void multiply(double[] a, double[] z, int columns, double[] out);

    /** s A B. */
    abstract double[] product(double s, double[] a, double[] b);

    @Override
    public final double norm() {
        if (norm < 0) {
            norm = norm(matrix);
            step = norm > 0 ? Math.scalb(1, -Math.getExponent(norm) - 2) : Double.POSITIVE_INFINITY;
            rungs.clear();
        }
        return norm;
    }

    /** Adds to a number of G. */
    final void add(int row, int column, double value) {
        matrix[row * width + column] += value;
        norm = -1;
    }

    @Override
    public final void conserve(int[] positions) {
        conserved = positions;
        correct(matrix, 0);
        norm = -1;
    }

    /** Spreads the rounding errors of conserved column sums evenly; the right sum is 0 for G, that of 1 for exp(G). */
    private void correct(double[] a, double identity) {
        for (int j = 0; j < width && conserved.length > 0; j++) {
            double sum = 0;
            for (int i : conserved) {
                sum += a[i * width + j] - (diagonal(i) == j ? identity : 0);
            }
            for (int i : conserved) {
                a[i * width + j] -= sum / conserved.length;
            }
        }
    }

    /** Where the real number of the diagonal stands in row i. */
    private int diagonal(int i) {
        return i * (width / size);
    }

    @Override
    public final void apply(double[] tau, double[] z) {
        if (norm() == 0) {
            return;
        }
        double[] rest = tau.clone();
        double last = Arrays.stream(tau).max().orElse(0);
        for (int k = last >= step ? Math.min(1000, Math.getExponent(last / step)) : -1; k >= 0; k--) {
            double length = Math.scalb(step, k);
            int[] those = IntStream.range(0, rest.length)
                    .filter(j -> rest[j] >= length)
                    .toArray();
            if (those.length > 0) {
                multiplySome(rung(k), z, those, rest.length);
                for (int j : those) {
                    rest[j] -= length;
                }
            }
        }
        taylor(rest, z);
    }

    /** Some columns of z ← A times them. */
    private void multiplySome(double[] a, double[] z, int[] those, int columns) {
        double[] some = new double[z.length / columns * those.length];
        for (int i = 0, at = 0; i < z.length; i += columns) {
            for (int j : those) {
                some[at++] = z[i + j];
            }
        }
        double[] out = new double[some.length];
        multiply(a, some, those.length, out);
        for (int i = 0, at = 0; i < z.length; i += columns) {
            for (int j : those) {
                z[i + j] = out[at++];
            }
        }
    }

    private void taylor(double[] h, double[] z) {
        int columns = h.length;
        double[] term = z.clone();
        double[] next = new double[z.length];
        for (int d = 1; d <= DEGREE; d++) {
            multiply(matrix, term, columns, next);
            for (int i = 0; i < z.length; i += columns) {
                for (int j = 0; j < columns; j++) {
                    double x = next[i + j] * (h[j] / d);
                    term[i + j] = x;
                    z[i + j] += x;
                }
            }
        }
    }

    /** exp(G step 2ᵏ). */
    private double[] rung(int k) {
        if (rungs.isEmpty()) {
            rungs.add(exponential(step));
        }
        while (rungs.size() <= k) {
            double[] last = rungs.get(rungs.size() - 1);
            double[] square = product(1, last, last);
            correct(square, 1);
            rungs.add(square);
        }
        return rungs.get(k);
    }

    /** Taylor series by Horner, for ‖G‖ h ≤ 1/2: exact to rounding at degree 16. */
    private double[] exponential(double h) {
        double[] sum = new double[matrix.length];
        addIdentity(sum);
        for (int d = DEGREE; d >= 1; d--) {
            sum = product(h / d, matrix, sum);
            addIdentity(sum);
        }
        return sum;
    }

    private void addIdentity(double[] a) {
        for (int i = 0; i < size; i++) {
            a[i * width + diagonal(i)] += 1;
        }
    }
}
