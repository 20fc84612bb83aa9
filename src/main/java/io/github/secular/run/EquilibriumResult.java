package io.github.secular.run;

import io.github.secular.quantum.FrozenLight;
import io.github.secular.quantum.limit.equilibrium.EquilibriumReport;
import io.github.secular.scenario.Scenario;

/**
 * Where the rate equation of a model ends.
 *
 * @param light the light under which it ends there
 * @param limitModel the name of the limit model whose rates these are
 */
public record EquilibriumResult(
        Scenario scenario, FrozenLight light, String limitModel, EquilibriumReport report, Provenance provenance)
        implements Result {
    /** What pictures and tables are called after. */
    public String title() {
        return LightOfRun.titled(scenario.title(), scenario, light);
    }

    /** Everything to read, with the names of the levels and in the units of the model. */
    public String text() {
        return LightOfRun.before(
                report.text(
                        scenario.model().levels().labels(),
                        scenario.units().timeUnit(),
                        scenario.units().timeSymbol()),
                scenario,
                light);
    }
}
