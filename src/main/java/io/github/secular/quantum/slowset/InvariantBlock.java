package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import java.util.Arrays;

/** A block in complex numbers: its coordinates are the real and imaginary parts of its amplitudes, (re, im) of each member. */
final class InvariantBlock extends SlavedBlock {
    private final GroupRows rows;
    private final int[] members;
    private final boolean[] slaves;
    private final int width;
    /** X, rows × 2 width, row by row, interleaved. */
    private final double[] slaved;
    /** (M X)_c, width × width interleaved. */
    private final double[] fed;

    private final double[] product;
    private double[] velocity;

    /** @param rows of the group of the members */
    InvariantBlock(GroupRows rows, int[] members) {
        super(members);
        this.rows = rows;
        this.members = rows.rows(members);
        width = members.length;
        slaved = new double[2 * width * rows.count()];
        fed = new double[2 * width * width];
        product = new double[2 * width];
        slaves = new boolean[rows.count()];
        Arrays.fill(slaves, true);
        for (int k = 0; k < width; k++) {
            slaves[this.members[k]] = false;
            slaved[2 * (this.members[k] * width + k)] = 1;
        }
    }

    @Override
    void beginLike(SlavedBlock other) {
        double[] x = ((InvariantBlock) other).slaved;
        System.arraycopy(x, 0, slaved, 0, x.length);
    }

    /** X, rows × width, interleaved; not to be changed. */
    double[] slaved() {
        return slaved;
    }

    /**
     * Solves with a source: X ← [ −(M X)_F + X (M X)_c + V ] / (D_F − D_c).
     *
     * @param source V = dX/dτ, laid out as X
     */
    boolean solve(double[] source, Budget budget, Progress progress) {
        velocity = source;
        return solve(budget, progress);
    }

    @Override
    double work() {
        // complex, and the divisors
        return 4.0 * (rows.source.length + 4.0 * rows.count()) * width;
    }

    @Override
    void sweep() {
        for (int i = 0; i < slaves.length; i++) {
            if (slaves[i]) {
                sweepRow(i);
            }
        }
    }

    /** Renews row i of X. */
    private void sweepRow(int i) {
        multiplyRow(i);
        int at = 2 * i * width;
        if (velocity != null) {
            for (int j = 0; j < 2 * width; j++) {
                product[j] -= velocity[at + j];
            }
        }
        // X (M X)_c: only rows that hold something already.
        for (int k = 0; k < width; k++) {
            double xr = slaved[at + 2 * k];
            double xi = slaved[at + 2 * k + 1];
            if (xr != 0 || xi != 0) {
                int f = 2 * k * width;
                for (int j = 0; j < 2 * width; j += 2) {
                    product[j] -= xr * fed[f + j] - xi * fed[f + j + 1];
                    product[j + 1] -= xr * fed[f + j + 1] + xi * fed[f + j];
                }
            }
        }
        for (int k = 0; k < width; k++) {
            double dr = rows.damping(i) - rows.damping(members[k]);
            double di = rows.frequency(i) - rows.frequency(members[k]);
            double scale = -1 / (dr * dr + di * di);
            double re = scale * (product[2 * k] * dr + product[2 * k + 1] * di);
            double im = scale * (product[2 * k + 1] * dr - product[2 * k] * di);
            seen(slaved[at + 2 * k], re);
            seen(slaved[at + 2 * k + 1], im);
            slaved[at + 2 * k] = re;
            slaved[at + 2 * k + 1] = im;
        }
    }

    /** product ← row i of M X. */
    private void multiplyRow(int i) {
        Arrays.fill(product, 0);
        for (int e = rows.start[i]; e < rows.start[i + 1]; e++) {
            double mr = rows.re[e];
            double mi = rows.im[e];
            int from = 2 * rows.source[e] * width;
            for (int j = 0; j < 2 * width; j += 2) {
                double xr = slaved[from + j];
                double xi = slaved[from + j + 1];
                product[j] += mr * xr - mi * xi;
                product[j + 1] += mr * xi + mi * xr;
            }
        }
    }

    @Override
    void feed() {
        for (int k = 0; k < width; k++) {
            multiplyRow(members[k]);
            System.arraycopy(product, 0, fed, 2 * k * width, 2 * width);
        }
    }

    /** (M X)_c, width × width, interleaved, a copy. */
    double[] fed() {
        return fed.clone();
    }

    @Override
    Generator generator() {
        return new DenseGenerator(fed(), width);
    }

    @Override
    long unknowns() {
        return (long) width * rows.count();
    }

    @Override
    void lift(double[] z, EntrySums sum) {
        for (int i = 0; i < slaves.length; i++) {
            for (int k = 0; k < width; k++) {
                sum.addTerm(slaved[2 * (i * width + k)], slaved[2 * (i * width + k) + 1], z, k);
            }
            sum.addEntry(rows.entry[i]);
        }
    }
}
