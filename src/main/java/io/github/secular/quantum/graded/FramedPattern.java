package io.github.secular.quantum.graded;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The graded equation as sparse real N² × N² matrices in a frame in which each coherence turns and falls by itself:
 * the places of i[V, ·] and W_♯, filled up so that a pair (Re, Im) has all its rows and columns. Immutable.
 */
final class FramedPattern {
    private final int size;
    private final int dimension;
    private final CommutatorPattern commutator;
    private final double[] sharp;
    /** Compressed rows. */
    private final int[] rowStart;

    private final int[] columns;
    /** Where the places of the commutator stand among these, and those of W_♯. */
    private final int[] ofCommutator;

    private final int[] ofSharp;

    FramedPattern(int size, CommutatorPattern commutator, double[] sharp) {
        this.size = size;
        this.commutator = commutator;
        this.sharp = sharp;
        dimension = size * size;
        rowStart = new int[dimension + 1];
        int[][] rows = new int[dimension][];
        for (int row = 0; row < dimension; row = next(row)) {
            Set<Integer> there = new TreeSet<>();
            for (int r = row; r < next(row); r++) {
                for (int k = commutator.rowStart(r); k < commutator.rowStart(r + 1); k++) {
                    int first = first(commutator.columns()[k]);
                    for (int c = first; c < next(first); c++) {
                        there.add(c);
                    }
                }
            }
            for (int m = 0; m < size && row < size; m++) {
                if (sharp[row * size + m] != 0) {
                    there.add(m);
                }
            }
            for (int r = row; r < next(row); r++) {
                rows[r] = there.stream().mapToInt(c -> c).toArray();
                rowStart[r + 1] = rowStart[r] + rows[r].length;
            }
        }
        columns = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
        ofCommutator = new int[commutator.places()];
        ofSharp = new int[size * size];
        for (int r = 0; r < dimension; r++) {
            for (int k = commutator.rowStart(r); k < commutator.rowStart(r + 1); k++) {
                ofCommutator[k] = place(r, commutator.columns()[k]);
            }
        }
        for (int k = 0; k < ofSharp.length; k++) {
            ofSharp[k] = sharp[k] == 0 ? -1 : place(k / size, k % size);
        }
    }

    private int first(int row) {
        return row < size ? row : row - (row - size) % 2;
    }

    private int next(int row) {
        return row < size ? row + 1 : row + 2;
    }

    private int place(int row, int column) {
        return Arrays.binarySearch(columns, rowStart[row], rowStart[row + 1], column);
    }

    /** The number of places of the commutator. */
    int unframed() {
        return ofCommutator.length;
    }

    int places() {
        return columns.length;
    }

    /**
     * Fills in the values for a packed V.
     *
     * @param fallRe by pair: Re e^{−(γ + iδ)s}, what a coherence is in parts of what stands for it in the frame
     * @param scratch one per place of the commutator
     * @param out one per place, overwritten
     */
    void values(double[] v, double[] fallRe, double[] fallIm, double[] scratch, double[] out) {
        Arrays.fill(out, 0);
        commutator.values(v, scratch);
        for (int k = 0; k < scratch.length; k++) {
            out[ofCommutator[k]] += scratch[k];
        }
        for (int k = 0; k < ofSharp.length; k++) {
            if (ofSharp[k] >= 0) {
                out[ofSharp[k]] += sharp[k];
            }
        }
        for (int row = 0; row < dimension; row = next(row)) {
            int from = rowStart[row];
            int to = rowStart[row + 1];
            for (int r = row; r < next(row); r++) {
                int at = rowStart[r];
                for (int k = from; k < to; k++, at++) {
                    int column = columns[k];
                    if (column >= size) {
                        // (a, b) acts on (Re, Im) of f z
                        double re = fallRe[(column - size) / 2];
                        double im = fallIm[(column - size) / 2];
                        double a = out[at];
                        double b = out[at + 1];
                        out[at] = a * re + b * im;
                        out[at + 1] = b * re - a * im;
                        k++;
                        at++;
                    }
                }
            }
            if (row >= size) {
                double x = fallRe[(row - size) / 2];
                double y = fallIm[(row - size) / 2];
                double norm = x * x + y * y;
                double re = x / norm;
                double im = -y / norm;
                for (int k = from; k < to; k++) {
                    double a = out[k];
                    double b = out[k + to - from];
                    out[k] = re * a - im * b;
                    out[k + to - from] = re * b + im * a;
                }
            }
        }
    }

    /**
     * Some rows of (matrix with these values) · x, with q columns in each of x and out. Eight columns are summed at a time, in
     * variables of their own, and both rows of a pair with them, whose places are the same: rows are too short for loops that
     * become vector instructions.
     *
     * @param from first row, not the second of a pair
     * @param to the row after the last, not the second of a pair
     * @param x N² rows of q numbers
     * @param out N² rows of q numbers, of which these are overwritten
     */
    void multiply(double[] values, int from, int to, double[] x, double[] out, int q) {
        for (int row = from; row < to; row = next(row)) {
            int begin = rowStart[row];
            int end = rowStart[row + 1];
            int at = row * q;
            boolean pair = row >= size;
            int j = 0;
            for (; j + 7 < q; j += 8) {
                if (pair) {
                    eightOfPair(values, begin, end, x, j, q, out, at + j);
                } else {
                    eight(values, begin, end, x, j, q, out, at + j);
                }
            }
            for (; j < q; j++) {
                double first = 0;
                double second = 0;
                for (int k = begin; k < end; k++) {
                    double y = x[columns[k] * q + j];
                    first += values[k] * y;
                    second += pair ? values[k + end - begin] * y : 0;
                }
                out[at + j] = first;
                if (pair) {
                    out[at + q + j] = second;
                }
            }
        }
    }

    private void eight(double[] values, int begin, int end, double[] x, int j, int q, double[] out, int to) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double a6 = 0;
        double a7 = 0;
        for (int k = begin; k < end; k++) {
            double a = values[k];
            int at = columns[k] * q + j;
            a0 += a * x[at];
            a1 += a * x[at + 1];
            a2 += a * x[at + 2];
            a3 += a * x[at + 3];
            a4 += a * x[at + 4];
            a5 += a * x[at + 5];
            a6 += a * x[at + 6];
            a7 += a * x[at + 7];
        }
        put(a0, a1, a2, a3, out, to);
        put(a4, a5, a6, a7, out, to + 4);
    }

    private void eightOfPair(double[] values, int begin, int end, double[] x, int j, int q, double[] out, int to) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double a4 = 0;
        double a5 = 0;
        double a6 = 0;
        double a7 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        double b4 = 0;
        double b5 = 0;
        double b6 = 0;
        double b7 = 0;
        for (int k = begin; k < end; k++) {
            double a = values[k];
            double b = values[k + end - begin];
            int at = columns[k] * q + j;
            double x0 = x[at];
            double x1 = x[at + 1];
            double x2 = x[at + 2];
            double x3 = x[at + 3];
            double x4 = x[at + 4];
            double x5 = x[at + 5];
            double x6 = x[at + 6];
            double x7 = x[at + 7];
            a0 += a * x0;
            a1 += a * x1;
            a2 += a * x2;
            a3 += a * x3;
            a4 += a * x4;
            a5 += a * x5;
            a6 += a * x6;
            a7 += a * x7;
            b0 += b * x0;
            b1 += b * x1;
            b2 += b * x2;
            b3 += b * x3;
            b4 += b * x4;
            b5 += b * x5;
            b6 += b * x6;
            b7 += b * x7;
        }
        put(a0, a1, a2, a3, out, to);
        put(a4, a5, a6, a7, out, to + 4);
        put(b0, b1, b2, b3, out, to + q);
        put(b4, b5, b6, b7, out, to + q + 4);
    }

    private static void put(double a, double b, double c, double d, double[] out, int to) {
        out[to] = a;
        out[to + 1] = b;
        out[to + 2] = c;
        out[to + 3] = d;
    }
}
