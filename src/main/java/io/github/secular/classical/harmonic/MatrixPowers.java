package io.github.secular.classical.harmonic;

import io.github.secular.numerics.ComplexProduct;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.ZMatrixRMaj;

/** Powers of one matrix on vectors, by the squares that the binary digits ask for: the cost grows as log n. */
final class MatrixPowers {
    private final List<ZMatrixRMaj> squares = new ArrayList<>();
    private double[] scratch;

    MatrixPowers(ZMatrixRMaj matrix) {
        squares.add(matrix);
        scratch = new double[2 * matrix.numRows];
    }

    /** Replaces v by Aⁿ v. @param v (re, im) pairs */
    void apply(long n, double[] v) {
        int digit = 0;
        for (long rest = n; rest > 0; rest >>= 1, digit++) {
            if ((rest & 1) != 0) {
                multiply(square(digit), v);
            }
        }
    }

    private ZMatrixRMaj square(int digit) {
        while (squares.size() <= digit) {
            ZMatrixRMaj last = squares.get(squares.size() - 1);
            ZMatrixRMaj next = new ZMatrixRMaj(last.numRows, last.numCols);
            ComplexProduct.of(last, last, next);
            squares.add(next);
        }
        return squares.get(digit);
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
