package io.github.secular.run;

import io.github.secular.asymptotics.VlasovComparison;
import io.github.secular.scenario.ClassicalScenario;

/** The Vlasov equation against energy diffusion over a list of ε. */
public record VlasovComparisonResult(ClassicalScenario scenario, VlasovComparison comparison, Provenance provenance)
        implements Result {}
