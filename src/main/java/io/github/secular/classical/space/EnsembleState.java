package io.github.secular.classical.space;

import io.github.secular.classical.ShellHistogram;

/**
 * What an ensemble of particles is at one time. Where a top absorbs, means are over those that are left.
 *
 * @param mass the part that is left, ∫f
 * @param energy ⟨H0⟩ of those
 * @param energyError one standard error of it
 * @param gain the mean of H0 − H0(0) of those, particle by particle
 * @param gainError one standard error of it, smaller than that of the energy
 * @param shells Π f over bins of energy
 * @param projections counts per pixel, one array per projection; not to be changed by anyone
 */
public record EnsembleState(
        double mass,
        double energy,
        double energyError,
        double gain,
        double gainError,
        ShellHistogram shells,
        int[][] projections) {
    /** One standard error of the mass. @param count number of particles */
    public double massError(int count) {
        return Math.sqrt(Math.max(0, mass * (1 - mass)) / count);
    }
}
