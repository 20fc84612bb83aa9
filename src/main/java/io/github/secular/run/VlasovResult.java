package io.github.secular.run;

import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.scenario.ClassicalScenario;
import java.util.Optional;

/**
 * The Vlasov equation solved, and energy diffusion beside it.
 *
 * @param means Π f at the scenario's energies, one row per time; not to be changed by anyone
 * @param limit F at the same times; empty where the model has no such limit
 * @param moments the exact moments at the same times, where there are such
 */
public record VlasovResult(
        ClassicalScenario scenario,
        VlasovTrajectory trajectory,
        double[][] means,
        Optional<EnergyDistribution> limit,
        MomentCheck moments,
        Provenance provenance) {
    /** F at the scenario's energies, one row per time, where there is a limit. */
    public Optional<double[][]> limitValues() {
        return limit.map(d -> EnergyDiffusionResult.values(scenario, d));
    }
}
