package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;

/**
 * The Bloch equation against a limit model, or the Vlasov equation against energy diffusion, over a list of ε.
 *
 * @param theory the order in ε that theory gives the limit; NaN where it gives none
 */
public record ComparisonResult(ModelScenario scenario, Comparison comparison, double theory, Provenance provenance)
        implements Result {
    /** Whether it is the Bloch equation. */
    public boolean isQuantum() {
        return scenario instanceof Scenario;
    }
}
