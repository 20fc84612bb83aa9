package io.github.secular.run;

import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
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
        Scenario scenario, Trajectory trajectory, Optional<PopulationTrajectory> rates, Provenance provenance) {
    private static final String NO_LIMIT = "No coherence is damped: there is no rate limit.";

    /** What is to be said of the rate equation of a model; empty where it is a limit. */
    public static Optional<String> remark(BlochModel model) {
        // Noise damps on average: its limit needs no damping of the levels.
        boolean undamped = model.drive() instanceof Wave && model.damping().smallestPositive() == 0;
        return undamped ? Optional.of(NO_LIMIT) : Optional.empty();
    }
}
