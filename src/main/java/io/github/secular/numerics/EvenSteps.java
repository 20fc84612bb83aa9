package io.github.secular.numerics;

import java.util.function.DoubleFunction;

/** The maps of a linear equation from one time to the next, from 0 on; equal steps share theirs. */
public final class EvenSteps<M> {
    private final DoubleFunction<M> map;
    private M last;
    private double step = Double.NaN;
    private double before;
    private int made;

    /** @param map over a step of the given length */
    public EvenSteps(DoubleFunction<M> map) {
        this.map = map;
    }

    /** The map from the time asked for before, 0 at first, to this one. */
    public M to(double time) {
        double next = time - before;
        // Steps of an even grid differ by the rounding of its times.
        if (!(Math.abs(next - step) <= 4 * Math.ulp(time))) {
            step = next;
            last = map.apply(step);
            made++;
        }
        before = time;
        return last;
    }

    /** How many maps have been made. */
    public int made() {
        return made;
    }
}
