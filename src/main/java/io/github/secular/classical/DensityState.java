package io.github.secular.classical;

/** f at one time, as its solver knows it. Immutable. */
public interface DensityState {
    /**
     * Π f(E), the mean over the whole shell; for random drives the expectation.
     *
     * @param energy above the lowest energy; beyond the reach of the solver the answer is 0
     */
    double shellMean(double energy);

    /** One standard error of {@link #shellMean}; 0 where nothing was sampled. */
    default double shellMeanError(double energy) {
        return 0;
    }

    Moments moments();

    /** One standard error of each of {@link #moments}; zeros where nothing was sampled. */
    default Moments momentErrors() {
        return new Moments(0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * f at points.
     *
     * @param x positions
     * @param p momenta, as many
     * @param out gets the values, as many
     */
    void sample(double[] x, double[] p, double[] out);

    /** The most negative value of f where the solver looked; 0 or above where there is none. */
    double smallestValue();
}
