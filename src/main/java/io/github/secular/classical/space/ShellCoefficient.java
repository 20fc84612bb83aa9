package io.github.secular.classical.space;

import io.github.secular.numerics.RefusalException;

/** A way to compute d on the shells of a Hamiltonian in space (doc/classical.md, C9.4, C9.5 and C9.11). */
interface ShellCoefficient {
    /**
     * d(t) = Σ_ij g_i(t) g_j(t) D_ij on one shell.
     *
     * @param matrix D, symmetric and positive semidefinite, one row per term of the drive
     * @param error what Σ_ij D_ij may be off by, one standard error where it is sampled
     */
    record Form(double[][] matrix, double error) {}

    Form at(double energy);

    /** The same for a first look: perhaps quicker, its error NaN where nobody estimates it. */
    default Form roughly(double energy) {
        return at(energy);
    }

    /** In a few words, for reports. */
    String method();

    /** How many energies to a factor of 2 are worth while. */
    int perOctave();

    /**
     * D_ab in the plane of the actions, action² per slow time (doc/classical.md, C9.8, C9.11).
     *
     * @param actions one per axis of a sum of wells; I_r and L of a central potential, L of either sign if D = 2
     * @param g the envelopes' values, one per term
     * @throws RefusalException if there are no actions, or none of these values
     */
    default double[][] matrix(double[] actions, double[] g) {
        throw new RefusalException(
                "Only sums of wells, one per axis, and central potentials have the actions that a"
                        + " diffusion matrix belongs to; give U as an oscillator, as \"separable\", or with \"central\": true.");
    }
}
