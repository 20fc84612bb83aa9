package io.github.secular.classical.harmonic;

/**
 * How a signal lets a linear system be carried over long times: by powers of the matrix of a period, of an averaged
 * cell, or step by step.
 */
interface Schedule {
    /**
     * The mean states at the given fast times.
     *
     * @param flow of the system
     * @param start state at τ = 0, (re, im) pairs; not changed
     * @param taus increasing, at least 0
     * @return one new state per time
     */
    double[][] states(LinearFlow flow, double[] start, double[] taus);
}
