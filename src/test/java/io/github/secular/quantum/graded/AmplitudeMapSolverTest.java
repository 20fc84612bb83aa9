package io.github.secular.quantum.graded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
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
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmplitudeMapSolverTest {
    private final AmplitudeMapSolver solver = new AmplitudeMapSolver();

    @Test
    void twoLevelsOfTheReference() {
        JsonNode json = ReferenceCases.read("s01_two_level_rotating_wave");
        JsonNode inputs = json.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        double[] energies = ReferenceCases.doubles(inputs.get("e"));
        int runs = 0;
        for (JsonNode run : json.get("outputs")) {
            if (run.has("summary") || run.get("gamma").asDouble() != 0) {
                continue;
            }
            runs++;
            double eps = run.get("eps").asDouble();
            double detuning = run.get("Delta").asDouble();
            Trajectory rho = solver.solve(
                    ReferenceCases.rotating(energies, 0, detuning, eps),
                    ReferenceCases.initial(inputs),
                    times,
                    1e-8,
                    Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                String where = "Delta " + detuning + " eps " + eps + " t " + times[i];
                assertEquals(run.get("rho00").get(i).asDouble(), rho.population(i, 0), 1e-9, where);
                double angle = new FastTime(times[i], eps).angle(detuning + energies[1] - energies[0]);
                ComplexMatrix turned = rho.rho(i).times(Math.cos(angle), Math.sin(angle));
                JsonNode expected = run.get("V01_times_rho10").get(i);
                assertEquals(expected.get(0).asDouble(), turned.re(1, 0), 1e-9, where);
                assertEquals(expected.get(1).asDouble(), turned.im(1, 0), 1e-9, where);
            }
        }
        assertTrue(runs > 0);
    }

    /** ρ_00 of doc/quantum.md, Q3.2, γ = 0: ½ + (ρ_00(0) − ½) cos(2t/ε) at resonance. */
    @Test
    void keepsThePhaseOfRabiOscillationsWithinItsEstimate() {
        double[] times = {0.25, 0.5, 1};
        for (double eps : new double[] {1e-2, 1e-4, 1e-6, 1e-7}) {
            BlochModel model = ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0, eps);
            Trajectory rho = solver.solve(model, ComplexMatrix.diagonal(0.8, 0.2), times, 1e-6, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double expected = 0.5 + 0.3 * Math.cos(2 * times[i] / eps);
                assertEquals(expected, rho.population(i, 0), rho.report().estimatedError(), "eps " + eps);
            }
        }
        BlochModel model = ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0, 1e-8);
        RefusalException e = assertThrows(
                RefusalException.class,
                () -> solver.solve(model, ComplexMatrix.diagonal(0.8, 0.2), times, 1e-8, Progress.NONE));
        assertTrue(e.getMessage().contains("lose"), e.getMessage());
    }

    /** A wave of several harmonics on all pairs and diagonals, levels near and far from resonance, any start. */
    @Test
    void agreesWithTheMapOfRhoAndWithStepsInTime() {
        Random r = new Random(11);
        double[] times = {0, 0.0003, 0.21, 0.7};
        for (int k = 0; k < 12; k++) {
            double eps = new double[] {0.6, 0.1, 0.02, 1e-5}[k % 4];
            BlochModel model = ClosedModels.random(r, eps, k >= 8 ? new double[0] : ClosedModels.oneFrequency(r));
            ComplexMatrix rho0 = k % 2 == 0 ? ClosedModels.start(r) : ComplexMatrix.diagonal(0.5, 0, 0.3, 0.2);
            Trajectory found = solver.solve(model, rho0, times, 1e-6, Progress.NONE);
            List<BlochSolver> others = new ArrayList<>(List.of(new PeriodMapSolver()));
            if (eps > 0.05) {
                others.add(new DirectBlochSolver());
            }
            for (BlochSolver other : others) {
                Trajectory wanted = other.solve(model, rho0, times, eps < 1e-3 ? 1e-4 : 1e-8, Progress.NONE);
                for (int i = 0; i < times.length; i++) {
                    assertEquals(
                            0,
                            found.rho(i).distance(wanted.rho(i)),
                            found.report().estimatedError() + wanted.report().estimatedError(),
                            other.name() + ", model " + k + ", time " + times[i]);
                }
            }
            for (int i = 0; i < times.length; i++) {
                assertEquals(1, found.trace(i), 1e-13 + found.report().estimatedError());
            }
        }
    }

    /** A ladder that the map of ρ cannot hold: unitary, so that purity and trace stay. */
    @Test
    void fortyLevels() {
        int n = 40;
        double[] energies = new double[n];
        double[] v = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            energies[i] = i - 0.3 * i * i / n;
            if (i > 0) {
                v[2 * (i * n + i - 1)] = 0.5;
                v[2 * ((i - 1) * n + i)] = 0.5;
            }
        }
        ComplexMatrix m = ComplexMatrix.of(n, n, v);
        BlochModel model = new BlochModel(
                Levels.of(energies),
                new Damping(new double[n][n], 0),
                RateMatrix.zero(n),
                new Wave(n, new double[] {1}, List.of(new Harmonic(new int[] {1}, m), new Harmonic(new int[] {-1}, m))),
                0.01);
        double[] p = new double[n];
        p[0] = 1;
        double[] times = {0.3, 1};
        Trajectory rho = solver.solve(new BlochProblem(model, ComplexMatrix.diagonal(p)), times, 1e-9, Progress.NONE);
        Trajectory reference = solver.solve(model, rho.rho(0), new double[] {0.7}, 1e-9, Progress.NONE);
        assertEquals(1, rho.trace(1), 1e-12);
        assertEquals(1, rho.purity(1), 1e-12);
        assertTrue(reference.purity(0) > 1 - 1e-12 && rho.population(1, 0) < 0.9);
    }

    @Test
    void refusesWhatIsDamped() {
        RefusalException e = assertThrows(
                RefusalException.class,
                () -> solver.solve(
                        ReferenceCases.rotating(new double[] {0, 1}, 0.1, 0, 0.1),
                        ComplexMatrix.diagonal(1, 0),
                        new double[] {1},
                        1e-6,
                        Progress.NONE));
        assertEquals("Amplitudes stand for rho only where nothing is damped or relaxes.", e.getMessage());
    }
}
