package io.github.secular.run;

import io.github.secular.classical.limit.CoefficientCurve;
import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.scenario.ParticleScenario;
import java.util.function.Supplier;

/**
 * d(E), a(E), h0(E) of a classical model at the first of its times.
 *
 * @param curve the same to be drawn, finer where it needs to be; computed when it is asked for
 */
public record CoefficientResult(
        ParticleScenario scenario, CoefficientTable table, Supplier<CoefficientCurve> curve, Provenance provenance)
        implements Result {
    /** One whose table is fine enough. */
    public CoefficientResult(ParticleScenario scenario, CoefficientTable table, Provenance provenance) {
        this(scenario, table, () -> CoefficientCurve.of(table), provenance);
    }
}
