package io.github.secular.numerics;

import java.util.Arrays;

/**
 * Vectors x with A x = 0, and l with l A = 0, of a dense complex matrix whose rows and columns may be of very different
 * sizes: both are scaled until the largest entry of each is about 1 (D. Ruiz, 2001), then eliminated with the largest
 * entry left as pivot (complete pivoting; G. H. Golub, C. F. Van Loan, Matrix Computations, section 3.4).
 */
public final class NullSpace {
    private static final int SCALINGS = 12;

    private final int n;
    private final int rank;
    private final double smallest;
    /** L below the diagonal and U, of the scaled matrix with rows and columns exchanged; row by row, (re, im). */
    private final double[] lu;

    private final int[] rowOrder;
    private final int[] columnOrder;
    private final double[] rowScale;
    private final double[] columnScale;

    /**
     * Eliminates a matrix.
     *
     * @param a n × n, row by row, (re, im); unchanged
     * @param known how many x there are at least; so many of the last pivots are 0 whatever rounding made of them
     * @param tolerance other pivots of the scaled matrix at most this large count as 0
     * @throws RefusalException if an entry is not finite
     */
    public NullSpace(double[] a, int n, int known, double tolerance) {
        this.n = n;
        lu = a.clone();
        rowScale = new double[n];
        columnScale = new double[n];
        Arrays.fill(rowScale, 1);
        Arrays.fill(columnScale, 1);
        for (int k = 0; k < SCALINGS; k++) {
            scale();
        }
        rowOrder = new int[n];
        columnOrder = new int[n];
        Arrays.setAll(rowOrder, i -> i);
        Arrays.setAll(columnOrder, i -> i);
        int done = 0;
        double last = Double.POSITIVE_INFINITY;
        while (done < n - known) {
            double pivot = eliminate(done, tolerance);
            if (!(pivot > tolerance)) {
                break;
            }
            last = pivot;
            done++;
        }
        rank = done;
        smallest = last;
    }

    /** Divides every row and column by the root of its largest entry, all at once. */
    private void scale() {
        double[] row = new double[n];
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double size = Math.hypot(lu[2 * (i * n + j)], lu[2 * (i * n + j) + 1]);
                if (!(size < Double.POSITIVE_INFINITY)) {
                    throw new RefusalException("A matrix has entries that are too large for a double.");
                }
                row[i] = Math.max(row[i], size);
                column[j] = Math.max(column[j], size);
            }
        }
        for (int i = 0; i < n; i++) {
            row[i] = powerOfTwo(row[i]);
            column[i] = powerOfTwo(column[i]);
            rowScale[i] *= row[i];
            columnScale[i] *= column[i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                lu[2 * (i * n + j)] *= row[i] * column[j];
                lu[2 * (i * n + j) + 1] *= row[i] * column[j];
            }
        }
    }

    /** About 1/√x, a power of 2 so that nothing is rounded; 1 for 0. */
    private static double powerOfTwo(double x) {
        return x > 0 ? Math.scalb(1.0, -(int) Math.rint(0.5 * Math.log(x) / Math.log(2))) : 1;
    }

    private double eliminate(int k, double tolerance) {
        int bestRow = k;
        int bestColumn = k;
        double largest = 0;
        for (int i = k; i < n; i++) {
            for (int j = k; j < n; j++) {
                double re = lu[2 * (i * n + j)];
                double im = lu[2 * (i * n + j) + 1];
                double size = re * re + im * im;
                if (size > largest) {
                    largest = size;
                    bestRow = i;
                    bestColumn = j;
                }
            }
        }
        double pivot = Math.sqrt(largest);
        if (!(pivot > tolerance)) {
            return pivot;
        }
        exchange(k, bestRow, bestColumn);
        double c = lu[2 * (k * n + k)] / largest;
        double d = -lu[2 * (k * n + k) + 1] / largest;
        for (int i = k + 1; i < n; i++) {
            int at = 2 * (i * n + k);
            double re = lu[at] * c - lu[at + 1] * d;
            double im = lu[at] * d + lu[at + 1] * c;
            lu[at] = re;
            lu[at + 1] = im;
            if (re != 0 || im != 0) {
                for (int j = k + 1; j < n; j++) {
                    double x = lu[2 * (k * n + j)];
                    double y = lu[2 * (k * n + j) + 1];
                    lu[2 * (i * n + j)] -= re * x - im * y;
                    lu[2 * (i * n + j) + 1] -= re * y + im * x;
                }
            }
        }
        return pivot;
    }

    private void exchange(int k, int row, int column) {
        if (row != k) {
            for (int j = 0; j < 2 * n; j++) {
                double x = lu[2 * k * n + j];
                lu[2 * k * n + j] = lu[2 * row * n + j];
                lu[2 * row * n + j] = x;
            }
            int x = rowOrder[k];
            rowOrder[k] = rowOrder[row];
            rowOrder[row] = x;
        }
        if (column != k) {
            for (int i = 0; i < n; i++) {
                for (int part = 0; part < 2; part++) {
                    double x = lu[2 * (i * n + k) + part];
                    lu[2 * (i * n + k) + part] = lu[2 * (i * n + column) + part];
                    lu[2 * (i * n + column) + part] = x;
                }
            }
            int x = columnOrder[k];
            columnOrder[k] = columnOrder[column];
            columnOrder[column] = x;
        }
    }

    /** How many independent x there are. */
    public int dimension() {
        return n - rank;
    }

    /** The smallest pivot of the scaled matrix that does not count as 0; infinite if there is none. */
    public double smallestPivot() {
        return smallest;
    }

    /** An x with A x = 0, n complex numbers, (re, im). @param number from 0, below {@link #dimension} */
    public double[] right(int number) {
        double[] x = new double[2 * n];
        x[2 * (rank + number)] = 1;
        for (int i = rank - 1; i >= 0; i--) {
            double re = 0;
            double im = 0;
            for (int j = i + 1; j < n; j++) {
                re -= lu[2 * (i * n + j)] * x[2 * j] - lu[2 * (i * n + j) + 1] * x[2 * j + 1];
                im -= lu[2 * (i * n + j)] * x[2 * j + 1] + lu[2 * (i * n + j) + 1] * x[2 * j];
            }
            double c = lu[2 * (i * n + i)];
            double d = lu[2 * (i * n + i) + 1];
            double size = c * c + d * d;
            x[2 * i] = (re * c + im * d) / size;
            x[2 * i + 1] = (im * c - re * d) / size;
        }
        return unscaled(x, columnOrder, columnScale);
    }

    /** An l with Σ_i l_i A_ij = 0, n complex numbers, (re, im). @param number from 0, below {@link #dimension} */
    public double[] left(int number) {
        double[] l = new double[2 * n];
        l[2 * (rank + number)] = 1;
        for (int j = rank - 1; j >= 0; j--) {
            double re = 0;
            double im = 0;
            for (int i = j + 1; i < n; i++) {
                re -= lu[2 * (i * n + j)] * l[2 * i] - lu[2 * (i * n + j) + 1] * l[2 * i + 1];
                im -= lu[2 * (i * n + j)] * l[2 * i + 1] + lu[2 * (i * n + j) + 1] * l[2 * i];
            }
            l[2 * j] = re;
            l[2 * j + 1] = im;
        }
        return unscaled(l, rowOrder, rowScale);
    }

    private double[] unscaled(double[] x, int[] order, double[] scale) {
        double[] out = new double[2 * n];
        for (int i = 0; i < n; i++) {
            out[2 * order[i]] = scale[order[i]] * x[2 * i];
            out[2 * order[i] + 1] = scale[order[i]] * x[2 * i + 1];
        }
        return out;
    }
}
