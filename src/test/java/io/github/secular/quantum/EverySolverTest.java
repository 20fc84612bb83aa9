package io.github.secular.quantum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.ComparisonRunner;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.limit.RateEquation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Bloch solver on every problem with an exact answer: it keeps its tolerance, or it refuses where it must. */
class EverySolverTest {
    private static final double[] TOLERANCES = {1e-5, 1e-7, 1e-9};

    private static final String SLOWLY_DAMPED = "rotating wave, gamma 0.5, epsilon 0.2";

    /** Problems that a solver is not made for, by the beginning of their names. All others it has to solve. */
    private static final Map<String, List<String>> NOT_FOR = Map.of(
            // undamped pairs have no slow manifold over the populations, nor have pairs damped slower than 8 ε² A
            "slow-manifold", List.of("Rabi", "relaxation", "static coupling", SLOWLY_DAMPED),
            "slow-envelope", List.of("Rabi", "relaxation", "static coupling", SLOWLY_DAMPED),
            "slow-set", List.of(),
            "envelope-steps", List.of(),
            // knows amplitudes only
            "amplitude-map", List.of("rotating wave", "relaxation", "dephasing"),
            "amplitude-steps", List.of("rotating wave", "relaxation", "dephasing"),
            "rotating-frame", List.of(),
            "period-map", List.of(),
            "direct", List.of(),
            "automatic", List.of());

    static Stream<BlochSolver> solvers() {
        BlochSolvers all = BlochSolvers.standard();
        return all.names().stream().map(all::named).filter(s -> !s.name().equals("ensemble-mean"));
    }

    private static Optional<Double> error(BlochSolver solver, ExactProblems.Problem problem, double tolerance) {
        Trajectory found;
        try {
            found = solver.solve(problem.model(), problem.initial(), problem.times(), tolerance, Progress.NONE);
        } catch (RefusalException e) {
            assertFalse(e.getMessage().isBlank());
            return Optional.empty();
        }
        double error = 0;
        for (int i = 0; i < found.length(); i++) {
            error = Math.max(error, found.rho(i).distance(problem.solution().apply(found.time(i))));
        }
        Trajectory.Conservation kept = found.conservation();
        assertTrue(kept.traceError() < 1e-12, kept.toString());
        assertTrue(kept.hermiticityError() < 1e-14, kept.toString());
        return Optional.of(error);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void keepsItsToleranceOnEveryExactProblem(BlochSolver solver) {
        List<String> wrong = new ArrayList<>();
        for (ExactProblems.Problem problem : ExactProblems.all()) {
            for (double tolerance : TOLERANCES) {
                Optional<Double> error = error(solver, problem, tolerance);
                String what = solver.name() + ", " + problem + ", tolerance " + tolerance;
                if (error.isPresent() && !(error.get() <= tolerance)) {
                    wrong.add(what + ": error " + error.get());
                }
                boolean excused = NOT_FOR.get(solver.name()).stream().anyMatch(problem.name()::startsWith);
                if (error.isEmpty() && !excused) {
                    wrong.add(what + ": refused");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** With any solver, the error of the averaged rates on the damped rotating wave falls as ε². */
    static Stream<BlochSolver> dampedSolvers() {
        return solvers().filter(s -> !s.name().startsWith("amplitude-"));
    }

    @ParameterizedTest
    @MethodSource("dampedSolvers")
    void showsTheOrderOfTheLimit(BlochSolver solver) {
        ExactProblems.Problem problem = ExactProblems.rotating(0.8, 0.3, 0.1);
        double[] times = new double[40];
        for (int i = 0; i < times.length; i++) {
            times[i] = 0.3 + 0.02 * i;
        }
        Comparison comparison = new ComparisonRunner(solver, RateEquation.averaged())
                .run(problem.model(), problem.initial(), times, new double[] {0.02, 0.01}, 1e-9, Progress.NONE);
        assertEquals(2, comparison.rows().get(1).order(), 0.05, solver.name());
    }

    /** The adaptive integrator's error follows the tolerance with a slope of about one. */
    @Test
    void theDirectErrorFollowsTheTolerance() {
        ExactProblems.Problem problem = ExactProblems.rotating(0.5, 0.3, 0.05);
        double loose = error(new DirectBlochSolver(), problem, 1e-5).orElseThrow();
        double tight = error(new DirectBlochSolver(), problem, 1e-9).orElseThrow();
        double slope = Math.log10(loose / tight) / 4;
        assertTrue(slope > 0.6 && slope < 1.4, "slope " + slope + " from " + loose + " and " + tight);
    }
}
