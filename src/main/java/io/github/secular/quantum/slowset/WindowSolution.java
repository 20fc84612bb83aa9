package io.github.secular.quantum.slowset;

/** ρ(t) of one model on one window of the torus. */
interface WindowSolution {
    /** ρ at an output time, slow: N² complex numbers, interleaved, exactly Hermitian. */
    double[] at(double t);

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
