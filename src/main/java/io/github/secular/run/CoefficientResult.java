package io.github.secular.run;

import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.scenario.ParticleScenario;

/** d(E), a(E), h0(E) of a classical model at the first of its times. */
public record CoefficientResult(ParticleScenario scenario, CoefficientTable table, Provenance provenance)
        implements Result {}
