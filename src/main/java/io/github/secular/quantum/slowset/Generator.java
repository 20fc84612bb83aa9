package io.github.secular.quantum.slowset;

/** exp(G τ) for one block: a small matrix, or a large sparse one, on as many rows of numbers as the block has coordinates. */
interface Generator {
    /** Adds re + i im to what an amplitude k and its mirror image, if it is here, are multiplied by. */
    void addToDiagonal(int k, double re, double im);

    /** ‖G‖_∞. */
    double norm();

    /**
     * Fixes Σ_{k ∈ conserved} of every column of G to zero, as the conservation of trace demands of it exactly.
     *
     * @param conserved positions of the central populations in the block; empty if there are none
     */
    void conserve(int[] conserved);

    /**
     * Column j of z ← exp(G τ_j) times it.
     *
     * @param tau one per column, not negative
     * @param z a row per coordinate
     */
    void apply(double[] tau, double[] z);
}
