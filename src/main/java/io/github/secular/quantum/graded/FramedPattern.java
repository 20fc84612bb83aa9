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
     * Some rows of (matrix with these values) · x, with q columns in each of x and out. Rows of x are arrays of their own, and
     * few are taken at once: only such loops become vector instructions.
     *
     * @param from first row
     * @param to the row after the last
     * @param x rows of q numbers
     * @param out N² rows one after the other, of which these are overwritten
     */
    void multiply(double[] values, int from, int to, double[][] x, double[] out, int q) {
        Arrays.fill(out, from * q, to * q, 0);
        for (int i = from; i < to; i++) {
            int at = i * q;
            int k = rowStart[i];
            int end = rowStart[i + 1];
            for (; k + 2 < end; k += 4) {
                boolean four = k + 3 < end;
                addFour(
                        values[k],
                        values[k + 1],
                        values[k + 2],
                        four ? values[k + 3] : 0,
                        x[columns[k]],
                        x[columns[k + 1]],
                        x[columns[k + 2]],
                        x[columns[four ? k + 3 : k]],
                        out,
                        at,
                        q);
            }
            if (k < end) {
                boolean two = k + 1 < end;
                addTwo(values[k], two ? values[k + 1] : 0, x[columns[k]], x[columns[two ? k + 1 : k]], out, at, q);
            }
        }
    }

    private static void addFour(
            double va,
            double vb,
            double vc,
            double vd,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] out,
            int to,
            int q) {
        for (int j = 0; j < q; j++) {
            out[to + j] += (va * a[j] + vb * b[j]) + (vc * c[j] + vd * d[j]);
        }
    }

    private static void addTwo(double va, double vb, double[] a, double[] b, double[] out, int to, int q) {
        for (int j = 0; j < q; j++) {
            out[to + j] += va * a[j] + vb * b[j];
        }
    }
}
