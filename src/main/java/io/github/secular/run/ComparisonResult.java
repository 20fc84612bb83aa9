package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.scenario.Scenario;

/** The Bloch equation against a limit model over a list of ε. */
public record ComparisonResult(Scenario scenario, Comparison comparison, Provenance provenance) implements Result {}
