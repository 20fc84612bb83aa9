package io.github.secular.quantum.slowset;

/** ρ(t) of one model on one window of the torus. */
interface WindowSolution {
    /** ρ at some output times, slow: N² complex numbers each, interleaved, exactly Hermitian. */
    double[][] at(double[] times);

    /** What the window has no part in, up to slow time t: an error in ρ. */
    double floor(double t);

    /** Bytes, roughly. */
    double memory();

    /** Sweeps and unknowns, in words. */
    String work();

    /** A warning, or "". */
    default String warning() {
        return "";
    }
}
