package io.github.secular.classical.space;

/** A way to compute d on the shells of a Hamiltonian in space (doc/classical.md, C9.4 and C9.5). */
interface ShellCoefficient {
    /**
     * d(t) = Σ_ij g_i(t) g_j(t) D_ij on one shell.
     *
     * @param matrix D, symmetric and positive semidefinite, one row per term of the drive
     * @param error what Σ_ij D_ij may be off by, one standard error where it is sampled
     */
    record Form(double[][] matrix, double error) {}

    Form at(double energy);

    /** In a few words, for reports. */
    String method();

    /** How many energies to a factor of 2 are worth while. */
    int perOctave();
}
