package io.github.secular.numerics;

import java.util.Arrays;

/** A square sparse matrix, row by row. Immutable. */
public final class CompressedRows {
    private final int size;
    private final int[] start;
    private final int[] column;
    private final double[] value;

    /**
     * Entries may come in any order and several times, and then add up.
     *
     * @param size N
     * @param rows row of each entry, 0 … N − 1
     * @param columns column of each entry
     * @param values the entries
     * @param count how many of them count
     */
    public CompressedRows(int size, int[] rows, int[] columns, double[] values, int count) {
        this.size = size;
        int[] first = new int[size + 1];
        for (int e = 0; e < count; e++) {
            first[rows[e] + 1]++;
        }
        for (int i = 0; i < size; i++) {
            first[i + 1] += first[i];
        }
        int[] next = first.clone();
        int[] sorted = new int[count];
        double[] sortedValues = new double[count];
        for (int e = 0; e < count; e++) {
            int at = next[rows[e]]++;
            sorted[at] = columns[e];
            sortedValues[at] = values[e];
        }
        start = new int[size + 1];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            sortRow(sorted, sortedValues, first[i], first[i + 1]);
            for (int k = first[i]; k < first[i + 1]; k++) {
                if (kept > start[i] && sorted[kept - 1] == sorted[k]) {
                    sortedValues[kept - 1] += sortedValues[k];
                } else {
                    sorted[kept] = sorted[k];
                    sortedValues[kept++] = sortedValues[k];
                }
            }
            start[i + 1] = kept;
        }
        column = Arrays.copyOf(sorted, kept);
        value = Arrays.copyOf(sortedValues, kept);
    }

    private static void sortRow(int[] columns, double[] values, int from, int to) {
        Integer[] order = new Integer[to - from];
        boolean isSorted = true;
        for (int k = 0; k < order.length; k++) {
            order[k] = from + k;
            isSorted &= k == 0 || columns[from + k - 1] <= columns[from + k];
        }
        if (isSorted) {
            return;
        }
        Arrays.sort(order, (a, b) -> Integer.compare(columns[a], columns[b]));
        int[] c = new int[order.length];
        double[] v = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            c[k] = columns[order[k]];
            v[k] = values[order[k]];
        }
        System.arraycopy(c, 0, columns, from, c.length);
        System.arraycopy(v, 0, values, from, v.length);
    }

    /** N. */
    public int size() {
        return size;
    }

    /** How many entries are stored. */
    public int count() {
        return value.length;
    }

    /** Where each row begins among the entries, a copy, length N + 1. */
    public int[] starts() {
        return start.clone();
    }

    /** The column of each entry, a copy. */
    public int[] columns() {
        return column.clone();
    }

    /** The entries, a copy. */
    public double[] values() {
        return value.clone();
    }

    /** Where row i begins among the entries; row i ends where row i + 1 begins. */
    int start(int i) {
        return start[i];
    }

    /** The column of stored entry k, increasing within a row. */
    int column(int k) {
        return column[k];
    }

    double value(int k) {
        return value[k];
    }

    /** Ax into {@code out}, both of length N. */
    public void multiply(double[] x, double[] out) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int k = start[i]; k < start[i + 1]; k++) {
                sum += value[k] * x[column[k]];
            }
            out[i] = sum;
        }
    }

    /** Adds factor · Ax to {@code out}, both of length N; four numbers of a row at a time, so that sums need not wait for each other. */
    public void addProduct(double factor, double[] x, double[] out) {
        for (int i = 0; i < size; i++) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int k = start[i];
            int end = start[i + 1];
            for (; k + 3 < end; k += 4) {
                a += value[k] * x[column[k]];
                b += value[k + 1] * x[column[k + 1]];
                c += value[k + 2] * x[column[k + 2]];
                d += value[k + 3] * x[column[k + 3]];
            }
            for (; k < end; k++) {
                a += value[k] * x[column[k]];
            }
            out[i] += factor * (a + b + (c + d));
        }
    }
}
