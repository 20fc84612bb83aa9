package io.github.secular.quantum.graded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The steps of a period are as many as the tolerance asks for, and what they leave out is in the estimate. */
class PeriodStepsTest {
    @Test
    void fewerStepsDoForALargerToleranceAndAreToldRightly() {
        double[] times = {0.01, 0.1};
        int fewer = 0;
        for (int seed = 1; seed <= 6; seed++) {
            BlochProblem problem = problem(new SplittableRandom(seed));
            Trajectory right = new DirectBlochSolver().solve(problem, times, 1e-12, Progress.NONE);
            double before = Double.POSITIVE_INFINITY;
            for (double tolerance : new double[] {1e-12, 1e-10, 1e-8, 1e-5}) {
                Trajectory found = new PeriodMapSolver().solve(problem, times, tolerance, Progress.NONE);
                double known = found.report().estimatedError() + right.report().estimatedError() + 1e-13;
                assertTrue(found.report().estimatedError() <= tolerance);
                for (int i = 0; i < times.length; i++) {
                    double error = found.rho(i).distance(right.rho(i));
                    assertTrue(error <= known, "seed " + seed + ": error " + error + ", estimate " + known);
                }
                double steps = Double.parseDouble(found.report().work().split(" ")[0]);
                assertTrue(steps <= before, found.report().work());
                fewer += steps < before && before < Double.POSITIVE_INFINITY ? 1 : 0;
                before = steps;
            }
        }
        assertTrue(fewer >= 6, fewer + " times fewer steps");
    }

    private static BlochProblem problem(SplittableRandom random) {
        int n = 3;
        double[] v = random.doubles(2L * n * n, -0.5, 0.5).toArray();
        ComplexMatrix up = ComplexMatrix.of(n, n, v);
        List<Harmonic> harmonics = List.of(new Harmonic(new int[] {1}, up), new Harmonic(new int[] {-1}, up.adjoint()));
        double[][] rates = {{0, 0.3, 0}, {0.5, 0, 0.2}, {1, 0, 0}};
        double[][] gamma = {{0, 0.2, 0.3}, {0.2, 0, 0.4}, {0.3, 0.4, 0}};
        BlochModel model = new BlochModel(
                Levels.of(0, random.nextDouble(2), random.nextDouble(3)),
                new Damping(gamma, 0),
                new RateMatrix(rates),
                new Wave(n, new double[] {1}, harmonics),
                0.05);
        double[] initial = new double[2 * n * n];
        initial[0] = 1;
        return new BlochProblem(model, ComplexMatrix.of(n, n, initial));
    }
}
