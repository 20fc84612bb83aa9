package io.github.secular.run;

import io.github.secular.asymptotics.TruncationStudy;
import io.github.secular.scenario.Scenario;

/** What it costs to keep only the first levels of a model given by formulas. */
public record TruncationResult(Scenario scenario, TruncationStudy study, Provenance provenance) implements Result {}
