package io.github.secular.classical.grid;

import io.github.secular.numerics.Heap;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;

/**
 * What a plan costs.
 *
 * @param taus fast times of the outputs
 * @param densities that march at once, one per value of the noise
 */
record GridCost(GridPlan plan, double[] taus, int densities) {
    /** Operations per point and step: five shears of some ten each. */
    private static final double POINT_WORK = 40;

    /** Multiplications of what counts as one operation, and of what comes beside it. */
    private static final double REAL_WORK = 2.1;

    private static final double MOST_WORK = 1e12;
    /** A few seconds. */
    private static final double CHEAP = 4e9;

    /** Operations, roughly. */
    double work() {
        return steps() * (plan.extrapolated() ? 3 : 1) * plan.phases() * densities * plan.n() * plan.n() * POINT_WORK;
    }

    /** What solvers are compared by. */
    double multiplications() {
        return REAL_WORK * work();
    }

    private double steps() {
        return (taus.length == 0 ? 0 : taus[taus.length - 1]) / plan.step();
    }

    /** Bytes. */
    private double memory() {
        return 8.0 * plan.n() * plan.n() * (densities + taus.length + 4);
    }

    /** Whether it is always worth while. */
    boolean isCheap() {
        return work() <= CHEAP;
    }

    /** Whether it would take too long. */
    boolean isTooMuch() {
        return work() > MOST_WORK;
    }

    /**
     * A heap too small refuses: a coarser answer in its place would be another on every machine.
     *
     * @throws RefusalException if it would take too long, or too much memory
     */
    void requireAffordable() {
        if (isTooMuch()) {
            throw RefusalException.of(
                    "The grid solver would need %.0e steps of %d fields of %d x %d points; raise epsilon.",
                    steps(), densities * plan.phases(), plan.n(), plan.n());
        }
        Heap.require(
                memory(),
                Sentence.of(
                        "The grid solver with %d times and %d fields of %d x %d points",
                        taus.length, densities, plan.n(), plan.n()),
                "ask for fewer times");
    }
}
