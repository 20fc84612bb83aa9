package io.github.secular.numerics;

import org.ejml.data.ZMatrixRMaj;

/** Powers of one matrix on vectors, by the squares that the binary digits ask for: the cost grows as log n. */
public final class MatrixPowers {
    private final RepeatedSquares<ZMatrixRMaj> squares;
    private final double[] scratch;

    public MatrixPowers(ZMatrixRMaj matrix) {
        squares = new RepeatedSquares<>(matrix, MatrixPowers::squared);
        scratch = new double[2 * matrix.numRows];
    }

    /** Replaces v by Aⁿ v. @param v (re, im) pairs */
    public void apply(long n, double[] v) {
        squares.apply(n, square -> multiply(square, v));
    }

    private static ZMatrixRMaj squared(ZMatrixRMaj last) {
        ZMatrixRMaj next = new ZMatrixRMaj(last.numRows, last.numCols);
        ComplexProduct.of(last, last, next);
        return next;
    }

    private void multiply(ZMatrixRMaj a, double[] v) {
        int n = a.numRows;
        double[] d = a.data;
        for (int i = 0; i < n; i++) {
            double re = 0;
            double im = 0;
            for (int j = 0, k = 2 * i * n; j < 2 * n; j += 2, k += 2) {
                re += d[k] * v[j] - d[k + 1] * v[j + 1];
                im += d[k] * v[j + 1] + d[k + 1] * v[j];
            }
            scratch[2 * i] = re;
            scratch[2 * i + 1] = im;
        }
        System.arraycopy(scratch, 0, v, 0, 2 * n);
    }
}
