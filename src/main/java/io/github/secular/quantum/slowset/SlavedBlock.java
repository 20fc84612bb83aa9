package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;

/**
 * One block c of the slow set and the entries slaved to it: y = X z spans an invariant subspace of D + M, with
 * X = 1 on the block itself, and z' = G z, G = D_c + (M X)_c (doc/bloch-solvers.md, B6.4).
 */
abstract class SlavedBlock {
    static final int MAX_SWEEPS = 200;
    private static final double MAX_SLAVED = 1e3;

    private final int[] members;
    private int sweeps;
    private double lastChange = Double.POSITIVE_INFINITY;
    private double change;
    private double largest;

    /** @param members entries of the torus, sorted; kept */
    SlavedBlock(int[] members) {
        this.members = members;
    }

    /** Multiplications of a sweep. */
    abstract double work();

    /** Renews (M X)_c. */
    abstract void feed();

    /** X ← [ −(M X)_F + X (M X)_c ] / (D_F − D_c), row by row, each of them {@link #seen}. */
    abstract void sweep();

    /** The generator (M X)_c of the block, on its coordinates. */
    abstract Generator generator();

    /**
     * Adds X z.
     *
     * @param z a row per coordinate, of as many amplitudes as {@code sum} has columns
     */
    abstract void lift(double[] z, EntrySums sum);

    /** Begins with the X of another block of the same kind, whose rows are the first ones here. */
    abstract void beginLike(SlavedBlock other);

    /** Numbers held in X. */
    abstract long unknowns();

    /** Sweeps until X stands still; true if it did. */
    final boolean solve(Budget budget, Progress progress) {
        double previous = Double.POSITIVE_INFINITY;
        SweepWatch watch = new SweepWatch();
        for (sweeps = 1; sweeps <= MAX_SWEEPS; sweeps++) {
            progress.check();
            budget.spend(work());
            feed();
            largest = 0;
            change = 0;
            sweep();
            lastChange = change;
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

    /** Takes note of a number of X that was {@code old} and is {@code now}. */
    final void seen(double old, double now) {
        change = Math.max(change, Math.abs(now - old));
        largest = now == now ? Math.max(largest, Math.abs(now)) : Double.POSITIVE_INFINITY;
    }

    final int sweeps() {
        return sweeps;
    }

    final int width() {
        return members.length;
    }

    final int[] members() {
        return members;
    }

    /** What the last sweep still changed in X, a bound for its error where sweeps contract. */
    final double lastChange() {
        return lastChange;
    }
}
