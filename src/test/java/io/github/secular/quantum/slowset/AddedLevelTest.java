package io.github.secular.quantum.slowset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.graded.AmplitudeMapSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Undamped atoms by the coherences with a level that nothing joins. */
class AddedLevelTest {
    private static final double[] FREQUENCIES = {1, Math.sqrt(2)};

    private final SlowSetSolver solver = new SlowSetSolver();

    private static ComplexMatrix coupling(SplittableRandom random, int size) {
        double[] out = new double[2 * size * size];
        for (int n = 1; n < size; n++) {
            for (int m = 0; m < n; m++) {
                double re = n == m + 1 || random.nextInt(3) == 0 ? random.nextDouble(-0.6, 0.6) : 0;
                double im = re != 0 && random.nextBoolean() ? random.nextDouble(-0.4, 0.4) : 0;
                out[2 * (n * size + m)] = re;
                out[2 * (n * size + m) + 1] = im;
                out[2 * (m * size + n)] = re;
                out[2 * (m * size + n) + 1] = -im;
            }
        }
        return ComplexMatrix.of(size, size, out);
    }

    private static BlochModel random(SplittableRandom random, int size, int waves, double eps, Envelope envelope) {
        double[] energies = new double[size];
        for (int n = 1; n < size; n++) {
            // resonant with a wave, or not
            energies[n] = random.nextInt(3) == 0
                    ? energies[n - 1] + FREQUENCIES[random.nextInt(waves)]
                    : random.nextDouble(-1, 3);
        }
        List<Harmonic> harmonics = new ArrayList<>();
        for (int j = 0; j < waves; j++) {
            int[] index = new int[waves];
            index[j] = 1;
            ComplexMatrix v = coupling(random, size);
            harmonics.add(new Harmonic(index, v, j == 0 ? envelope : Envelope.ONE));
            int[] opposite = new int[waves];
            opposite[j] = -1;
            harmonics.add(new Harmonic(opposite, v.adjoint(), j == 0 ? envelope : Envelope.ONE));
        }
        return new BlochModel(
                Levels.of(energies),
                new Damping(new double[size][size], 0),
                RateMatrix.zero(size),
                new Wave(size, java.util.Arrays.copyOf(FREQUENCIES, waves), harmonics),
                eps);
    }

    /** A mixture with coherences, of trace 1. */
    private static ComplexMatrix start(SplittableRandom random, int size) {
        double[] p = new double[size];
        double sum = size * (size + 1) / 2.0;
        for (int n = 0; n < size; n++) {
            p[n] = (size - n) / sum;
        }
        return ComplexMatrix.diagonal(p).plus(coupling(random, size).times(0.1, 0));
    }

    @Test
    void theEstimateCoversTheErrorOfRandomModels() {
        SplittableRandom random = new SplittableRandom(3);
        int answered = 0;
        for (int run = 0; run < 48; run++) {
            int size = 2 + random.nextInt(3);
            int waves = 1 + random.nextInt(2);
            double eps = Math.pow(10, random.nextDouble(-2, -1.2));
            Envelope envelope = run % 4 == 3 ? FormulaEnvelope.of("1 - 0.5*exp(-t)") : Envelope.ONE;
            BlochModel model = random(random, size, waves, eps, envelope);
            ComplexMatrix rho0 = run % 3 == 0 ? ComplexMatrix.diagonal(unit(size)) : start(random, size);
            double[] times = {0, 0.4 * eps * eps, 0.2, 0.5};
            try {
                Trajectory found = solver.within(3e8).solve(model, rho0, times, 1e-7, Progress.NONE);
                Trajectory right = new DirectBlochSolver().solve(model, rho0, times, 1e-9, Progress.NONE);
                // of which rounding is the most, known to a factor
                double floor = 2 * right.report().estimatedError();
                for (int i = 0; i < times.length; i++) {
                    double error = found.rho(i).distance(right.rho(i));
                    assertTrue(
                            error <= found.report().estimatedError() + floor && error <= 1e-7,
                            run + ", eps " + eps + ", t " + times[i] + ": " + error + ", " + found.report());
                    assertEquals(0, found.conservation().hermiticityError(), 0);
                }
                answered++;
            } catch (RefusalException e) {
                // no gap, or too much work: nothing is said
            }
        }
        assertTrue(answered >= 24, answered + " answers");
    }

    /** One wave at any ε, against the map of a period. */
    @Test
    void smallEpsilon() {
        SplittableRandom random = new SplittableRandom(8);
        for (int run = 0; run < 20; run++) {
            double eps = Math.pow(10, random.nextDouble(-6, -2));
            BlochModel model = random(random, 3, 1, eps, Envelope.ONE);
            ComplexMatrix rho0 = start(random, 3);
            double[] times = {0.3, 1};
            Trajectory found = solver.solve(model, rho0, times, 1e-6, Progress.NONE);
            Trajectory right = new AmplitudeMapSolver().solve(model, rho0, times, 1e-7, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double error = found.rho(i).distance(right.rho(i));
                assertTrue(
                        error
                                <= found.report().estimatedError()
                                        + right.report().estimatedError(),
                        run + ", eps " + eps + ": " + error + ", " + found.report());
            }
        }
    }

    /** What another method does with less work is not begun: the window ends where the work does. */
    @Test
    void aWindowForWhichThereIsNoWorkIsNotBuilt() {
        BlochModel model = random(new SplittableRandom(1), 12, 2, 0.1, Envelope.ONE);
        RefusalException refusal = assertThrows(RefusalException.class, () -> solver.within(1e6)
                .solve(model, ComplexMatrix.diagonal(unit(12)), new double[] {1}, 1e-8, Progress.NONE));
        assertTrue(refusal.getMessage().contains("another method less work"), refusal.getMessage());
    }

    private static double[] unit(int size) {
        double[] out = new double[size];
        out[0] = 1;
        return out;
    }
}
