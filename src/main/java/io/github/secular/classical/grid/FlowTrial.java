package io.github.secular.classical.grid;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;

/** Tries the steps of the flow on single points of the well itself, where the exact motion keeps its energy. */
final class FlowTrial {
    private static final double[] HEIGHTS = {0.05, 0.3, 0.65};
    private static final int MOST_SUBSTEPS = 64;
    private static final int MOST_STEPS = 400;

    private FlowTrial() {}

    /**
     * How many of Chin's steps a step h of the flow must have.
     *
     * @param top the highest energy in use
     * @param error largest change of E − E_min relative to itself, along an orbit
     */
    static int substeps(Hamiltonian1D hamiltonian, double top, double h, double error) {
        int substeps = 1;
        while (substeps < MOST_SUBSTEPS && !(worst(hamiltonian, top, h / substeps) <= error)) {
            substeps++;
        }
        return substeps;
    }

    private static double worst(Hamiltonian1D hamiltonian, double top, double h) {
        double bottom = hamiltonian.lowestEnergy();
        double worst = 0;
        for (double height : HEIGHTS) {
            double energy = bottom + height * (top - bottom);
            for (Orbit orbit : hamiltonian.shell(energy).orbits()) {
                worst = Math.max(worst, change(hamiltonian, orbit, h) / (energy - bottom));
            }
        }
        return worst;
    }

    private static double change(Hamiltonian1D hamiltonian, Orbit orbit, double h) {
        double x = orbit.right();
        double p = 0;
        double worst = 0;
        int steps = (int) Math.min(MOST_STEPS, Math.ceil(orbit.period() / h));
        for (int k = 0; k < steps; k++) {
            for (int stage = 0; stage < 2; stage++) {
                x += (stage == 0 ? PhaseFlow.OUTER : PhaseFlow.MIDDLE) * h * p;
                double slope = hamiltonian.potential().slope(x);
                double curvature = hamiltonian.potential().curvature(x);
                p -= h / 2 * slope * (1 + 2 * PhaseFlow.GRADIENT * h * h * curvature);
            }
            x += PhaseFlow.OUTER * h * p;
            double found = Math.abs(hamiltonian.energy(x, p) - orbit.energy());
            if (!(found <= worst)) {
                worst = found;
            }
        }
        return worst;
    }
}
