package io.github.secular.run;

import io.github.secular.quantum.FrozenLight;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.limit.RegimeReport;
import io.github.secular.scenario.Scenario;

/**
 * The regime of almost-degenerate levels that a model is in.
 *
 * @param light the light that all of this is about
 * @param polarised the polarised limit, at the times of the scenario
 * @param resonant the rates of this ε, with resonances only (for μ = 0: the averaged rates), at the same times
 * @param layer {@code resonant} on logarithmic times, from well inside the time layer to the last time
 * @param afterLayer {@code polarised} at the same logarithmic times
 */
public record RegimeResult(
        Scenario scenario,
        FrozenLight light,
        RegimeReport report,
        PopulationTrajectory polarised,
        PopulationTrajectory resonant,
        PopulationTrajectory layer,
        PopulationTrajectory afterLayer,
        Provenance provenance)
        implements Result {
    /** What pictures and tables are called after. */
    public String title() {
        return LightOfRun.titled(scenario.title(), scenario, light);
    }

    /** The report in words, and which light it is about. */
    public String text() {
        return LightOfRun.before(report.text(), scenario, light);
    }
}
