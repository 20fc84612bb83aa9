package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;

/**
 * One block c of the slow set and the entries slaved to it: y = X z spans an invariant subspace of D + M, with
 * X = 1 on the block itself, and z' = G z, G = D_c + (M X)_c (doc/bloch-solvers.md, B6.4).
 */
final class InvariantBlock {
    static final int MAX_SWEEPS = 200;
    private static final double MAX_SLAVED = 1e3;

    private final Torus torus;
    private final int[] members;
    private final int width;
    /** X, size × 2 width, row by row, interleaved. */
    private final double[] slaved;
    /** (M X)_c, width × width interleaved. */
    private final double[] fed;

    private final double[] product;
    private int sweeps;
    private double lastChange = Double.POSITIVE_INFINITY;

    InvariantBlock(Torus torus, int[] members) {
        this.torus = torus;
        this.members = members;
        width = members.length;
        slaved = new double[2 * width * torus.size];
        fed = new double[2 * width * width];
        product = new double[2 * width];
        for (int k = 0; k < width; k++) {
            slaved[2 * (members[k] * width + k)] = 1;
        }
    }

    /** X ← [ −(M X)_F + X (M X)_c ] / (D_F − D_c), until it stands still; true if it did. */
    boolean solve(Budget budget, Progress progress) {
        return solve(null, budget, progress);
    }

    /** Begins with the X of another, whose torus has the same entries. */
    void beginLike(InvariantBlock other) {
        System.arraycopy(other.slaved, 0, slaved, 0, slaved.length);
    }

    /** X, size × width, interleaved; not to be changed. */
    double[] slaved() {
        return slaved;
    }

    /**
     * The same with a source: X ← [ −(M X)_F + X (M X)_c + V ] / (D_F − D_c).
     *
     * @param velocity V = dX/dτ, laid out as X, or null for 0
     */
    boolean solve(double[] velocity, Budget budget, Progress progress) {
        boolean[] slaves = new boolean[torus.size];
        int group = torus.group(members[0]);
        for (int i = 0; i < torus.size; i++) {
            // nothing leads to other groups, whose D may be equal
            slaves[i] = torus.group(i) == group;
        }
        for (int m : members) {
            slaves[m] = false;
        }
        double previous = Double.POSITIVE_INFINITY;
        SweepWatch watch = new SweepWatch();
        for (sweeps = 1; sweeps <= MAX_SWEEPS; sweeps++) {
            progress.check();
            // complex, and the divisors
            budget.spend(4.0 * (torus.start[torus.size] + 4.0 * torus.size) * width);
            feed();
            double largest = 0;
            lastChange = 0;
            for (int i = 0; i < torus.size; i++) {
                if (slaves[i]) {
                    double[] change = sweepRow(i, velocity);
                    largest = Math.max(largest, change[1]);
                    lastChange = Math.max(lastChange, change[0]);
                }
            }
            if (!(largest <= MAX_SLAVED)) {
                return false;
            }
            boolean still = lastChange <= 1e-15 * largest
                    || sweeps > 3 && lastChange <= 1e-13 * largest && lastChange >= 0.5 * previous;
            if (still) {
                feed();
                return true;
            }
            if (watch.isHopeless(lastChange)) {
                return false;
            }
            previous = lastChange;
        }
        return false;
    }

    private final double[] extent = new double[2];

    /** Renews row i of X; returns the largest change and the largest entry, max norm of (re, im). */
    private double[] sweepRow(int i, double[] velocity) {
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
        double change = 0;
        double largest = 0;
        for (int k = 0; k < width; k++) {
            double dr = torus.damping[i] - torus.damping[members[k]];
            double di = torus.frequency[i] - torus.frequency[members[k]];
            double scale = -1 / (dr * dr + di * di);
            double re = scale * (product[2 * k] * dr + product[2 * k + 1] * di);
            double im = scale * (product[2 * k + 1] * dr - product[2 * k] * di);
            change = Math.max(
                    change, Math.max(Math.abs(re - slaved[at + 2 * k]), Math.abs(im - slaved[at + 2 * k + 1])));
            largest = Math.max(largest, Math.max(Math.abs(re), Math.abs(im)));
            if (re != re || im != im) {
                largest = Double.POSITIVE_INFINITY;
            }
            slaved[at + 2 * k] = re;
            slaved[at + 2 * k + 1] = im;
        }
        extent[0] = change;
        extent[1] = largest;
        return extent;
    }

    /** product ← row i of M X. */
    private void multiplyRow(int i) {
        java.util.Arrays.fill(product, 0);
        for (int e = torus.start[i]; e < torus.start[i + 1]; e++) {
            double mr = torus.re[e];
            double mi = torus.im[e];
            int from = 2 * torus.source[e] * width;
            for (int j = 0; j < 2 * width; j += 2) {
                double xr = slaved[from + j];
                double xi = slaved[from + j + 1];
                product[j] += mr * xr - mi * xi;
                product[j + 1] += mr * xi + mi * xr;
            }
        }
    }

    /** fed ← (M X)_c. */
    private void feed() {
        for (int k = 0; k < width; k++) {
            multiplyRow(members[k]);
            System.arraycopy(product, 0, fed, 2 * k * width, 2 * width);
        }
    }

    int sweeps() {
        return sweeps;
    }

    int width() {
        return width;
    }

    int[] members() {
        return members;
    }

    /** What the last sweep still changed in X, a bound for its error where sweeps contract. */
    double lastChange() {
        return lastChange;
    }

    /** (M X)_c, width × width, interleaved, a copy. */
    double[] fed() {
        return fed.clone();
    }

    /** y += X z, interleaved, for all entries of the torus. */
    void lift(double[] z, double[] y) {
        for (int i = 0; i < torus.size; i++) {
            double re = 0;
            double im = 0;
            int at = 2 * i * width;
            for (int k = 0; k < 2 * width; k += 2) {
                re += slaved[at + k] * z[k] - slaved[at + k + 1] * z[k + 1];
                im += slaved[at + k] * z[k + 1] + slaved[at + k + 1] * z[k];
            }
            y[2 * i] += re;
            y[2 * i + 1] += im;
        }
    }
}
