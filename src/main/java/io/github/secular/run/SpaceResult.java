package io.github.secular.run;

import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.space.SpaceTrajectory;
import io.github.secular.scenario.SpaceScenario;
import java.util.Optional;

/**
 * An ensemble of particles in two or three dimensions, and energy diffusion beside it.
 *
 * @param means Π f at the scenario's energies, one row per time; not to be changed by anyone
 * @param errors one standard error of each
 * @param limit F at the same times; empty where the model has no such limit
 */
public record SpaceResult(
        SpaceScenario scenario,
        SpaceTrajectory trajectory,
        double[][] means,
        double[][] errors,
        Optional<EnergyDistribution> limit,
        Provenance provenance)
        implements Result {
    /** F at the scenario's energies, one row per time, where there is a limit. */
    public Optional<double[][]> limitValues() {
        return limit.map(d -> EnergyDiffusionResult.values(scenario, d));
    }
}
