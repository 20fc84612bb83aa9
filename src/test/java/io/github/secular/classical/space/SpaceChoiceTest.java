package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Relaxation;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "automatic" in two dimensions (doc/vlasov-solvers.md, V12). */
class SpaceChoiceTest {
    private static final double[] TIMES = {0.5};

    private static SpaceProblem problem(double epsilon, double gamma, String envelope) {
        SpaceShells shells =
                new SpaceShells(new SpaceHamiltonian(SpaceWells.oscillator(1, 1.4), null, Double.POSITIVE_INFINITY));
        SpaceTerm term = new SpaceTerm(
                new int[] {1},
                SpacePotential.formula(2, "x*y"),
                SpacePotential.formula(2, "0"),
                envelope.equals("1") ? Envelope.ONE : FormulaEnvelope.of(envelope));
        return new SpaceProblem(
                shells,
                Relaxation.constant(gamma),
                new SpaceDrive(new BaseFrequencies(0.8), List.of(term)),
                epsilon,
                new ThermalDensity(shells, 1));
    }

    private static SpaceTrajectory solve(SpaceProblem problem, double tolerance) {
        return new SpaceChoice(500, 1).solve(problem, TIMES, 8, List.of(), tolerance, Progress.NONE);
    }

    @Test
    void chainWhereManyStepsAreForetold() {
        SpaceTrajectory f = solve(problem(1e-3, 0.5, "1"), 0.1);
        assertEquals("jump-chain", f.report().solver());
        assertTrue(f.report().estimatedError() <= 0.1);
        assertTrue(f.report().reason().contains("for particles"), f.report().reason());
    }

    @Test
    void particlesWhereFewAre() {
        SpaceTrajectory f = solve(problem(0.5, 0.5, "1"), 0.1);
        assertEquals("particles", f.report().solver());
        // as many as the tolerance asks for
        assertTrue(f.count() > 4000, "" + f.count());
        assertTrue(f.report().estimatedError() <= 0.1, "" + f.report().estimatedError());
        assertTrue(f.report().reason().contains("for jump-chain"), f.report().reason());
    }

    /** A chain of jumps needs relaxation, and a drive that stays. */
    @Test
    void particlesWhereThereIsNoChain() {
        for (SpaceProblem each : List.of(problem(0.2, 0, "1"), problem(0.2, 0.5, "exp(-t)"))) {
            SpaceTrajectory f = solve(each, 0.2);
            assertEquals("particles", f.report().solver());
            assertTrue(
                    f.report().reason().contains("jump-chain does not apply"),
                    f.report().reason());
        }
    }
}
