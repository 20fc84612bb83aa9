package io.github.secular.quantum.rotating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.BlochSolvers;
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
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotatingFrameSolverTest {
    private final RotatingFrameSolver solver = new RotatingFrameSolver();

    /** A tree of couplings, each turning with one or the other wave, near its resonance or not. */
    private static BlochProblem random(Random r, int size, double epsilon) {
        int dimension = r.nextInt(3);
        double[] omega = IntStream.range(0, dimension)
                .mapToDouble(j -> 0.7 + j + 0.3 * r.nextDouble())
                .toArray();
        double[] energies = new double[size];
        List<Harmonic> harmonics = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            double[][] re = new double[size][size];
            int[] index = new int[dimension];
            if (n == 0) {
                re[r.nextInt(size)][0] = r.nextGaussian();
                re[0][0] = re[0][0] / 2;
                for (int m = 1; m < size; m++) {
                    re[m][0] = 0;
                }
            } else if (size < 4 || n < size - 1) {
                int partner = r.nextInt(n);
                energies[n] = energies[partner] + r.nextGaussian();
                if (dimension > 0) {
                    int j = r.nextInt(dimension);
                    index[j] = -1;
                    energies[n] = energies[partner] + omega[j] + (r.nextBoolean() ? 0 : 0.1 * r.nextGaussian());
                }
                re[n][partner] = r.nextGaussian();
            } else {
                energies[n] = 3 * r.nextDouble();
            }
            double turn = r.nextDouble();
            ComplexMatrix up = ComplexMatrix.ofReal(re).times(Math.cos(turn), Math.sin(turn));
            harmonics.add(new Harmonic(index, up));
            harmonics.add(new Harmonic(IntStream.of(index).map(a -> -a).toArray(), up.adjoint()));
        }
        double[][] gamma = new double[size][size];
        double[][] rates = new double[size][size];
        boolean damped = r.nextInt(3) > 0;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < n; m++) {
                gamma[n][m] = gamma[m][n] = damped ? 0.2 * r.nextDouble() : 0;
                rates[n][m] = damped && r.nextBoolean() ? 0.5 * r.nextDouble() : 0;
            }
        }
        double[] start = new double[2 * size * size];
        for (int n = 0; n < size; n++) {
            start[2 * (n * size + n)] = 1.0 / size;
        }
        start[2] = start[2 * size] = 0.1;
        start[3] = 0.05;
        start[2 * size + 1] = -0.05;
        BlochModel model = new BlochModel(
                Levels.of(energies),
                new Damping(gamma, 0),
                new RateMatrix(rates),
                new Wave(size, omega, harmonics),
                epsilon);
        return new BlochProblem(model, ComplexMatrix.of(size, size, start));
    }

    @Test
    void agreesWithStepsOfRungeAndKutta() {
        Random r = new Random(11);
        BlochSolver direct = new DirectBlochSolver();
        for (int i = 0; i < 30; i++) {
            BlochProblem problem = random(r, 2 + i % 4, new double[] {1, 0.3, 0.1}[i % 3]);
            double[] times = {0, 0.01, 0.4, 0.8, 1.2, 1.25};
            Trajectory found = solver.solve(problem, times, 1e-9, Progress.NONE);
            Trajectory expected = direct.solve(problem, times, 1e-11, Progress.NONE);
            assertTrue(found.report().estimatedError() < 1e-9);
            for (int k = 0; k < times.length; k++) {
                assertEquals(0, expected.rho(k).distance(found.rho(k)), 3e-11, "model " + i + ", time " + times[k]);
            }
        }
    }

    /** ρ_00 of doc/quantum.md, Q3.2, γ = 0: ½ + (ρ_00(0) − ½) cos(2t/ε) at resonance. */
    @Test
    void estimateHoldsRoundOffOfManyRabiOscillations() {
        double[] times = {0.25, 0.3, 1};
        for (double eps : new double[] {1e-1, 1e-3, 1e-5, 1e-7}) {
            BlochModel model = ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0, eps);
            BlochProblem problem = new BlochProblem(model, ComplexMatrix.diagonal(0.8, 0.2));
            Trajectory rho = solver.solve(problem, times, 1e-5, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double expected = 0.5 + 0.3 * Math.cos(2 * times[i] / eps);
                assertEquals(expected, rho.population(i, 0), rho.report().estimatedError(), "eps " + eps);
            }
        }
    }

    /** Off resonance the answer is rounded by the detuning as well: ρ_00 of doc/quantum.md, Q3.2, γ = 0. */
    @Test
    void estimateHoldsRoundOffOffResonance() {
        double eps = 1e-4;
        double[] times = {0.125, 0.5, 0.875};
        for (double detuning : new double[] {1e-4, 0.00521, 0.13, -0.4}) {
            BlochModel model = ReferenceCases.rotating(new double[] {0, 1.25}, 0, detuning, eps);
            BlochProblem problem = new BlochProblem(model, ComplexMatrix.diagonal(0.9, 0.1));
            Trajectory rho = solver.solve(problem, times, 1e-5, Progress.NONE);
            // what 1.25 + detuning was rounded to is what the wave has
            double used = model.wave().base().get(0) - 1.25;
            double s = used * used / (eps * eps);
            for (int i = 0; i < times.length; i++) {
                double angle = Math.sqrt(4 + s) * times[i] / eps;
                double expected = 4 / (4 + s) * 0.4 * Math.cos(angle) + (s * 0.9 + 2) / (4 + s);
                double rounding = 8 * Math.ulp(angle) * 4 / (4 + s);
                assertEquals(
                        expected, rho.population(i, 0), rho.report().estimatedError() + rounding, "at " + detuning);
            }
        }
    }

    @Test
    void aRunIsTheSameToTheBitAloneAndInEveryStack() {
        Random r = new Random(2);
        double[] times = {0.1, 0.2, 0.30000000000000004, 0.7};
        BlochSolver automatic = BlochSolvers.standard().named("automatic");
        List<BlochProblem> problems = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            problems.add(random(r, i % 20 == 0 ? 3 : 2, Math.pow(10, -2 * r.nextDouble())));
        }
        List<Trajectory> stacked = automatic.solveStack(problems, times, 1e-8, Progress.NONE);
        Collections.reverse(problems);
        List<Trajectory> reversed = automatic.solveStack(problems.subList(0, 97), times, 1e-8, Progress.NONE);
        int same = 0;
        for (int i = 0; i < problems.size(); i++) {
            Trajectory here = stacked.get(problems.size() - 1 - i);
            Trajectory alone = automatic.solve(problems.get(i), times, 1e-8, Progress.NONE);
            if (here == null) {
                assertTrue(i >= 97 || reversed.get(i) == null);
                continue;
            }
            same++;
            assertEquals(alone.report(), here.report());
            for (int k = 0; k < times.length; k++) {
                assertArrayEquals(alone.rho(k).toArray(), here.rho(k).toArray());
                if (i < 97) {
                    assertArrayEquals(
                            alone.rho(k).toArray(), reversed.get(i).rho(k).toArray());
                }
            }
        }
        assertTrue(same > 100, "" + same);
    }

    @Test
    void leavesWhatHasNoSuchFrame() {
        double[] times = {1};
        ComplexMatrix x = ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}});
        Wave cosine =
                new Wave(2, new double[] {1}, List.of(new Harmonic(new int[] {1}, x), new Harmonic(new int[] {-1}, x)));
        BlochModel still = ReferenceCases.rotating(new double[] {0, 1}, 0, 0, 0.1);
        BlochProblem real = new BlochProblem(still.withDrive(cosine), ComplexMatrix.diagonal(1, 0));
        RefusalException e = assertThrows(RefusalException.class, () -> solver.solve(real, times, 1e-8, Progress.NONE));
        assertTrue(e.getMessage().contains("no rotating frame"), e.getMessage());
        BlochProblem turning = new BlochProblem(still, ComplexMatrix.diagonal(1, 0));
        BlochProblem tooLong = new BlochProblem(still.withEpsilon(1e-8), ComplexMatrix.diagonal(1, 0));
        List<Trajectory> found = solver.solveStack(List.of(real, turning, tooLong), times, 1e-8, Progress.NONE);
        assertNull(found.get(0));
        assertNotNull(found.get(1));
        assertNull(found.get(2));
        e = assertThrows(RefusalException.class, () -> solver.solve(tooLong, times, 1e-8, Progress.NONE));
        assertTrue(e.getMessage().contains("lose"), e.getMessage());
    }
}
