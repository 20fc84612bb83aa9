package io.github.secular.run;

import io.github.secular.quantum.RateMatrix;
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
        Scenario scenario, double[] times, List<TransitionRates> course, Provenance provenance) implements Result {
    public TransitionRatesResult {
        course = List.copyOf(course);
    }

    /** The place in {@code course} at which the rates are largest, by their sum; 0 where they do not change. */
    public int strongest() {
        int best = 0;
        double most = -1;
        for (int i = 0; i < course.size(); i++) {
            RateMatrix rates = course.get(i).rates();
            double sum = 0;
            for (int n = 0; n < rates.size(); n++) {
                sum += rates.outflow(n);
            }
            if (sum > most) {
                most = sum;
                best = i;
            }
        }
        return best;
    }

    /** Whether they change in time. */
    public boolean changing() {
        return times.length > 0;
    }
}
