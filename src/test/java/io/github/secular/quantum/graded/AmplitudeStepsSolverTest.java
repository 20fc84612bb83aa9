package io.github.secular.quantum.graded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmplitudeStepsSolverTest {
    private final AmplitudeStepsSolver solver = new AmplitudeStepsSolver();

    @Test
    void agreesWithStepsOfRhoUnderSeveralFrequencies() {
        Random r = new Random(5);
        double[] times = {0, 0.0003, 0.21, 0.7};
        for (int k = 0; k < 6; k++) {
            double[] omega = k < 3 ? new double[] {1.3, -Math.sqrt(2)} : new double[] {1.3, 0.02, Math.sqrt(3)};
            BlochModel model = ClosedModels.random(r, new double[] {0.6, 0.3, 0.2}[k % 3], omega);
            ComplexMatrix rho0 = k % 2 == 0 ? ClosedModels.start(r) : ComplexMatrix.diagonal(0.5, 0, 0.3, 0.2);
            Trajectory found = solver.solve(model, rho0, times, 1e-10, Progress.NONE);
            Trajectory wanted = new DirectBlochSolver().solve(model, rho0, times, 1e-10, Progress.NONE);
            assertTrue(found.report().estimatedError() < 2e-12, found.report()::toString);
            for (int i = 0; i < times.length; i++) {
                assertEquals(
                        0,
                        found.rho(i).distance(wanted.rho(i)),
                        found.report().estimatedError() + wanted.report().estimatedError(),
                        "model " + k + ", time " + times[i]);
                assertEquals(1, found.trace(i), found.report().estimatedError());
            }
        }
    }

    /** Against the map of a period, another algorithm beyond one step, which takes phases exactly. */
    @Test
    void theEstimateCoversTheErrorOfLongRuns() {
        Random r = new Random(8);
        double[] times = {0.1, 0.49, 0.5};
        for (int k = 0; k < 4; k++) {
            BlochModel model = ClosedModels.random(r, k < 2 ? 0.1 : 0.04, ClosedModels.oneFrequency(r));
            ComplexMatrix rho0 = ClosedModels.start(r);
            Trajectory found = solver.solve(model, rho0, times, 1e-8, Progress.NONE);
            Trajectory wanted = new AmplitudeMapSolver().solve(model, rho0, times, 1e-8, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double error = found.rho(i).distance(wanted.rho(i));
                double told = found.report().estimatedError() + wanted.report().estimatedError();
                assertTrue(error <= told && told < 1e-9, "model " + k + ": " + error + ", told " + told);
            }
        }
    }

    @Test
    void refusesWhatItCannotAndSaysHowMuch() {
        BlochModel damped = ReferenceCases.rotating(new double[] {0, 1}, 0.1, 0, 0.1);
        assertEquals("Amplitudes stand for rho only where nothing is damped or relaxes.", refusal(damped, 1e-6));
        ComplexMatrix v = ComplexMatrix.of(2, 2, new double[] {0, 0, 0.5, 0, 0.5, 0, 0, 0});
        Wave wave = new Wave(
                2, new double[] {1e4}, List.of(new Harmonic(new int[] {1}, v), new Harmonic(new int[] {-1}, v)));
        BlochModel optical =
                new BlochModel(Levels.of(0, 1e4), new Damping(new double[2][2], 0), RateMatrix.zero(2), wave, 1e-2);
        assertTrue(refusal(optical, 1e-8).contains("Phases of 2.0e+08 radians"), refusal(optical, 1e-8));
        assertTrue(
                refusal(optical.withEpsilon(1e-4), 1e-1).contains("ten minutes"),
                refusal(optical.withEpsilon(1e-4), 1e-1));
    }

    private String refusal(BlochModel model, double tolerance) {
        ComplexMatrix start = ComplexMatrix.diagonal(1, 0);
        return assertThrows(
                        RefusalException.class,
                        () -> solver.solve(model, start, new double[] {1}, tolerance, Progress.NONE))
                .getMessage();
    }
}
