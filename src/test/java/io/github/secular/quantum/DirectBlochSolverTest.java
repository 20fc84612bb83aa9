package io.github.secular.quantum;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Validation.Against("exact solutions; reference cases s01, s02, s05, s10 (independent propagators)")
class DirectBlochSolverTest {
    private static final BlochSolver DIRECT = new DirectBlochSolver();

    static Stream<ExactProblems.Problem> problems() {
        return ExactProblems.all().stream();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void keepsEachToleranceAgainstExactSolutions(ExactProblems.Problem problem) {
        for (double tolerance : new double[] {1e-6, 1e-8, 1e-10, 1e-12}) {
            Trajectory found =
                    DIRECT.solve(problem.model(), problem.initial(), problem.times(), tolerance, Progress.NONE);
            double error = 0;
            for (int i = 0; i < problem.times().length; i++) {
                error = Math.max(error, found.rho(i).distance(problem.solution().apply(problem.times()[i])));
            }
            assertTrue(error <= tolerance, problem + " at " + tolerance + ": error " + error);
            assertEquals(0, found.conservation().hermiticityError());
            assertTrue(found.conservation().traceError() <= 1e-13, found.conservation()::toString);
        }
    }

    @Test
    void caseS01() {
        JsonNode reference = ReferenceCases.read("s01_two_level_rotating_wave");
        JsonNode inputs = reference.get("inputs");
        double[] energies = ReferenceCases.doubles(inputs.get("e"));
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        int runs = 0;
        for (JsonNode output : reference.get("outputs")) {
            if (output.path("summary").asBoolean()) {
                continue;
            }
            double gamma = output.get("gamma").asDouble();
            double detuning = output.get("Delta").asDouble();
            double epsilon = output.get("eps").asDouble();
            // A million periods take half a minute; SlowSetReferenceTest and PeriodMapSolverTest have them all.
            if (epsilon < 0.01) {
                continue;
            }
            double allowed = reference.get("tolerance").get("abs").asDouble();
            BlochModel model = ReferenceCases.rotating(energies, gamma, detuning, epsilon);
            Trajectory found = DIRECT.solve(model, ReferenceCases.initial(inputs), times, allowed / 10, Progress.NONE);
            double w = energies[1] - energies[0];
            for (int i = 0; i < times.length; i++) {
                assertEquals(output.get("rho00").get(i).asDouble(), found.population(i, 0), allowed);
                double phase = (detuning + w) * (times[i] / (epsilon * epsilon));
                double re = found.re(i, 1, 0);
                double im = found.im(i, 1, 0);
                JsonNode x = output.get("V01_times_rho10").get(i);
                assertEquals(x.get(0).asDouble(), Math.cos(phase) * re - Math.sin(phase) * im, allowed);
                assertEquals(x.get(1).asDouble(), Math.sin(phase) * re + Math.cos(phase) * im, allowed);
            }
            runs++;
        }
        assertEquals(20, runs);
    }

    @Test
    void caseS02() {
        JsonNode reference = ReferenceCases.read("s02_paper1_quasiperiodic_slow_envelope");
        JsonNode inputs = reference.get("inputs");
        double allowed = reference.get("tolerance").get("abs").asDouble();
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : reference.get("outputs").get("bloch")) {
            BlochModel model = ReferenceCases.model(inputs, run.get("eps").asDouble());
            Trajectory found = DIRECT.solve(model, ReferenceCases.initial(inputs), times, allowed / 10, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                ComplexMatrix expected =
                        ReferenceCases.complexMatrix(run.get("rho").get(i));
                assertEquals(0, expected.distance(found.rho(i)), allowed);
            }
        }
    }

    @Test
    void caseS05() {
        JsonNode reference = ReferenceCases.read("s05_paper2_hierarchy_four_level");
        JsonNode inputs = reference.get("inputs");
        double allowed = reference.get("tolerance").get("abs").asDouble();
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : reference.get("outputs").get("runs")) {
            BlochModel model = ReferenceCases.model(inputs, run.get("eps").asDouble());
            Trajectory found = DIRECT.solve(model, ReferenceCases.initial(inputs), times, allowed / 10, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                ComplexMatrix expected =
                        ReferenceCases.complexMatrix(run.get("bloch_rho").get(i));
                assertEquals(0, expected.distance(found.rho(i)), allowed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01})
    void caseS10(double epsilon) {
        JsonNode reference = ReferenceCases.read("s10_periodic_very_small_eps");
        JsonNode inputs = reference.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        int runs = 0;
        for (JsonNode run : reference.get("outputs").get("runs")) {
            if (run.get("eps").asDouble() != epsilon) {
                continue;
            }
            BlochModel model = ReferenceCases.model(inputs, epsilon);
            Trajectory found = DIRECT.solve(model, ReferenceCases.initial(inputs), times, 1e-12, Progress.NONE);
            double allowed = reference.get("tolerance").get("abs_populations").asDouble();
            for (int n = 0; n < 3; n++) {
                assertEquals(run.get("populations").get(n).asDouble(), found.population(0, n), allowed);
            }
            // The case's own rule for coherences.
            ComplexMatrix expected = ReferenceCases.complexMatrix(run.get("rho"));
            double coherences = 1e-12 + 1e-14 / epsilon;
            for (int n = 0; n < 3; n++) {
                for (int m = 0; m < n; m++) {
                    assertEquals(expected.re(n, m), found.re(0, n, m), coherences);
                    assertEquals(expected.im(n, m), found.im(0, n, m), coherences);
                }
            }
            runs++;
        }
        assertEquals(1, runs);
    }

    @Test
    void traceOverAHundredThousandSteps() {
        JsonNode inputs = ReferenceCases.read("s10_periodic_very_small_eps").get("inputs");
        BlochModel model = ReferenceCases.model(inputs, 0.005);
        Trajectory found =
                DIRECT.solve(model, ReferenceCases.initial(inputs), new double[] {0, 0.5, 1}, 1e-12, Progress.NONE);
        long evaluations = Long.parseLong(found.report().work().split(" ")[0]);
        assertTrue(evaluations > 12 * 100_000, "only " + evaluations + " evaluations");
        assertTrue(found.conservation().traceError() <= 1e-13, found.conservation()::toString);
        assertEquals(0, found.conservation().hermiticityError());
    }

    @Test
    void refusesAnOpticalCarrier() {
        BlochModel model = ReferenceCases.rotating(new double[] {0, 1e7}, 1, 0, 0.01);
        RefusalException e = assertThrows(
                RefusalException.class,
                () -> DIRECT.solve(model, ComplexMatrix.diagonal(1, 0), new double[] {1}, 1e-10, Progress.NONE));
        assertTrue(e.getMessage().contains("raise epsilon"), e.getMessage());
    }

    @Test
    void stopsWhenCancelled() {
        Progress cancelled = new Progress() {
            private int reports;

            @Override
            public void at(double fraction, String what) {
                reports++;
            }

            @Override
            public boolean isCancelled() {
                return reports >= 3;
            }
        };
        BlochModel model = ReferenceCases.rotating(new double[] {0, 1.3}, 0.7, 0.4, 0.001);
        assertThrows(
                CancellationException.class,
                () -> DIRECT.solve(model, ComplexMatrix.diagonal(1, 0), new double[] {1}, 1e-10, cancelled));
    }

    @Test
    void delayedEquationDropsOnlyWhatCoherencesMakeOfCoherences() {
        JsonNode inputs = ReferenceCases.read("s05_paper2_hierarchy_four_level").get("inputs");
        BlochModel model = ReferenceCases.model(inputs, 0.1);
        double[] y = PackedState.pack(ReferenceCases.initial(inputs));
        double[] full = new double[16];
        double[] delayed = new double[16];
        new BlochRightHandSide(model).computeDerivatives(0.7, y, full);
        new BlochRightHandSide(model, false).computeDerivatives(0.7, y, delayed);
        // From a diagonal state both equations start alike; with a coherence, only coherences differ.
        assertEquals(0, difference(full, delayed, 0, 16), 1e-17);
        y[PackedState.index(4, 0, 2)] = 0.1;
        y[PackedState.index(4, 1, 3) + 1] = -0.05;
        new BlochRightHandSide(model).computeDerivatives(0.7, y, full);
        new BlochRightHandSide(model, false).computeDerivatives(0.7, y, delayed);
        assertEquals(0, difference(full, delayed, 0, 4), 1e-17);
        assertTrue(difference(full, delayed, 4, 16) > 1e-4);
    }

    private static double difference(double[] a, double[] b, int from, int to) {
        double max = 0;
        for (int i = from; i < to; i++) {
            max = Math.max(max, Math.abs(a[i] - b[i]));
        }
        return max;
    }

    @Test
    void packsAndUnpacks() {
        ComplexMatrix rho = ComplexMatrix.of(3, 3, new double[] {
            0.5, 0, 0.1, 0.2, -0.05, 0.1, 0.1, -0.2, 0.3, 0, 0.02, -0.03, -0.05, -0.1, 0.02, 0.03, 0.2, 0
        });
        double[] packed = PackedState.pack(rho);
        assertEquals(rho, ComplexMatrix.of(3, 3, PackedState.unpack(3, packed)));
        assertEquals(0.02, packed[PackedState.index(3, 1, 2)]);
        assertEquals(0.1, packed[PackedState.index(3, 0, 2) + 1]);
    }

    @Test
    void registryKnowsNames() {
        BlochSolvers solvers = BlochSolvers.standard();
        assertEquals("direct", solvers.named("direct").name());
        Trajectory found = solvers.named("automatic")
                .solve(
                        ReferenceCases.rotating(new double[] {0, 1.3}, 0.7, 0.4, 0.4),
                        ComplexMatrix.diagonal(1, 0),
                        new double[] {0.1},
                        1e-8,
                        Progress.NONE);
        assertTrue(solvers.names().contains(found.report().solver()));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> solvers.named("magic"));
        assertTrue(e.getMessage().contains("direct"), e.getMessage());
    }

    @Test
    void nothingHappensWithoutTimes() {
        BlochModel model = new BlochModel(
                Levels.of(0),
                new Damping(new double[1][1], 0),
                RateMatrix.zero(1),
                new Wave(1, new double[0], List.of()),
                0.1);
        assertEquals(
                0,
                DIRECT.solve(model, ComplexMatrix.diagonal(1), new double[0], 1e-10, Progress.NONE)
                        .length());
        assertEquals(
                1,
                DIRECT.solve(model, ComplexMatrix.diagonal(1), new double[] {0, 3}, 1e-10, Progress.NONE)
                        .population(1, 0));
    }
}
