package io.github.secular.asymptotics;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.RateEquation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Validation.Against("orders of the theorems; reference case s01")
class ComparisonRunnerTest {
    private static final ComparisonRunner RUNNER =
            new ComparisonRunner(new DirectBlochSolver(), RateEquation.averaged());

    /**
     * Many and close: the error oscillates with t/ε² and only its largest value has an order, which samples find
     * where the slow evolution stands almost still. The steps are unequal lest they beat with the waves.
     */
    private static final double[] TIMES = IntStream.range(0, 300)
            .mapToDouble(i -> 0.5 + 0.2 * Math.pow(i / 300.0, 1.1))
            .toArray();

    /** Three levels in two waves; each coupling follows waves that do, or do not, close a resonant cycle of three. */
    private static BlochModel threeLevels(double[] omega, ComplexMatrix first, ComplexMatrix second) {
        Wave wave = new Wave(
                3,
                omega,
                List.of(
                        new Harmonic(new int[] {1, 0}, first),
                        new Harmonic(new int[] {-1, 0}, first.adjoint()),
                        new Harmonic(new int[] {0, 1}, second),
                        new Harmonic(new int[] {0, -1}, second.adjoint())));
        double[][] gamma = {{0, 0.8, 0.9}, {0.8, 0, 1}, {0.9, 1, 0}};
        return new BlochModel(Levels.of(0, 0.9, 1.7), new Damping(gamma, 0), RateMatrix.zero(3), wave, 0.1);
    }

    /** Frequencies 1 and √2 cannot add up to zero in threes. */
    private static BlochModel open() {
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 0.4, 0.3}, {0.4, 0, 0.5}, {0.3, 0.5, 0}});
        return threeLevels(new double[] {1, Math.sqrt(2)}, v, v.times(0.7, 0));
    }

    @Test
    void orderTwoWithoutResonantCycles() {
        Comparison found = RUNNER.run(
                open(),
                ComplexMatrix.diagonal(0.7, 0.2, 0.1),
                TIMES,
                new double[] {0.04, 0.02, 0.01, 0.005},
                1e-10,
                Progress.NONE);
        assertOrder(2, found);
        // Coherences are of order ε.
        double ratio = found.rows().get(2).beside() / found.rows().get(3).beside();
        assertTrue(ratio > 1.2 && ratio < 3.5, "ratio of coherences " + ratio);
    }

    @Test
    void orderOneWithAResonantCycle() {
        // ω_2 = 2 ω_1: the cycle ω_1 + ω_1 − ω_2 closes. Its third coupling is imaginary, so that it does not cancel.
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 0.4, 0}, {0.4, 0, 0.5}, {0, 0.5, 0}});
        ComplexMatrix u =
                ComplexMatrix.of(3, 3, new double[] {0, 0, 0, 0, 0.2, 0.4, 0, 0, 0, 0, 0, 0, 0.2, -0.4, 0, 0, 0, 0});
        Comparison found = RUNNER.run(
                threeLevels(new double[] {1, 2}, v, u),
                ComplexMatrix.diagonal(0.7, 0.2, 0.1),
                TIMES,
                new double[] {0.04, 0.02, 0.01, 0.005},
                1e-10,
                Progress.NONE);
        assertOrder(1, found);
    }

    @Test
    void orderOneFromInitialCoherences() {
        ComplexMatrix initial = ComplexMatrix.of(
                3, 3, new double[] {0.5, 0, 0.2, 0.1, 0.1, 0, 0.2, -0.1, 0.3, 0, 0, 0.1, 0.1, 0, 0, -0.1, 0.2, 0});
        Comparison found = RUNNER.run(open(), initial, TIMES, new double[] {0.04, 0.02, 0.01}, 1e-10, Progress.NONE);
        assertOrder(1, found);
    }

    private static void assertOrder(double expected, Comparison comparison) {
        List<Comparison.Row> rows = comparison.rows();
        assertTrue(Double.isNaN(rows.get(0).order()));
        assertEquals(expected, rows.get(rows.size() - 1).order(), 0.15, comparison::toString);
    }

    @Test
    void caseS01() {
        JsonNode reference = ReferenceCases.read("s01_two_level_rotating_wave");
        JsonNode inputs = reference.get("inputs");
        double allowed = reference.get("tolerance").get("abs").asDouble();
        for (JsonNode summary : reference.get("outputs")) {
            double gamma = summary.get("gamma").asDouble();
            if (!summary.path("summary").asBoolean() || gamma == 0) {
                continue;
            }
            BlochModel model = ReferenceCases.rotating(
                    ReferenceCases.doubles(inputs.get("e")),
                    gamma,
                    summary.get("Delta").asDouble(),
                    1);
            double[] epsilons = {0.4, 0.2, 0.1, 0.05, 0.025};
            Comparison found = RUNNER.run(
                    model,
                    ReferenceCases.initial(inputs),
                    ReferenceCases.doubles(inputs.get("t")),
                    epsilons,
                    1e-10,
                    Progress.NONE);
            for (int i = 0; i < epsilons.length; i++) {
                assertEquals(epsilons[i], summary.get("eps").get(i).asDouble());
                assertEquals(
                        summary.get("max_abs_error_rate_vs_exact").get(i).asDouble(),
                        found.rows().get(i).error(),
                        allowed);
                if (i > 0) {
                    assertEquals(
                            summary.get("observed_order").get(i - 1).asDouble(),
                            found.rows().get(i).order(),
                            1e-4);
                }
            }
        }
    }

    /** A solver that does not know its error, which may then be as large as the tolerance. */
    private static final class Unsure implements BlochSolver {
        @Override
        public String name() {
            return "unsure";
        }

        @Override
        public String description() {
            return "direct, its error unknown";
        }

        @Override
        public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
            BlochModel model = problem.model();
            ComplexMatrix initial = problem.initial();
            Trajectory found = new DirectBlochSolver().solve(model, initial, times, tolerance, progress);
            return found.withReport(new SolverReport(name(), tolerance, Double.NaN, "", ""));
        }
    }

    @Test
    void errorsOfTheSolversAreNotTakenForAnOrder() {
        Comparison found = new ComparisonRunner(new Unsure(), RateEquation.averaged())
                .run(
                        open(),
                        ComplexMatrix.diagonal(0.7, 0.2, 0.1),
                        TIMES,
                        new double[] {0.04, 0.02},
                        1e-3,
                        Progress.NONE);
        assertTrue(found.rows().get(1).belowFloor());
        assertTrue(Double.isNaN(found.rows().get(1).order()));
    }

    @Test
    void refusalsNameEpsilon() {
        BlochModel undamped = ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0, 1);
        RefusalException e = assertThrows(
                RefusalException.class,
                () -> RUNNER.run(
                        undamped, ComplexMatrix.diagonal(1, 0), TIMES, new double[] {0.25}, 1e-8, Progress.NONE));
        assertTrue(e.getMessage().startsWith("At epsilon = 0.25"), e.getMessage());
    }
}
