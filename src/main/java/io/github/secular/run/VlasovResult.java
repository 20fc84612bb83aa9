package io.github.secular.run;

import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.scenario.ClassicalScenario;
import java.util.Optional;
import java.util.OptionalDouble;

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
        Provenance provenance)
        implements Result {
    /** F at the scenario's energies, one row per time, where there is a limit. */
    public Optional<double[][]> limitValues() {
        return limit.map(d -> EnergyDiffusionResult.values(scenario, d));
    }

    /** The largest distance of a shell mean of f from F, over all energies and times. */
    public OptionalDouble distance() {
        return limitValues()
                .map(f -> {
                    double largest = 0;
                    for (int i = 0; i < f.length; i++) {
                        for (int j = 0; j < f[i].length; j++) {
                            largest = Math.max(largest, Math.abs(f[i][j] - means[i][j]));
                        }
                    }
                    return OptionalDouble.of(largest);
                })
                .orElse(OptionalDouble.empty());
    }
}
