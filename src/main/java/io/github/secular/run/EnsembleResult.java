package io.github.secular.run;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.random.Ensemble;
import io.github.secular.scenario.Scenario;
import java.util.Optional;

/**
 * Random paths of a model, their mean, and what the exact mean and the limit say.
 *
 * @param mean the exact mean over all paths, at the times of the ensemble; empty where it is not known
 * @param limit populations of the limit model; empty where the model has none
 */
public record EnsembleResult(
        Scenario scenario,
        Ensemble ensemble,
        Optional<Trajectory> mean,
        Optional<PopulationTrajectory> limit,
        Provenance provenance)
        implements Result {}
