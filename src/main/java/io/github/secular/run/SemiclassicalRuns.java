package io.github.secular.run;

import io.github.secular.asymptotics.semiclassical.SemiclassicalComparison;
import io.github.secular.asymptotics.semiclassical.SemiclassicalRunner;
import io.github.secular.classical.HarmonicsReach;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import io.github.secular.scenario.ClassicalScenario;

/** From a classical scenario to the same well with a ħ: what every host runs. */
public final class SemiclassicalRuns {
    private SemiclassicalRuns() {}

    /**
     * d(E) and F(E) beside the rates and populations of the levels.
     *
     * @param hbars ħ, in units of position times momentum, from large to small, at least one
     * @throws io.github.secular.numerics.RefusalException if there is no d, or the levels cannot be had
     */
    public static QuantumVsClassicalResult compare(ClassicalScenario scenario, double[] hbars, Progress progress) {
        if (hbars.length == 0) {
            throw new InvalidInputException("hbars", "none", "one or more, such as 0.2,0.1,0.05");
        }
        HarmonicsReach.require(scenario.problem(), scenario.tolerance());
        double t = ClassicalRuns.strongest(scenario, new EnergyLimit(scenario.problem()).coefficient());
        SemiclassicalComparison found = new SemiclassicalRunner(
                        scenario.problem(), scenario.energies(), scenario.times(), t, scenario.tolerance())
                .run(hbars, progress);
        Provenance.Builder account = ClassicalRuns.start(scenario)
                .add("Tolerance", "" + scenario.tolerance())
                .add("Rates and d", "at t = " + t);
        for (SemiclassicalComparison.Row row : found.rows()) {
            account.add(
                    "hbar = " + row.hbar(),
                    Sentence.of(
                            "%d levels from %d points, known to %.1e, elements of x to %.1e",
                            row.levels(), row.points(), row.energyError(), row.elementError()));
        }
        return new QuantumVsClassicalResult(scenario, found, account.build());
    }
}
