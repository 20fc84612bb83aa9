package io.github.secular.numerics;

/**
 * Square matrices of many runs side by side, entry by entry, so that each operation passes all runs in one loop. No
 * number of a run depends on its neighbours: a run gives the same bits in every stack, and alone. Not for several threads
 * at a time.
 */
public final class StackedMatrices {
    /** The largest norm of which {@link #exponentialLessOne} is right to round-off: what it leaves out is below 3e-18 of it. */
    public static final double LARGEST_NORM = 1.0 / 32;

    private final int size;
    private final int runs;
    private final double[] entries;

    /** Zeros. @param size n of n × n */
    public StackedMatrices(int size, int runs) {
        this(size, runs, new double[size * size * runs]);
    }

    private StackedMatrices(int size, int runs, double[] entries) {
        this.size = size;
        this.runs = runs;
        this.entries = entries;
    }

    public double get(int run, int row, int column) {
        return entries[at(row, column) + run];
    }

    public void add(int run, int row, int column, double value) {
        entries[at(row, column) + run] += value;
    }

    private int at(int row, int column) {
        return (row * size + column) * runs;
    }

    /** The largest sum of |entries| of a column. */
    public double norm1(int run) {
        double largest = 0;
        for (int j = 0; j < size; j++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += Math.abs(get(run, i, j));
            }
            largest = sum > largest || Double.isNaN(sum) ? sum : largest;
        }
        return largest;
    }

    /** Each matrix times a number. */
    public StackedMatrices times(double factor) {
        double[] out = new double[entries.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = factor * entries[k];
        }
        return new StackedMatrices(size, runs, out);
    }

    /** e^X − 1 of matrices X of norm {@link #LARGEST_NORM} at most, to full relative precision of each part. */
    public StackedMatrices exponentialLessOne() {
        StackedMatrices x2 = product(this);
        StackedMatrices x3 = product(x2);
        StackedMatrices x4 = x2.product(x2);
        double[] tail = new double[entries.length];
        double[] out = new double[entries.length];
        for (int k = 0; k < out.length; k++) {
            double x = entries[k];
            tail[k] = x / 120 + x2.entries[k] / 720 + x3.entries[k] / 5040 + x4.entries[k] / 40320;
            out[k] = x2.entries[k] / 2 + x3.entries[k] / 6 + x4.entries[k] / 24;
        }
        x4.addProduct(new StackedMatrices(size, runs, tail), out);
        for (int k = 0; k < out.length; k++) {
            out[k] += entries[k];
        }
        return new StackedMatrices(size, runs, out);
    }

    /** 2D + D², which is e^2X − 1 where this is D = e^X − 1. */
    public StackedMatrices doubled() {
        double[] out = new double[entries.length];
        addProduct(this, out);
        for (int k = 0; k < out.length; k++) {
            out[k] += 2 * entries[k];
        }
        return new StackedMatrices(size, runs, out);
    }

    private StackedMatrices product(StackedMatrices other) {
        double[] out = new double[entries.length];
        addProduct(other, out);
        return new StackedMatrices(size, runs, out);
    }

    private void addProduct(StackedMatrices other, double[] out) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                addRow(i, other.entries, j, size, out, at(i, j));
            }
        }
    }

    /**
     * v + Dv, in place of v.
     *
     * @param vectors entry by entry as here: length n × runs
     * @param scratch of the same length
     */
    public void addApplied(double[] vectors, double[] scratch) {
        System.arraycopy(vectors, 0, scratch, 0, size * runs);
        for (int i = 0; i < size; i++) {
            addRow(i, scratch, 0, 1, vectors, i * runs);
        }
    }

    /** out += Σ_k (row i, k) · (right k, column), entries of the right hand side {@code width} to a row. */
    private void addRow(int i, double[] right, int column, int width, double[] out, int target) {
        int k = 0;
        int step = width * runs;
        for (; k + 4 <= size; k += 4) {
            addFour(at(i, k), right, (k * width + column) * runs, step, out, target);
        }
        for (; k < size; k++) {
            int a = at(i, k);
            int b = (k * width + column) * runs;
            for (int r = 0; r < runs; r++) {
                out[target + r] += entries[a + r] * right[b + r];
            }
        }
    }

    private void addFour(int a, double[] right, int b, int step, double[] out, int target) {
        int a1 = a + runs;
        int a2 = a1 + runs;
        int a3 = a2 + runs;
        int b1 = b + step;
        int b2 = b1 + step;
        int b3 = b2 + step;
        double[] left = entries;
        for (int r = 0; r < runs; r++) {
            out[target + r] += left[a + r] * right[b + r]
                    + left[a1 + r] * right[b1 + r]
                    + (left[a2 + r] * right[b2 + r] + left[a3 + r] * right[b3 + r]);
        }
    }
}
