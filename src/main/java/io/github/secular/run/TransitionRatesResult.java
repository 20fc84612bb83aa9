package io.github.secular.run;

import io.github.secular.quantum.limit.TransitionRates;
import io.github.secular.scenario.Scenario;
import java.util.List;

/**
 * The transition rates of a model, slow time; {@code scenario().units()} turns them into 1/s.
 *
 * @param times slow times at which they are given: where they change those of the scenario and some where an envelope
 *     is largest between these; else empty
 * @param course one per time, or a single one
 */
public record TransitionRatesResult(
        Scenario scenario, double[] times, List<TransitionRates> course, Provenance provenance) {
    public TransitionRatesResult {
        course = List.copyOf(course);
    }

    /** Whether they change in time. */
    public boolean changing() {
        return times.length > 0;
    }
}
