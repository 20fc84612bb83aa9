package io.github.secular.numerics;

import java.util.Optional;
import org.ejml.data.ZMatrixRMaj;

/**
 * P A = L U of a dense complex matrix, with rows exchanged for the largest pivot of each column (G. H. Golub, C. F. Van
 * Loan, Matrix Computations, section 3.4); EJML's own stands in a jar that not every Fiji has.
 */
public final class ComplexLu {
    private final int n;
    /** L below the diagonal, its ones left out, and U; row by row, (re, im). */
    private final double[] lu;
    /** Which row of A stands in each row of L U. */
    private final int[] order;

    private ComplexLu(int n, double[] lu, int[] order) {
        this.n = n;
        this.lu = lu;
        this.order = order;
    }

    /**
     * Factors a matrix.
     *
     * @param a square; unchanged
     * @return empty if a pivot is 0 or not finite: A is singular, or no matrix of numbers
     * @throws IllegalArgumentException if A is not square
     */
    public static Optional<ComplexLu> of(ZMatrixRMaj a) {
        if (a.numRows != a.numCols) {
            throw new IllegalArgumentException(
                    "Only a square matrix is factored, not one of " + a.numRows + " x " + a.numCols + ".");
        }
        int n = a.numRows;
        ComplexLu out = new ComplexLu(n, java.util.Arrays.copyOf(a.data, 2 * n * n), new int[n]);
        for (int i = 0; i < n; i++) {
            out.order[i] = i;
        }
        for (int k = 0; k < n; k++) {
            if (!out.eliminate(k)) {
                return Optional.empty();
            }
        }
        return Optional.of(out);
    }

    private boolean eliminate(int k) {
        int best = k;
        double largest = 0;
        for (int i = k; i < n; i++) {
            double size = Math.hypot(lu[2 * (i * n + k)], lu[2 * (i * n + k) + 1]);
            if (!(size < Double.POSITIVE_INFINITY)) {
                return false;
            }
            if (size > largest) {
                largest = size;
                best = i;
            }
        }
        if (largest == 0) {
            return false;
        }
        exchange(k, best);
        double[] factor = new double[2];
        for (int i = k + 1; i < n; i++) {
            int at = 2 * (i * n + k);
            divide(lu[at], lu[at + 1], 2 * (k * n + k), factor);
            lu[at] = factor[0];
            lu[at + 1] = factor[1];
            if (factor[0] != 0 || factor[1] != 0) {
                subtract(lu, 2 * (i * n + k + 1), lu, 2 * (k * n + k + 1), n - k - 1, factor[0], factor[1]);
            }
        }
        return true;
    }

    private void exchange(int i, int j) {
        if (i != j) {
            for (int k = 0; k < 2 * n; k++) {
                double value = lu[2 * i * n + k];
                lu[2 * i * n + k] = lu[2 * j * n + k];
                lu[2 * j * n + k] = value;
            }
            int row = order[i];
            order[i] = order[j];
            order[j] = row;
        }
    }

    /** (re + i im) by the entry of L U at {@code by}, scaled so that no square overflows. */
    private void divide(double re, double im, int by, double[] out) {
        double c = lu[by];
        double d = lu[by + 1];
        int scale = Math.getExponent(Math.max(Math.abs(c), Math.abs(d)));
        c = Math.scalb(c, -scale);
        d = Math.scalb(d, -scale);
        double size = c * c + d * d;
        out[0] = Math.scalb((re * c + im * d) / size, -scale);
        out[1] = Math.scalb((im * c - re * d) / size, -scale);
    }

    /** target -= (re + i im) source, over {@code length} complex numbers. */
    private static void subtract(double[] target, int to, double[] source, int from, int length, double re, double im) {
        for (int j = 0; j < 2 * length; j += 2) {
            double x = source[from + j];
            double y = source[from + j + 1];
            target[to + j] -= re * x - im * y;
            target[to + j + 1] -= re * y + im * x;
        }
    }

    /**
     * The X with A X = B.
     *
     * @param b as many rows as A; unchanged
     * @return a new matrix of the shape of B
     */
    public ZMatrixRMaj solve(ZMatrixRMaj b) {
        int columns = b.numCols;
        ZMatrixRMaj x = new ZMatrixRMaj(n, columns);
        for (int i = 0; i < n; i++) {
            System.arraycopy(b.data, 2 * order[i] * columns, x.data, 2 * i * columns, 2 * columns);
            for (int k = 0; k < i; k++) {
                remove(x, i, k);
            }
        }
        double[] quotient = new double[2];
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                remove(x, i, k);
            }
            for (int j = 2 * i * columns; j < 2 * (i + 1) * columns; j += 2) {
                divide(x.data[j], x.data[j + 1], 2 * (i * n + i), quotient);
                x.data[j] = quotient[0];
                x.data[j + 1] = quotient[1];
            }
        }
        return x;
    }

    /** Row i of X less row k times the entry (i, k) of L U. */
    private void remove(ZMatrixRMaj x, int i, int k) {
        double re = lu[2 * (i * n + k)];
        double im = lu[2 * (i * n + k) + 1];
        if (re != 0 || im != 0) {
            subtract(x.data, 2 * i * x.numCols, x.data, 2 * k * x.numCols, x.numCols, re, im);
        }
    }

    /** A⁻¹. */
    public ZMatrixRMaj inverse() {
        ZMatrixRMaj one = new ZMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            one.data[2 * (i * n + i)] = 1;
        }
        return solve(one);
    }
}
