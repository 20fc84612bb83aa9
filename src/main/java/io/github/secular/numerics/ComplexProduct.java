package io.github.secular.numerics;

import java.util.Arrays;
import org.ejml.data.ZMatrixRMaj;

/** Products of dense complex matrices; EJML's own stand in a jar that not every Fiji has. */
public final class ComplexProduct {
    private ComplexProduct() {}

    /**
     * C = A B.
     *
     * @param a unchanged
     * @param b unchanged
     * @param c overwritten; neither a nor b
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public static void of(ZMatrixRMaj a, ZMatrixRMaj b, ZMatrixRMaj c) {
        of(1, a, b, c);
    }

    /**
     * out += A v.
     *
     * @param a n × n, (re, im) of entry (i, j) at 2 (i n + j)
     * @param v n complex numbers, interleaved; another array than {@code out}
     */
    public static void addTo(double[] out, double[] a, int n, double[] v) {
        for (int i = 0; i < n; i++) {
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                int k = 2 * (i * n + j);
                re += a[k] * v[2 * j] - a[k + 1] * v[2 * j + 1];
                im += a[k] * v[2 * j + 1] + a[k + 1] * v[2 * j];
            }
            out[2 * i] += re;
            out[2 * i + 1] += im;
        }
    }

    /**
     * C = s A B.
     *
     * @param s a real factor
     * @param a unchanged
     * @param b unchanged
     * @param c overwritten; neither a nor b
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public static void of(double s, ZMatrixRMaj a, ZMatrixRMaj b, ZMatrixRMaj c) {
        if (a.numCols != b.numRows || c.numRows != a.numRows || c.numCols != b.numCols || c == a || c == b) {
            throw new IllegalArgumentException("Matrices of " + a.numRows + " x " + a.numCols + " and " + b.numRows
                    + " x " + b.numCols + " do not multiply into one of " + c.numRows + " x " + c.numCols + ".");
        }
        int width = 2 * b.numCols;
        double[] out = c.data;
        Arrays.fill(out, 0, c.numRows * width, 0);
        for (int i = 0; i < a.numRows; i++) {
            int row = i * width;
            for (int k = 0; k < a.numCols; k++) {
                double re = s * a.data[2 * (i * a.numCols + k)];
                double im = s * a.data[2 * (i * a.numCols + k) + 1];
                int from = k * width;
                for (int j = 0; j < width; j += 2) {
                    double x = b.data[from + j];
                    double y = b.data[from + j + 1];
                    out[row + j] += re * x - im * y;
                    out[row + j + 1] += re * y + im * x;
                }
            }
        }
    }
}
