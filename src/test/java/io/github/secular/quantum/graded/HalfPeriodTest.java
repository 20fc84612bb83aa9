package io.github.secular.quantum.graded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Light whose second half of a period is the first but for signs (doc/bloch-solvers.md, B3.9), and light that is not so. */
class HalfPeriodTest {
    private static final double EPSILON = 0.15;
    private static final double OMEGA = 1.3;

    @ParameterizedTest
    @CsvSource({
        "2, 1, false, true", "3, 1, false, true", "4, 1, false, true", "3, 2, false, true", "3, 3, false, false",
        "2, 1, true, true", "4, 2, true, true", "4, 3, true, false", "3, 4, false, true", "3, 4, true, true"
    })
    void bothHalvesOfAPeriodAreThoseOfTheDirectMethod(int levels, int kind, boolean closed, boolean halves) {
        // in the first period and in the second, in both halves of each
        double period = 2 * Math.PI / OMEGA * EPSILON * EPSILON;
        double[] times = {
            0.2 * period, 0.45 * period, 0.55 * period, 0.95 * period, 1.3 * period, 1.8 * period, 7.6 * period
        };
        BlochSolver solver = closed ? new AmplitudeMapSolver() : new PeriodMapSolver();
        for (int seed = 1; seed <= 3; seed++) {
            BlochProblem problem = problem(new SplittableRandom(seed), levels, kind, closed);
            Trajectory right = new DirectBlochSolver().solve(problem, times, 1e-11, Progress.NONE);
            Trajectory found = solver.solve(problem, times, 1e-9, Progress.NONE);
            assertEquals(
                    halves,
                    found.report().work().contains("half a period"),
                    found.report().work());
            double known = found.report().estimatedError() + right.report().estimatedError() + 1e-13;
            for (int i = 0; i < times.length; i++) {
                double error = found.rho(i).distance(right.rho(i));
                assertTrue(error <= known, "time " + i + ", seed " + seed + ": error " + error + ", known " + known);
            }
        }
    }

    /**
     * @param kind 1: neighbours by harmonics ±1; 2: and every second level by ±2; 3: and every second level by ±1, a loop of three; 4: as 1,
     *     but a carrier of ten photons between two levels
     */
    private static BlochProblem problem(SplittableRandom random, int n, int kind, boolean closed) {
        double[][] one = new double[2][n * n];
        double[][] two = new double[2][n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[][] to = Math.abs(i - j) == 1 || Math.abs(i - j) == 2 && kind == 3 ? one : two;
                if (Math.abs(i - j) == 1 || Math.abs(i - j) == 2 && (kind == 2 || kind == 3)) {
                    to[0][i * n + j] = random.nextDouble() - 0.5;
                    to[1][i * n + j] = random.nextDouble() - 0.5;
                }
            }
        }
        List<Harmonic> harmonics = new ArrayList<>();
        int a = kind == 4 ? 10 : 1;
        add(harmonics, a, n, one);
        add(harmonics, 2, n, two);
        double[] energies = new double[n];
        double[][] gamma = new double[n][n];
        double[][] rates = new double[n][n];
        for (int i = 0; i < n; i++) {
            energies[i] = a * i * OMEGA + random.nextDouble(0.5);
            for (int j = 0; j < i && !closed; j++) {
                gamma[i][j] = 0.1 + 0.2 * i + 0.1 * j;
                gamma[j][i] = gamma[i][j];
                rates[i][j] = 0.3 * random.nextDouble();
                rates[j][i] = 0.1;
            }
        }
        BlochModel model = new BlochModel(
                Levels.of(energies),
                new Damping(gamma, 0),
                new RateMatrix(rates),
                new Wave(n, new double[] {OMEGA}, harmonics),
                EPSILON);
        // a superposition
        double[] rho = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rho[2 * (i * n + j)] = Math.cos(i - j) / n;
                rho[2 * (i * n + j) + 1] = Math.sin(i - j) / n;
            }
        }
        return new BlochProblem(model, ComplexMatrix.of(n, n, rho));
    }

    private static void add(List<Harmonic> harmonics, int index, int n, double[][] parts) {
        double[] numbers = new double[2 * n * n];
        double size = 0;
        for (int q = 0; q < n * n; q++) {
            numbers[2 * q] = parts[0][q];
            numbers[2 * q + 1] = parts[1][q];
            size += Math.abs(parts[0][q]);
        }
        if (size > 0) {
            ComplexMatrix up = ComplexMatrix.of(n, n, numbers);
            harmonics.add(new Harmonic(new int[] {index}, up));
            harmonics.add(new Harmonic(new int[] {-index}, up.adjoint()));
        }
    }
}
