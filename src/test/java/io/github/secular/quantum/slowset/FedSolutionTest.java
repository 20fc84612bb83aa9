package io.github.secular.quantum.slowset;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FedSolutionTest {
    /** Atoms of 4, 5 or 7 levels, some of them degenerate or resonant, mixed starts, one or two waves, jumps any way. */
    @Test
    void randomAtomsAgreeWithDirectIntegration() {
        int served = 0;
        int count = Integer.getInteger("secular.fed", 4);
        for (int seed = 1; seed <= count; seed++) {
            served += isServed(seed, 0.1, 1e-8) ? 1 : 0;
        }
        assertTrue(served >= count / 2, served + " of " + count + " by amplitudes");
    }

    /** Where nothing has had the time to turn, R is in step with all harmonics; what is left out of R is in the estimate. */
    @Test
    void shortTimesAndCoarseTolerancesAreToldRightly() {
        int served = 0;
        for (int seed = 1; seed <= 12; seed++) {
            served += isServed(seed, 1e-5, seed % 2 == 0 ? 1e-5 : 1e-9) ? 1 : 0;
        }
        assertTrue(served >= 6, served + " by amplitudes");
    }

    /** A strong drive makes windows of very many entries, and nothing is told before they are all there. */
    @Test
    void aLargeWindowHearsThatItIsNotWanted() {
        BlochModel model = atom(new Random(1));
        double[] all = new double[2 * model.size() * model.size()];
        Arrays.fill(all, 1);
        SlowSetTask task = new SlowSetTask(model, RotatingFrame.of(model, 0.1), all, new double[] {1}, 1e-8, 0.1);
        Window wide = Window.ofOrder(model.wave().dimension(), 300);
        AtomicInteger asked = new AtomicInteger();
        assertThrows(
                CancellationException.class,
                () -> task.torus(wide, Torus.MOST_ENTRIES, Progress.unwatched(() -> asked.incrementAndGet() == 1000)));
    }

    /** Whether amplitudes serve; if so, how far they are from direct integration is held against the estimate. */
    private static boolean isServed(int seed, double end, double tolerance) {
        Random random = new Random(seed);
        BlochModel model = atom(random);
        BlochProblem problem = new BlochProblem(model, start(model.size(), random));
        double[] times = {end / 20, end / 3, end};
        Trajectory found;
        try {
            found = new SlowSetSolver().solve(problem, times, tolerance, Progress.NONE);
        } catch (RefusalException e) {
            return false;
        }
        if (!found.report().work().startsWith("amplitudes")) {
            return false;
        }
        Trajectory right = new DirectBlochSolver().solve(problem, times, tolerance / 10, Progress.NONE);
        double error = 0;
        for (int i = 0; i < times.length; i++) {
            error = Math.max(error, found.rho(i).distance(right.rho(i)));
        }
        double known = found.report().estimatedError() + right.report().estimatedError();
        // what rounding leaves of each beside
        assertTrue(error <= known + 1e-11, "seed " + seed + ": error " + error + ", estimate " + known);
        return true;
    }

    private static BlochModel atom(Random random) {
        int n = new int[] {4, 5, 7}[random.nextInt(3)];
        double epsilon = new double[] {0.02, 0.015}[random.nextInt(2)];
        // one wave on fewer entries is not for amplitudes
        double[] omega = n == 7 ? new double[] {1} : new double[] {1, 0.3 + random.nextDouble()};
        double[] energies = new double[n];
        for (int i = 1; i < n; i++) {
            energies[i] = switch (random.nextInt(4)) {
                case 0 -> energies[i - 1];
                case 1 -> energies[i - 1] + omega[random.nextInt(omega.length)] + epsilon * random.nextGaussian();
                default -> energies[i - 1] + 2 * random.nextDouble();
            };
        }
        List<Harmonic> harmonics = new ArrayList<>();
        for (int j = 0; j < omega.length; j++) {
            ComplexMatrix v = couplings(n, random);
            int[] up = new int[omega.length];
            up[j] = 1;
            int[] down = new int[omega.length];
            down[j] = -1;
            harmonics.add(new Harmonic(up, v));
            harmonics.add(new Harmonic(down, v.adjoint()));
        }
        double[][] rates = new double[n][n];
        for (int i = 0; i < 2 * n; i++) {
            int from = random.nextInt(n);
            int to = random.nextInt(n);
            rates[from][to] = from == to ? 0 : random.nextDouble();
        }
        RateMatrix relaxation = new RateMatrix(rates);
        double[] more = new double[n];
        if (random.nextBoolean()) {
            for (int i = 0; i < n; i++) {
                more[i] = epsilon * epsilon * random.nextDouble();
            }
        }
        double[][] gamma = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double lost = epsilon * epsilon * (relaxation.outflow(i) + relaxation.outflow(j));
                gamma[i][j] = (lost + more[i] + more[j]) / 2;
                gamma[j][i] = gamma[i][j];
            }
        }
        return new BlochModel(
                Levels.of(energies), new Damping(gamma, 0), relaxation, new Wave(n, omega, harmonics), epsilon);
    }

    private static ComplexMatrix couplings(int n, Random random) {
        double[] out = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j && random.nextInt(3) > 0) {
                    out[2 * (i * n + j)] = 0.1 * random.nextGaussian();
                    out[2 * (i * n + j) + 1] = 0.1 * random.nextGaussian();
                }
            }
        }
        return ComplexMatrix.of(n, n, out);
    }

    /** A mixture of two pure states. */
    private static ComplexMatrix start(int n, Random random) {
        double[] out = new double[2 * n * n];
        for (double weight : new double[] {0.7, 0.3}) {
            double[] u = random.doubles(2 * n, -1, 1).toArray();
            double norm = 0;
            for (double x : u) {
                norm += x * x;
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    out[2 * (i * n + j)] += weight / norm * (u[2 * i] * u[2 * j] + u[2 * i + 1] * u[2 * j + 1]);
                    out[2 * (i * n + j) + 1] += weight / norm * (u[2 * i + 1] * u[2 * j] - u[2 * i] * u[2 * j + 1]);
                }
            }
        }
        return ComplexMatrix.of(n, n, out);
    }

    @Test
    void otherDampingIsLeftToTheEntries() {
        Random random = new Random(3);
        BlochModel model = atom(random);
        int n = model.size();
        double[][] gamma = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gamma[i][j] = model.damping().gamma(i, j);
            }
        }
        gamma[0][1] *= 1.01;
        gamma[1][0] = gamma[0][1];
        BlochModel other = new BlochModel(
                model.levels(), new Damping(gamma, 0), model.relaxation(), model.drive(), model.epsilon());
        assertTrue(FedAtom.of(model, 1, 1).isPresent());
        assertFalse(FedAtom.of(other, 1, 1).isPresent());
    }
}
