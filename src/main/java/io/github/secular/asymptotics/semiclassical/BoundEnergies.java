package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.Hamiltonian1D;

/** Energies at which levels and shells can be asked for. */
final class BoundEnergies {
    /** Levels are followed up to this part of the way to where motions escape. */
    private static final double BELOW_ESCAPE = 0.998;

    private static final double APART = 1e-6;

    private BoundEnergies() {}

    /** The highest energy up to which levels are asked for. */
    static double ceiling(Hamiltonian1D h) {
        double bottom = h.lowestEnergy();
        double escape = h.escapeEnergy();
        return escape == Double.POSITIVE_INFINITY ? escape : bottom + BELOW_ESCAPE * (escape - bottom);
    }

    /** The same energy, or one beside it, off the separatrices. */
    static double clear(Hamiltonian1D h, double energy) {
        double trifle = APART * (energy - h.lowestEnergy());
        for (double critical : h.criticalEnergies()) {
            if (Math.abs(energy - critical) < trifle) {
                return critical + trifle;
            }
        }
        return energy;
    }
}
