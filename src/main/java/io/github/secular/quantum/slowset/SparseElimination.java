package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * All blocks in one sparse X, for many levels: couplings are local, so a slaved entry feels only the slow
 * entries a few couplings away, and the rest of its row is below the drop tolerance.
 */
final class SparseElimination implements Elimination {
    private static final double MAX_SLAVED = 1e3;
    private static final int DENSE_WIDTH = 300;
    private static final int FEWEST_SWEEPS = 4;
    /** A column and a complex value; with what is copied where a row is renewed. */
    private static final double BYTES_PER_ENTRY = 24;

    /** Multiplications that take as long as one scattered complex product. */
    private static final double WORK_PER_TERM = 8;

    private final Torus torus;
    private final List<int[]> blocks;
    /** First column of each block. */
    private final int[] first;
    /** For each column, the entry it stands for and its block. */
    private final int[] entry;

    private final int[] blockOf;
    private final double[] drop;
    /** The column of an entry, or −1. */
    private final int[] columnOf;

    private final int[][] columns;
    private final double[][] values;
    /** Rows of (M X)_c, for the columns of the own block only. */
    private final int[][] fedColumns;

    private final double[][] fedValues;
    private final double[] sum;
    private final boolean[] touched;
    private final int[] list;
    private int filled;
    /** Complex products since the last charge. */
    private long terms;

    private int sweeps;
    private double change;
    /** The largest change in units of the drop tolerance of its column; entries at the edge keep coming and going. */
    private double changeInDrops;

    private double largest;

    private SparseElimination(Torus torus, List<int[]> blocks, double[] dropOfBlock) {
        this.torus = torus;
        this.blocks = blocks;
        first = new int[blocks.size() + 1];
        for (int c = 0; c < blocks.size(); c++) {
            first[c + 1] = first[c] + blocks.get(c).length;
        }
        int width = first[blocks.size()];
        entry = new int[width];
        blockOf = new int[width];
        drop = new double[width];
        columnOf = new int[torus.size];
        Arrays.fill(columnOf, -1);
        columns = new int[torus.size][0];
        values = new double[torus.size][0];
        fedColumns = new int[width][0];
        fedValues = new double[width][0];
        sum = new double[2 * width];
        touched = new boolean[width];
        list = new int[width];
        for (int c = 0; c < blocks.size(); c++) {
            for (int k = 0; k < blocks.get(c).length; k++) {
                int column = first[c] + k;
                entry[column] = blocks.get(c)[k];
                blockOf[column] = c;
                drop[column] = dropOfBlock[c];
                columnOf[entry[column]] = column;
                columns[entry[column]] = new int[] {column};
                values[entry[column]] = new double[] {1, 0};
            }
        }
    }

    /**
     * The solved blocks, or null if the sweep diverges.
     *
     * @param drop for each block, entries of X smaller than this are left out
     */
    static SparseElimination solve(Torus torus, List<int[]> blocks, double[] drop, Budget budget, Progress progress) {
        SparseElimination out = new SparseElimination(torus, blocks, drop);
        double previous = Double.POSITIVE_INFINITY;
        SweepWatch watch = new SweepWatch();
        for (out.sweeps = 1; out.sweeps <= SlavedBlock.MAX_SWEEPS; out.sweeps++) {
            double spent = budget.spent();
            out.feed();
            out.change = 0;
            out.changeInDrops = 0;
            out.largest = 0;
            for (int i = 0; i < torus.size; i++) {
                if ((i & 255) == 0) {
                    progress.check();
                    budget.requireMemory(out.memory(i));
                    budget.spend(WORK_PER_TERM * out.terms);
                    out.terms = 0;
                    if (i > 0) {
                        // The first rows are central and may be twice as long as others.
                        double sweep = (budget.spent() - spent) * torus.size / i;
                        budget.require(0.5 * sweep * Math.max(1, FEWEST_SWEEPS + 1 - out.sweeps));
                    }
                }
                out.sweepRow(i);
            }
            if (!(out.largest <= MAX_SLAVED)) {
                return null;
            }
            if (out.change <= 1e-15 * out.largest
                    || out.changeInDrops <= 2
                    || out.sweeps > 3 && out.change <= 1e-13 * out.largest && out.change >= 0.5 * previous) {
                out.feed();
                return out;
            }
            // Rows only grow, and a few sweeps are always needed.
            budget.require((budget.spent() - spent) * Math.max(1, FEWEST_SWEEPS - out.sweeps));
            if (watch.isHopeless(out.change)) {
                return null;
            }
            previous = out.change;
        }
        return null;
    }

    /** What all rows will take if the others become as long as the first ones, and the rows before them. */
    private double memory(int rows) {
        long before = 0;
        for (int i = rows; i < torus.size; i++) {
            before += columns[i].length;
        }
        long now = 0;
        for (int i = 0; i < rows; i++) {
            now += columns[i].length;
        }
        // The central rows come first, and are longer than the others.
        double grown =
                rows < torus.levels * torus.levels || rows == 0 ? now + before : (double) now / rows * torus.size;
        return BYTES_PER_ENTRY * Math.max(grown, now + before) + 80.0 * torus.size + torus.memory();
    }

    private void add(int column, double re, double im) {
        if (!touched[column]) {
            touched[column] = true;
            list[filled++] = column;
            sum[2 * column] = 0;
            sum[2 * column + 1] = 0;
        }
        sum[2 * column] += re;
        sum[2 * column + 1] += im;
    }

    /** sum ← row i of M X. */
    private void multiplyRow(int i) {
        for (int e = torus.start[i]; e < torus.start[i + 1]; e++) {
            double mr = torus.re[e];
            double mi = torus.im[e];
            int[] from = columns[torus.source[e]];
            terms += from.length;
            double[] x = values[torus.source[e]];
            for (int k = 0; k < from.length; k++) {
                double xr = x[2 * k];
                double xi = x[2 * k + 1];
                add(from[k], mr * xr - mi * xi, mr * xi + mi * xr);
            }
        }
    }

    private void clear() {
        for (int q = 0; q < filled; q++) {
            touched[list[q]] = false;
        }
        filled = 0;
    }

    /** Renews (M X)_c of all blocks. */
    private void feed() {
        for (int s = 0; s < entry.length; s++) {
            multiplyRow(entry[s]);
            int[] own = new int[filled];
            double[] value = new double[2 * filled];
            int count = 0;
            for (int q = 0; q < filled; q++) {
                int k = list[q];
                if (blockOf[k] == blockOf[s] && (sum[2 * k] != 0 || sum[2 * k + 1] != 0)) {
                    own[count] = k;
                    value[2 * count] = sum[2 * k];
                    value[2 * count++ + 1] = sum[2 * k + 1];
                }
            }
            fedColumns[s] = Arrays.copyOf(own, count);
            fedValues[s] = Arrays.copyOf(value, 2 * count);
            clear();
        }
    }

    /** X_i ← [ −(M X)_i + X_i (M X)_c ] / (D_i − D_c), in all columns whose block does not hold i. */
    private void sweepRow(int i) {
        multiplyRow(i);
        int ownBlock = columnOf[i] < 0 ? -1 : blockOf[columnOf[i]];
        int[] oldColumns = columns[i];
        double[] old = values[i];
        for (int k = 0; k < oldColumns.length; k++) {
            if (blockOf[oldColumns[k]] == ownBlock) {
                continue;
            }
            double xr = old[2 * k];
            double xi = old[2 * k + 1];
            int[] to = fedColumns[oldColumns[k]];
            double[] f = fedValues[oldColumns[k]];
            for (int j = 0; j < to.length; j++) {
                add(to[j], -(xr * f[2 * j] - xi * f[2 * j + 1]), -(xr * f[2 * j + 1] + xi * f[2 * j]));
            }
        }
        int count = 0;
        int[] next = new int[filled + 1];
        double[] value = new double[2 * filled + 2];
        for (int q = 0; q < filled; q++) {
            int k = list[q];
            if (blockOf[k] == ownBlock) {
                continue;
            }
            double dr = torus.damping[i] - torus.damping[entry[k]];
            double di = torus.frequency[i] - torus.frequency[entry[k]];
            double scale = -1 / (dr * dr + di * di);
            double re = scale * (sum[2 * k] * dr + sum[2 * k + 1] * di);
            double im = scale * (sum[2 * k + 1] * dr - sum[2 * k] * di);
            double size = Math.max(Math.abs(re), Math.abs(im));
            if (!(size <= drop[k])) {
                next[count] = k;
                value[2 * count] = re;
                value[2 * count++ + 1] = im;
                largest = size <= largest ? largest : size;
            }
        }
        clear();
        measureChange(oldColumns, old, next, value, count, ownBlock);
        if (ownBlock >= 0) {
            next[count] = columnOf[i];
            value[2 * count] = 1;
            value[2 * count++ + 1] = 0;
        }
        columns[i] = Arrays.copyOf(next, count);
        values[i] = Arrays.copyOf(value, 2 * count);
    }

    private void measureChange(int[] oldColumns, double[] old, int[] next, double[] value, int count, int ownBlock) {
        for (int q = 0; q < count; q++) {
            add(next[q], value[2 * q], value[2 * q + 1]);
        }
        for (int q = 0; q < oldColumns.length; q++) {
            if (blockOf[oldColumns[q]] != ownBlock) {
                add(oldColumns[q], -old[2 * q], -old[2 * q + 1]);
            }
        }
        for (int q = 0; q < filled; q++) {
            int k = list[q];
            double moved = Math.max(Math.abs(sum[2 * k]), Math.abs(sum[2 * k + 1]));
            change = Math.max(change, moved);
            changeInDrops = Math.max(changeInDrops, moved / drop[k]);
        }
        clear();
    }

    @Override
    public int count() {
        return blocks.size();
    }

    @Override
    public int[] members(int c) {
        return blocks.get(c);
    }

    @Override
    public boolean isMirrored(int c) {
        return false;
    }

    @Override
    public Generator fed(int c) {
        int width = blocks.get(c).length;
        int[][] to = new int[width][];
        double[][] value = new double[width][];
        for (int k = 0; k < width; k++) {
            int shift = first[c];
            to[k] = Arrays.stream(fedColumns[first[c] + k]).map(j -> j - shift).toArray();
            value[k] = fedValues[first[c] + k].clone();
        }
        if (width > DENSE_WIDTH) {
            return new SparseGenerator(to, value);
        }
        double[] dense = new double[2 * width * width];
        for (int k = 0; k < width; k++) {
            for (int j = 0; j < to[k].length; j++) {
                dense[2 * (k * width + to[k][j])] = value[k][2 * j];
                dense[2 * (k * width + to[k][j]) + 1] = value[k][2 * j + 1];
            }
        }
        return new DenseGenerator(dense, width);
    }

    @Override
    public void lift(double[][] z, EntrySums sums) {
        for (int i = 0; i < torus.size; i++) {
            int[] from = columns[i];
            double[] x = values[i];
            for (int k = 0; k < from.length; k++) {
                int c = blockOf[from[k]];
                if (z[c] != null) {
                    sums.addTerm(x[2 * k], x[2 * k + 1], z[c], from[k] - first[c]);
                }
            }
            sums.addEntry(i);
        }
    }

    @Override
    public double lastChange(int c) {
        return change + drop[first[c]];
    }

    @Override
    public int sweeps() {
        return sweeps;
    }

    @Override
    public long unknowns() {
        return Arrays.stream(columns).mapToLong(r -> r.length).sum();
    }
}
