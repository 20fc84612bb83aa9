package io.github.secular.run;

import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Trajectory;
import io.github.secular.scenario.Scenario;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The Bloch equation solved, and the rate equation beside it.
 *
 * @param rates populations of the limit model at the same times; empty where the model has no such limit
 */
public record BlochResult(
        Scenario scenario, Trajectory trajectory, Optional<PopulationTrajectory> rates, Provenance provenance)
        implements Result {
    static final String RATE_EQUATION = "Rate equation";
    static final String NONE = "none. ";
    private static final String NO_LIMIT = "No coherence is damped: there is no rate limit.";

    /** Why there is no rate equation beside the Bloch equation; empty where there is one. */
    public Optional<String> withoutRates() {
        String account = provenance.entries().getOrDefault(RATE_EQUATION, "");
        return account.startsWith(NONE) ? Optional.of(account.substring(NONE.length())) : Optional.empty();
    }

    /** The largest distance of a population from the one of the rate equation, over all levels and times. */
    public OptionalDouble distance() {
        return rates.map(p -> OptionalDouble.of(trajectory.distance(p))).orElse(OptionalDouble.empty());
    }

    /** Why no theorem gives a rate equation for a model; empty where one does. */
    static Optional<String> noLimit(BlochModel model) {
        // Noise damps on average: its limit needs no damping of the levels.
        // In the dark populations follow their relaxation alone, exactly.
        boolean undamped = model.drive() instanceof Wave wave
                && wave.harmonics().stream().anyMatch(h -> h.matrix().maxAbs() > 0)
                && model.damping().smallestPositive() == 0;
        return undamped ? Optional.of(NO_LIMIT) : Optional.empty();
    }
}
