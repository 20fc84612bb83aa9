package io.github.secular.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.slowset.SlowSetSolver;
import io.github.secular.solver.AutomaticSolver;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutomaticBlochTest {
    private final BlochSolver automatic = BlochSolvers.standard().named("automatic");

    @Test
    void fourLevelsUnderTwoFrequenciesAtEveryEpsilon() {
        JsonNode json = ReferenceCases.read("s05_paper2_hierarchy_four_level");
        JsonNode inputs = json.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : json.get("outputs").get("runs")) {
            double eps = run.get("eps").asDouble();
            Trajectory rho = automatic.solve(
                    ReferenceCases.model(inputs, eps), ReferenceCases.initial(inputs), times, 1e-9, Progress.NONE);
            if (eps != 0.05) {
                // where both take as long
                assertEquals(
                        eps > 0.05 ? "direct" : "slow-manifold", rho.report().solver());
            }
            for (int i = 0; i < times.length; i++) {
                ComplexMatrix expected =
                        ReferenceCases.complexMatrix(run.get("bloch_rho").get(i));
                assertEquals(0, rho.rho(i).distance(expected), 1e-8, "eps " + eps + " t " + times[i]);
            }
        }
    }

    @Test
    void envelopesGoTheDirectWayOrToTheirOwnSolver() {
        JsonNode json = ReferenceCases.read("s02_paper1_quasiperiodic_slow_envelope");
        JsonNode inputs = json.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : json.get("outputs").get("bloch")) {
            double eps = run.get("eps").asDouble();
            Trajectory rho = automatic.solve(
                    ReferenceCases.model(inputs, eps), ReferenceCases.initial(inputs), times, 1e-9, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                ComplexMatrix expected =
                        ReferenceCases.complexMatrix(run.get("rho").get(i));
                assertEquals(0, rho.rho(i).distance(expected), 1e-9, "eps " + eps + " t " + times[i]);
            }
        }
        Trajectory small = automatic.solve(
                ReferenceCases.model(inputs, 1e-5), ReferenceCases.initial(inputs), times, 1e-8, Progress.NONE);
        assertEquals("slow-envelope", small.report().solver());
    }

    @Test
    void rabiOscillationGoesToTheRotatingFrame() {
        double eps = 1e-4;
        Trajectory rho = automatic.solve(
                ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0, eps),
                ComplexMatrix.diagonal(0.8, 0.2),
                new double[] {1},
                1e-8,
                Progress.NONE);
        assertEquals("rotating-frame", rho.report().solver());
        assertTrue(rho.report().reason().contains("stands still"), rho.report().reason());
        assertEquals(0.5 + 0.3 * Math.cos(2 / eps), rho.population(0, 0), 1e-9);
    }

    /** Of N amplitudes, not of N² entries, where the atom has more than a few levels. */
    @Test
    void undampedLevelsGoToTheAmplitudes() {
        double[] energies = {0, 1, 1.8, 2.9};
        double[] v = new double[32];
        for (int i = 1; i < 4; i++) {
            v[2 * (4 * i + i - 1)] = 0.5;
            v[2 * (4 * (i - 1) + i)] = 0.5;
        }
        ComplexMatrix m = ComplexMatrix.of(4, 4, v);
        BlochModel model = new BlochModel(
                Levels.of(energies),
                new Damping(new double[4][4], 0),
                RateMatrix.zero(4),
                new Wave(4, new double[] {1}, List.of(new Harmonic(new int[] {1}, m), new Harmonic(new int[] {-1}, m))),
                0.02);
        Trajectory rho =
                automatic.solve(model, ComplexMatrix.diagonal(1, 0, 0, 0), new double[] {0.5, 1}, 1e-8, Progress.NONE);
        assertEquals("amplitude-map", rho.report().solver());
        assertTrue(
                rho.report().reason().contains("nothing is damped"),
                rho.report().reason());
    }

    /** N = 3, r = 2: the same route with no more work and no larger error as ε falls, and a second route agrees. */
    @Test
    void workDoesNotGrowAsEpsilonFalls() {
        BlochModel model = threeLevels();
        ComplexMatrix initial = ComplexMatrix.diagonal(0.7, 0.2, 0.1);
        double[] times = {0.5, 1};
        int before = Integer.MAX_VALUE;
        for (double eps : new double[] {1e-2, 1e-3, 1e-4, 1e-6, 1e-8}) {
            Trajectory rho = automatic.solve(model.withEpsilon(eps), initial, times, 1e-10, Progress.NONE);
            assertEquals("slow-manifold", rho.report().solver());
            assertTrue(rho.report().estimatedError() <= 1e-10);
            String work = rho.report().work();
            int unknowns = Integer.parseInt(work.replaceAll(".* (\\d+) unknowns.*", "$1"));
            assertTrue(unknowns <= before, work);
            before = unknowns;
            if (eps <= 1e-3) {
                Trajectory other =
                        new SlowSetSolver().solve(model.withEpsilon(eps), initial, times, 1e-10, Progress.NONE);
                for (int i = 0; i < times.length; i++) {
                    assertEquals(0, rho.rho(i).distance(other.rho(i)), 1e-10, "eps " + eps);
                }
            }
        }
    }

    @Test
    void oneSentenceWhenAllRefuse() {
        BlochSolver never = new BlochSolver() {
            @Override
            public String name() {
                return "never";
            }

            @Override
            public String description() {
                return "";
            }

            @Override
            public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
                BlochModel model = problem.model();
                ComplexMatrix initial = problem.initial();
                throw new RefusalException("It is Sunday; come back tomorrow.");
            }
        };
        RefusalException refusal =
                assertThrows(RefusalException.class, () -> new AutomaticSolver<>(List.of(never), true)
                        .solve(
                                new BlochProblem(threeLevels(), ComplexMatrix.diagonal(1, 0, 0)),
                                new double[] {1},
                                1e-9,
                                Progress.NONE));
        assertTrue(refusal.getMessage().contains("never (It is Sunday)"), refusal.getMessage());
    }

    private static BlochModel threeLevels() {
        ComplexMatrix v =
                ComplexMatrix.of(3, 3, new double[] {0, 0, .5, 0, .4, .2, .5, 0, 0, 0, 0, .3, .4, -.2, 0, -.3, 0, 0});
        Wave wave = new Wave(
                3,
                new double[] {1, Math.sqrt(2)},
                List.of(
                        new Harmonic(new int[] {1, 0}, v.times(0.5, 0)),
                        new Harmonic(new int[] {-1, 0}, v.times(0.5, 0)),
                        new Harmonic(new int[] {0, 1}, v.times(0.3, 0)),
                        new Harmonic(new int[] {0, -1}, v.times(0.3, 0))));
        double[][] gamma = {{0, .5, .6}, {.5, 0, .7}, {.6, .7, 0}};
        double[][] w = {{0, .1, .05}, {.2, 0, .1}, {.3, .25, 0}};
        return new BlochModel(Levels.of(0, 1, 1.8), new Damping(gamma, 0), new RateMatrix(w), wave, 0.01);
    }
}
