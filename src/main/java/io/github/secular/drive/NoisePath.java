package io.github.secular.drive;

import java.util.SplittableRandom;

/**
 * One noise along one path, from τ = 0 in its stationary state: it is asked for its mean over each of a chain of
 * intervals. Mutable, one per thread.
 */
public interface NoisePath {
    /**
     * Begins a new path.
     *
     * @param phase of the cells, shared with another noise of the path; NaN where there is none to share
     */
    void start(SplittableRandom random, double phase);

    /** The phase of the cells of this path; NaN where there are none. */
    default double phase() {
        return Double.NaN;
    }

    /** ξ now. */
    double value();

    /** The next time at which an interval must end, fast time. */
    double nextEvent();

    /** The mean of ξ over [from, to], to ≤ {@link #nextEvent}; the chain goes on at {@code to}. */
    double advance(double from, double to);

    /**
     * Goes on over a time without an event, as the straight line that has the mean and the first moment of ξ there.
     *
     * @param line gets the mean, and by how much ξ rises over the time
     */
    default void line(double h, double[] line) {
        line[0] = value();
        line[1] = 0;
    }

    /** How many events there are per unit of fast time, on average. */
    double eventRate();

    /** Whether ξ moves between events, and does not only jump at them. */
    default boolean isContinuous() {
        return false;
    }
}
