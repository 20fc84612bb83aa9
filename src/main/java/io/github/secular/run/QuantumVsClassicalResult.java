package io.github.secular.run;

import io.github.secular.asymptotics.semiclassical.SemiclassicalComparison;
import io.github.secular.scenario.ClassicalScenario;

/** A classical model beside its quantum models over a list of ħ. */
public record QuantumVsClassicalResult(
        ClassicalScenario scenario, SemiclassicalComparison comparison, Provenance provenance) implements Result {}
