package io.github.secular.quantum.slowset;

/** The blocks of the slow set after the sweep: their slaved entries and their generators. */
interface Elimination {
    /** How many blocks there are; of two mirror blocks only one is kept. */
    int count();

    /** The entries of block c, sorted. */
    int[] members(int c);

    /** (M X)_c: the generator of block c less its diagonal D_c. */
    Generator fed(int c);

    /** y += Σ_c X_c z_c for all entries of the torus; z_c interleaved, or null for a block that adds nothing. */
    void lift(double[][] z, double[] y);

    /** What the last sweep still changed in X_c, with what was dropped from it. */
    double lastChange(int c);

    int sweeps();

    /** Numbers held in X. */
    long unknowns();
}
