package io.github.secular.numerics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A complex block-tridiagonal matrix, its rows held sparsely: row block i has entries in the column blocks i − 1, i and
 * i + 1 only. Blocks may differ in size. Vectors are (re, im) pairs, block after block.
 */
public final class BlockTridiagonal {
    private final int[] offsets;
    /** Per row, ascending column numbers, and (re, im) of the entries. */
    private final int[][] columns;

    private final double[][] values;
    private final int[] counts;

    /** @param sizes of the blocks; all entries are zero at first */
    public BlockTridiagonal(int[] sizes) {
        offsets = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            offsets[i + 1] = offsets[i] + sizes[i];
        }
        int n = offsets[sizes.length];
        columns = new int[n][4];
        values = new double[n][8];
        counts = new int[n];
    }

    private BlockTridiagonal(BlockTridiagonal like, double factor) {
        offsets = like.offsets;
        counts = like.counts.clone();
        columns = new int[counts.length][];
        values = new double[counts.length][];
        for (int r = 0; r < counts.length; r++) {
            columns[r] = Arrays.copyOf(like.columns[r], counts[r]);
            values[r] = Arrays.copyOf(like.values[r], 2 * counts[r]);
            for (int k = 0; k < values[r].length; k++) {
                values[r][k] *= factor;
            }
        }
    }

    /** The number of complex unknowns. */
    int size() {
        return counts.length;
    }

    /** The number of blocks in a row. */
    int blocks() {
        return offsets.length - 1;
    }

    /** The first unknown of a block; that of block number {@link #blocks} is the number of all. */
    public int offset(int block) {
        return offsets[block];
    }

    /** Adds to the entry at (row, column), given by block and place in the block; blocks differ by at most one. */
    public void add(int rowBlock, int row, int columnBlock, int column, double re, double im) {
        if (re != 0 || im != 0) {
            add(offsets[rowBlock] + row, offsets[columnBlock] + column, re, im);
        }
    }

    private void add(int r, int column, double re, double im) {
        int n = counts[r];
        int at = n > 0 && columns[r][n - 1] >= column ? Arrays.binarySearch(columns[r], 0, n, column) : -n - 1;
        if (at < 0) {
            at = -at - 1;
            if (n == columns[r].length) {
                columns[r] = Arrays.copyOf(columns[r], 2 * n + 4);
                values[r] = Arrays.copyOf(values[r], 4 * n + 8);
            }
            System.arraycopy(columns[r], at, columns[r], at + 1, n - at);
            System.arraycopy(values[r], 2 * at, values[r], 2 * at + 2, 2 * (n - at));
            columns[r][at] = column;
            values[r][2 * at] = 0;
            values[r][2 * at + 1] = 0;
            counts[r]++;
        }
        values[r][2 * at] += re;
        values[r][2 * at + 1] += im;
    }

    /** Sets all entries of a row to zero. */
    public void clearRow(int rowBlock, int row) {
        counts[offsets[rowBlock] + row] = 0;
    }

    /** A copy of factor · this. */
    public BlockTridiagonal scaled(double factor) {
        return new BlockTridiagonal(this, factor);
    }

    /** Adds (re, im) · other, of the same shape. */
    public void addScaled(double re, double im, BlockTridiagonal other) {
        for (int r = 0; (re != 0 || im != 0) && r < counts.length; r++) {
            for (int k = 0; k < other.counts[r]; k++) {
                double x = other.values[r][2 * k];
                double y = other.values[r][2 * k + 1];
                add(r, other.columns[r][k], re * x - im * y, re * y + im * x);
            }
        }
    }

    /** Where the entries of a row in a block of columns begin; they end where those of the next block do. */
    int start(int row, int columnBlock) {
        int at = Arrays.binarySearch(columns[row], 0, counts[row], offsets[columnBlock]);
        return at < 0 ? -at - 1 : at;
    }

    /** The column numbers of a row's entries, ascending, as they are held. */
    int[] columns(int row) {
        return columns[row];
    }

    /** (re, im) of a row's entries, as they are held. */
    double[] values(int row) {
        return values[row];
    }

    /** out += factor · (the part of row block i in column block j) · v, at the places of these blocks. */
    void blockMultiplyAdd(int i, int j, double factor, double[] v, double[] out) {
        for (int r = offsets[i]; r < offsets[i + 1]; r++) {
            double re = 0;
            double im = 0;
            double[] d = values[r];
            int end = start(r, j + 1);
            for (int k = start(r, j); k < end; k++) {
                int column = 2 * columns[r][k];
                re += d[2 * k] * v[column] - d[2 * k + 1] * v[column + 1];
                im += d[2 * k] * v[column + 1] + d[2 * k + 1] * v[column];
            }
            out[2 * r] += factor * re;
            out[2 * r + 1] += factor * im;
        }
    }

    /** Real multiplications and additions that an elimination with these sizes of blocks takes, about. */
    public static double factorWork(int[] sizes) {
        double sum = 0;
        for (int size : sizes) {
            sum += 10.0 * size * size * size;
        }
        return sum;
    }

    /**
     * A solver for this matrix, by elimination from the first block to the last.
     *
     * @return empty if a pivot block is singular
     */
    public Optional<BlockFactors> factor() {
        return BlockFactors.of(this);
    }
}
