package io.github.secular.classical.space;

import io.github.secular.classical.ShellHistogram;

/**
 * What an ensemble of particles is at one time. Where a top absorbs, means are over those that are left.
 *
 * @param mass the part that is left, ∫f
 * @param massError one standard error of it
 * @param energy ⟨H0⟩ of those
 * @param energyError one standard error of it
 * @param gain the mean of H0 − H0(0) of those, particle by particle; of a jump chain that of ⟨H0⟩ − ⟨H0⟩(0)
 * @param gainError one standard error of it, smaller than that of the energy, with what steps put the mean energy off
 * @param shells Π f over bins of energy
 * @param projections counts per pixel, one array per projection; not to be changed by anyone
 */
public record EnsembleState(
        double mass,
        double massError,
        double energy,
        double energyError,
        double gain,
        double gainError,
        ShellHistogram shells,
        int[][] projections) {
    /** The same, its mean energy off by this besides. */
    EnsembleState offBy(double shift) {
        return new EnsembleState(
                mass,
                massError,
                energy,
                Math.hypot(energyError, shift),
                gain,
                Math.hypot(gainError, shift),
                shells,
                projections);
    }
}
