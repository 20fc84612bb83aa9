package io.github.secular.run;

import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.scenario.ParticleScenario;

/** The diffusion equation in energy, solved. */
public record EnergyDiffusionResult(ParticleScenario scenario, EnergyDistribution distribution, Provenance provenance)
        implements Result {
    /** F at the scenario's energies, one row per time; 0 above the grid. */
    public double[][] values() {
        return values(scenario, distribution);
    }

    static double[][] values(ParticleScenario scenario, EnergyDistribution distribution) {
        double[] energies = scenario.energies();
        double top = distribution.grid().faces()[distribution.grid().size()];
        double[][] out = new double[distribution.times().length][energies.length];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < energies.length; j++) {
                out[i][j] = energies[j] < top ? distribution.at(i, energies[j]) : 0;
            }
        }
        start(scenario, out);
        return out;
    }

    /** At t = 0 Π f is known exactly, whatever grid a solver has: that of the start. */
    static void start(ParticleScenario scenario, double[][] means) {
        if (means.length > 0 && scenario.times()[0] == 0) {
            means[0] = scenario.startMeans();
        }
    }
}
