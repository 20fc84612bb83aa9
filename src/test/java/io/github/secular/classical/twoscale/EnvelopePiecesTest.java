package io.github.secular.classical.twoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pulses that a two-scale solver might step over, in the harmonic well, where the ladder is exact. */
class EnvelopePiecesTest {
    private static VlasovProblem problem(String envelope, double epsilon) {
        return new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(0.5),
                new QuasiPeriodicPotential(
                        new double[] {0.7},
                        List.of(CosineTerm.of(FormulaEnvelope.of(envelope), FormulaFunction.of("x"), 1))),
                epsilon,
                new GaussianDensity(0.7, -0.2, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step(t-0.42)-step(t-0.45)        | 0.1",
                "5*exp(-((t-0.731)/0.0007)^2)     | 0.1",
                "max(0, 1-abs(t-0.5)/0.05)        | 0.1",
                "exp(-((t-0.6)/0.1)^2)            | 0.02",
                "step(t-0.42)-step(t-0.45)        | 0.02",
                "max(0, 1-abs(t-0.5)/0.05)        | 0.02",
            })
    void pulsesCountHoweverShort(String envelope, double epsilon) {
        VlasovProblem problem = problem(envelope, epsilon);
        double[] times = {1};
        VlasovTrajectory found = new TwoScaleSolver().solve(problem, times, 1e-4, Progress.NONE);
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
        double heated = exact.state(0).moments().energy();
        assertTrue(Math.abs(heated - 1.265) > 1e-4, "the pulse does something: " + heated);
        assertEquals(
                heated, found.state(0).moments().energy(), 3e-4, found.report().toString());
    }
}
