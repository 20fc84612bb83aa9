package io.github.secular.quantum.torus;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.graded.PeriodMapSolver;
import io.github.secular.quantum.limit.AveragedRates;
import io.github.secular.quantum.limit.SlowGeneratorModel;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

@Validation.Against("reference cases of the slow manifold")
class SlowManifoldSolverTest {
    private final SlowManifoldSolver solver = new SlowManifoldSolver(new DirectBlochSolver());

    @Test
    void threeLevelsAtEveryEpsilonOfTheReference() {
        JsonNode json = ReferenceCases.read("s10_periodic_very_small_eps");
        JsonNode inputs = json.get("inputs");
        for (JsonNode run : json.get("outputs").get("runs")) {
            double eps = run.get("eps").asDouble();
            Trajectory rho = solver.solve(
                    ReferenceCases.model(inputs, eps),
                    ReferenceCases.initial(inputs),
                    new double[] {inputs.get("t").asDouble()},
                    1e-11,
                    Progress.NONE);
            double[] populations = ReferenceCases.doubles(run.get("populations"));
            for (int n = 0; n < 3; n++) {
                assertEquals(populations[n], rho.population(0, n), 1e-11, "eps " + eps);
            }
            ComplexMatrix expected = ReferenceCases.complexMatrix(run.get("rho"));
            double distance = rho.rho(0).distance(expected);
            assertTrue(distance < 1e-12 + 1e-14 / eps, "eps " + eps + " off by " + distance + " " + rho.report());
        }
    }

    @Test
    void fourLevelsUnderTwoFrequencies() {
        JsonNode json = ReferenceCases.read("s05_paper2_hierarchy_four_level");
        JsonNode inputs = json.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : json.get("outputs").get("runs")) {
            double eps = run.get("eps").asDouble();
            BlochModel model = ReferenceCases.model(inputs, eps);
            if (eps == 0.2) {
                // 8 ε² times the fastest rate is 1.1 times the smallest damping
                assertThrows(
                        RefusalException.class,
                        () -> solver.solve(model, ReferenceCases.initial(inputs), times, 1e-9, Progress.NONE));
                continue;
            }
            Trajectory rho = solver.solve(model, ReferenceCases.initial(inputs), times, 1e-9, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                ComplexMatrix expected =
                        ReferenceCases.complexMatrix(run.get("bloch_rho").get(i));
                assertEquals(0, rho.rho(i).distance(expected), 1e-9, "eps " + eps + " t " + times[i]);
            }
        }
    }

    /** Two routes: initial coherences, W and a static part, against the period map. */
    @Test
    void initialCoherencesAreTakenOverAtTheStart() {
        JsonNode inputs = ReferenceCases.read("s10_periodic_very_small_eps").get("inputs");
        ComplexMatrix initial = ComplexMatrix.of(
                3, 3, new double[] {.5, 0, .1, .2, 0, .1, .1, -.2, .3, 0, .05, 0, 0, -.1, .05, 0, .2, 0});
        for (double eps : new double[] {0.1, 0.01, 1e-3}) {
            BlochModel model = ReferenceCases.model(inputs, eps);
            double[] times = {0, 0.1 * eps * eps, eps * eps, 0.8, 1.3};
            Trajectory slow = solver.solve(model, initial, times, 1e-11, Progress.NONE);
            Trajectory map = new PeriodMapSolver().solve(model, initial, times, 1e-11, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                assertEquals(0, slow.rho(i).distance(map.rho(i)), 1e-11, "eps " + eps + " t " + times[i]);
            }
        }
    }

    /** L of the reference, and its leading term: L → A_♯ + W_♯ with an error of order ε² for μ = 0. */
    @Test
    void exactSlowGenerator() {
        JsonNode json = ReferenceCases.read("s05_paper2_hierarchy_four_level");
        for (JsonNode run : json.get("outputs").get("runs")) {
            double eps = run.get("eps").asDouble();
            if (eps > 0.1) {
                continue;
            }
            BlochModel model = ReferenceCases.model(json.get("inputs"), eps);
            DMatrixRMaj l =
                    SlowGenerator.converged(model, 2, 1e-10, Progress.NONE).matrix();
            ComplexMatrix expected = ReferenceCases.complexMatrix(run.get("effective_generator_torus"));
            for (int n = 0; n < 4; n++) {
                double column = 0;
                for (int m = 0; m < 4; m++) {
                    assertEquals(expected.re(m, n), l.get(m, n), 1e-8, "eps " + eps);
                    column += l.get(m, n);
                }
                assertEquals(0, column, 1e-13);
            }
        }
        JsonNode periodic = ReferenceCases.read("s10_periodic_very_small_eps").get("inputs");
        double[] errors = new double[2];
        double[] eps = {0.01, 0.005};
        for (int k = 0; k < 2; k++) {
            BlochModel model = ReferenceCases.model(periodic, eps[k]);
            DMatrixRMaj l =
                    SlowGenerator.converged(model, 1, 1e-12, Progress.NONE).matrix();
            DMatrixRMaj leading =
                    AveragedRates.of(model).rates().plus(model.relaxation()).sharp();
            for (int i = 0; i < 9; i++) {
                errors[k] = Math.max(errors[k], Math.abs(l.data[i] - leading.data[i]));
            }
        }
        assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.05);
    }

    @Test
    void slowGeneratorAsALimitModelFollowsTheMeanPopulations() {
        JsonNode inputs = ReferenceCases.read("s10_periodic_very_small_eps").get("inputs");
        double[] times = {0.5, 1};
        for (double eps : new double[] {0.05, 1e-3}) {
            BlochModel model = ReferenceCases.model(inputs, eps);
            Trajectory rho =
                    new PeriodMapSolver().solve(model, ReferenceCases.initial(inputs), times, 1e-11, Progress.NONE);
            PopulationTrajectory a =
                    new SlowGeneratorModel().solve(model, ReferenceCases.initial(inputs), times, 1e-11, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                for (int n = 0; n < 3; n++) {
                    // the ripple of the wave on the populations is of order ε²
                    assertEquals(rho.population(i, n), a.population(i, n), eps * eps);
                }
                assertEquals(1, a.sum(i), 1e-13);
            }
        }
    }
}
