package io.github.secular.quantum.steady;

/** (D + M) y = 0 on a window of the torus, reduced to its central entries (doc/bloch-solvers.md, B11.2). */
interface Elimination {
    /** What the central entries do to each other at last, row by row, (re, im); not to be changed. */
    double[] centre();

    /** How many central entries there are, N². */
    int centralSize();

    /** All entries of a solution of (D + M) y = 0 from its central ones, (re, im). */
    double[] right(double[] central);

    /** All entries of a solution of l (D + M) = 0 from its central ones, (re, im). */
    double[] left(double[] central);
}
