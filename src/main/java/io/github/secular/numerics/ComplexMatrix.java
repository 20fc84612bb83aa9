package io.github.secular.numerics;

import org.ejml.data.ZMatrixRMaj;

/**
 * An immutable dense complex matrix, stored row by row as interleaved pairs
 * (re, im): entry (i, j) stands at {@code 2 * (i * columns + j)}.
 */
public final class ComplexMatrix {
    private final int rows;
    private final int columns;
    private final double[] data;

    /** How many entries are not zero. */
    public int count() {
        int count = 0;
        for (int i = 0; i < data.length; i += 2) {
            count += data[i] != 0 || data[i + 1] != 0 ? 1 : 0;
        }
        return count;
    }

    /** Wraps {@code data} without copying; only for arrays nobody else keeps. */
    private ComplexMatrix(int rows, int columns, double[] data, boolean owned) {
        if (data.length != 2 * rows * columns) {
            throw new IllegalArgumentException("A " + rows + " x " + columns + " complex matrix needs "
                    + 2 * rows * columns + " numbers, but " + data.length + " were given.");
        }
        this.rows = rows;
        this.columns = columns;
        this.data = owned ? data : data.clone();
    }

    /**
     * The matrix with the given interleaved entries (copied).
     *
     * @param interleaved length 2 · rows · columns, row by row, (re, im)
     */
    public static ComplexMatrix of(int rows, int columns, double[] interleaved) {
        return new ComplexMatrix(rows, columns, interleaved, false);
    }

    /** The matrix with zero imaginary part; {@code real[i][j]}, all rows of one length. */
    public static ComplexMatrix ofReal(double[][] real) {
        int rows = real.length;
        int columns = rows == 0 ? 0 : real[0].length;
        double[] data = new double[2 * rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                data[2 * (i * columns + j)] = real[i][j];
            }
        }
        return new ComplexMatrix(rows, columns, data, true);
    }

    /** The square matrix with the given real diagonal. */
    public static ComplexMatrix diagonal(double... entries) {
        int n = entries.length;
        double[] data = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            data[2 * (i * n + i)] = entries[i];
        }
        return new ComplexMatrix(n, n, data, true);
    }

    public static ComplexMatrix zero(int rows, int columns) {
        return new ComplexMatrix(rows, columns, new double[2 * rows * columns], true);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double re(int row, int column) {
        return data[2 * (row * columns + column)];
    }

    public double im(int row, int column) {
        return data[2 * (row * columns + column) + 1];
    }

    /** |entry|², without the square root of {@link #abs}. */
    public double abs2(int row, int column) {
        double re = re(row, column);
        double im = im(row, column);
        return re * re + im * im;
    }

    public double abs(int row, int column) {
        return Math.hypot(re(row, column), im(row, column));
    }

    /** The largest |entry|; 0 for an empty matrix. */
    public double maxAbs() {
        double max = 0;
        for (int k = 0; k < data.length; k += 2) {
            max = Math.max(max, Math.hypot(data[k], data[k + 1]));
        }
        return max;
    }

    /** The conjugate transpose. */
    public ComplexMatrix adjoint() {
        double[] out = new double[data.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                out[2 * (j * rows + i)] = re(i, j);
                out[2 * (j * rows + i) + 1] = -im(i, j);
            }
        }
        return new ComplexMatrix(columns, rows, out, true);
    }

    public ComplexMatrix plus(ComplexMatrix other) {
        requireSameShape(other);
        double[] out = data.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] += other.data[k];
        }
        return new ComplexMatrix(rows, columns, out, true);
    }

    /** This matrix times the complex number re + i im. */
    public ComplexMatrix times(double re, double im) {
        double[] out = new double[data.length];
        for (int k = 0; k < out.length; k += 2) {
            out[k] = re * data[k] - im * data[k + 1];
            out[k + 1] = re * data[k + 1] + im * data[k];
        }
        return new ComplexMatrix(rows, columns, out, true);
    }

    /** The largest |this − other|, entry by entry. */
    public double distance(ComplexMatrix other) {
        return plus(other.times(-1, 0)).maxAbs();
    }

    /** A copy of the interleaved entries, row by row. */
    public double[] toArray() {
        return data.clone();
    }

    /** A copy for EJML. */
    public ZMatrixRMaj toEjml() {
        ZMatrixRMaj out = new ZMatrixRMaj(rows, columns);
        System.arraycopy(data, 0, out.data, 0, data.length);
        return out;
    }

    private void requireSameShape(ComplexMatrix other) {
        if (rows != other.rows || columns != other.columns) {
            throw new IllegalArgumentException("Matrices of " + rows + " x " + columns + " and " + other.rows + " x "
                    + other.columns + " do not fit.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComplexMatrix m && rows == m.rows && java.util.Arrays.equals(data, m.data);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(data);
    }
}
