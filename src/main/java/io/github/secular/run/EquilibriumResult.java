package io.github.secular.run;

import io.github.secular.quantum.limit.equilibrium.EquilibriumReport;
import io.github.secular.scenario.Scenario;

/**
 * Where the rate equation of a model ends.
 *
 * @param limitModel the name of the limit model whose rates these are
 */
public record EquilibriumResult(Scenario scenario, String limitModel, EquilibriumReport report, Provenance provenance) {
    /** Everything to read, with the names of the levels and in the units of the model. */
    public String text() {
        return report.text(
                scenario.model().levels().labels(),
                scenario.units().timeUnit(),
                scenario.units().timeSymbol());
    }
}
