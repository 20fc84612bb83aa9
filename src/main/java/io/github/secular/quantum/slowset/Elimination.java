package io.github.secular.quantum.slowset;

/** The blocks of the slow set after the sweep: their slaved entries and their generators. */
interface Elimination {
    /** How many blocks there are; of two mirror blocks only one is kept. */
    int count();

    /** The entries of block c, sorted. */
    int[] members(int c);

    /**
     * Whether the coordinates of block c, its own mirror image, are those of {@link MirroredBlock}; else they are (re, im)
     * of each member, and a block that is its own mirror image stands for twice of what it is.
     */
    boolean isMirrored(int c);

    /** (M X)_c: the generator of block c less its diagonal D_c. */
    Generator fed(int c);

    /**
     * Adds Σ_c X_c z_c.
     *
     * @param z of each block a row per coordinate, with a column for each of the sums; null for a block that adds nothing
     */
    void lift(double[][] z, EntrySums sums);

    /** What the last sweep still changed in X_c, with what was dropped from it. */
    double lastChange(int c);

    int sweeps();

    /** Numbers held in X. */
    long unknowns();
}
