package io.github.secular.quantum.graded;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Some complex vectors of N amplitudes, as the columns of a matrix. */
final class AmplitudeColumns {
    private final DMatrixRMaj re;
    private final DMatrixRMaj im;

    /** @param re N × columns, kept */
    AmplitudeColumns(DMatrixRMaj re, DMatrixRMaj im) {
        this.re = re;
        this.im = im;
    }

    AmplitudeColumns copy() {
        return new AmplitudeColumns(re.copy(), im.copy());
    }

    /** Real parts row by row, then imaginary parts. */
    double[] numbers() {
        double[] out = Arrays.copyOf(re.data, 2 * re.getNumElements());
        System.arraycopy(im.data, 0, out, re.getNumElements(), im.getNumElements());
        return out;
    }

    /** a ← a + d. */
    void add(DMatrixRMaj dRe, DMatrixRMaj dIm) {
        CommonOps_DDRM.addEquals(re, dRe);
        CommonOps_DDRM.addEquals(im, dIm);
    }

    /** a ← a + D a. */
    void addProduct(DMatrixRMaj dRe, DMatrixRMaj dIm) {
        DMatrixRMaj moreRe = new DMatrixRMaj(re.numRows, re.numCols);
        DMatrixRMaj moreIm = new DMatrixRMaj(re.numRows, re.numCols);
        CommonOps_DDRM.mult(dRe, re, moreRe);
        CommonOps_DDRM.multAdd(-1, dIm, im, moreRe);
        CommonOps_DDRM.mult(dRe, im, moreIm);
        CommonOps_DDRM.multAdd(dIm, re, moreIm);
        add(moreRe, moreIm);
    }

    /** Multiplies row n by cos_n + i sin_n. */
    void turn(double[] cos, double[] sin) {
        int columns = re.numCols;
        for (int n = 0; n < cos.length; n++) {
            for (int k = n * columns; k < (n + 1) * columns; k++) {
                double x = re.data[k];
                double y = im.data[k];
                re.data[k] = x * cos[n] - y * sin[n];
                im.data[k] = x * sin[n] + y * cos[n];
            }
        }
    }

    /** The adjoint, as columns. */
    AmplitudeColumns adjoint() {
        DMatrixRMaj outRe = CommonOps_DDRM.transpose(re, null);
        DMatrixRMaj outIm = CommonOps_DDRM.transpose(im, null);
        CommonOps_DDRM.changeSign(outIm);
        return new AmplitudeColumns(outRe, outIm);
    }

    /** The matrix itself, interleaved, row by row; it is made Hermitian to the last bit. */
    double[] hermitian() {
        int n = re.numRows;
        double[] out = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            out[2 * (i * n + i)] = re.get(i, i);
            for (int j = i + 1; j < n; j++) {
                put(out, n, i, j, (re.get(i, j) + re.get(j, i)) / 2, (im.get(i, j) - im.get(j, i)) / 2);
            }
        }
        return out;
    }

    /** The sum of a a† over the columns, interleaved, row by row. */
    double[] density() {
        int n = re.numRows;
        int columns = re.numCols;
        double[] out = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double x = 0;
                double y = 0;
                for (int k = 0; k < columns; k++) {
                    double a = re.data[i * columns + k];
                    double b = im.data[i * columns + k];
                    double c = re.data[j * columns + k];
                    double d = im.data[j * columns + k];
                    x += a * c + b * d;
                    y += b * c - a * d;
                }
                put(out, n, i, j, x, i == j ? 0 : y);
            }
        }
        return out;
    }

    private static void put(double[] out, int n, int i, int j, double x, double y) {
        out[2 * (i * n + j)] = x;
        out[2 * (i * n + j) + 1] = y;
        out[2 * (j * n + i)] = x;
        out[2 * (j * n + i) + 1] = -y;
    }
}
