package io.github.secular.run;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Trajectory;
import io.github.secular.scenario.Scenario;
import java.util.Optional;

/**
 * The Bloch equation solved, and the rate equation beside it.
 *
 * @param rates populations of the limit model at the same times; empty where the model has no such limit
 */
public record BlochResult(
        Scenario scenario, Trajectory trajectory, Optional<PopulationTrajectory> rates, Provenance provenance) {}
