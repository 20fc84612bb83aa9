package io.github.secular.quantum.slowset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.graded.PeriodMapSolver;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Undamped two levels that only several photons together bring into resonance: a window of harmonics that is closed
 * too early misses the transfer, while the map of a period has no window at all.
 */
class MultiphotonTest {
    @ParameterizedTest
    @CsvSource({"3, 0.1, 0", "3, 0.01, 0", "5, 0.1, 0", "5, 0.02, 0", "6, 0.1, 0.5", "7, 0.05, 0"})
    void agreesWithTheMapOfAPeriod(int photons, double epsilon, double shift) {
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{shift, 1}, {1, -shift}});
        Wave wave = new Wave(
                2,
                new double[] {1},
                List.of(new Harmonic(new int[] {1}, v.times(0.5, 0)), new Harmonic(new int[] {-1}, v.times(0.5, 0))));
        BlochModel model = new BlochModel(
                Levels.of(0, photons), new Damping(new double[2][2], 0), RateMatrix.zero(2), wave, epsilon);
        ComplexMatrix ground = ComplexMatrix.diagonal(1, 0);
        double[] times = {0.5, 5, 50};
        Trajectory slow = new SlowSetSolver().solve(model, ground, times, 1e-10, Progress.NONE);
        Trajectory map = new PeriodMapSolver().solve(model, ground, times, 1e-10, Progress.NONE);
        double transferred = 0;
        for (int i = 0; i < times.length; i++) {
            assertEquals(0, slow.rho(i).distance(map.rho(i)), 1e-10);
            transferred = Math.max(transferred, map.population(i, 1));
        }
        assertTrue(transferred > 1e-6, "nothing happens in this case: " + transferred);
    }
}
