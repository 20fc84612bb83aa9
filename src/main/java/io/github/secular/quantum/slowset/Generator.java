package io.github.secular.quantum.slowset;

/** exp(G τ) for one block: a small matrix, or a large sparse one. */
interface Generator {
    int size();

    /** Adds re + i im to diagonal entry k. */
    void addToDiagonal(int k, double re, double im);

    /** ‖G‖_∞. */
    double norm();

    /**
     * Fixes Σ_{k ∈ conserved} of every column of G to zero, as the conservation of trace demands of it exactly.
     *
     * @param conserved positions of the central populations in the block; empty if there are none
     */
    void conserve(int[] conserved);

    /** z ← exp(G τ) z, interleaved. */
    void apply(double tau, double[] z);
}
