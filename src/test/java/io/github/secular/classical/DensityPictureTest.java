package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import org.junit.jupiter.api.Test;

/** Frames of f on a grid of x and p: right, and quick enough for a hundred of 512 × 512. */
class DensityPictureTest {
    private static final int SIZE = 512;

    /** All solvers of the harmonic well see the same picture. */
    @Test
    void framesAgree() {
        VlasovProblem problem = VlasovCases.forcedWell(0.1, new GaussianDensity(0.5, 0, 0.8));
        double[] times = {0.6};
        VlasovSolvers solvers = VlasovSolvers.standard();
        VlasovTrajectory exact = solvers.named("ladder").solve(problem, times, 1e-6, Progress.NONE);
        PhaseRange range = PhaseRange.centred(5, 5);
        double[] wanted = exact.sample(0, range, SIZE, SIZE);
        // Read off the table against point by point.
        double[] one = new double[1];
        for (int i = 0; i < SIZE; i += 37) {
            for (int j = 0; j < SIZE; j += 41) {
                exact.state(0)
                        .sample(
                                new double[] {-5 + (i + 0.5) * 10 / SIZE},
                                new double[] {-5 + (j + 0.5) * 10 / SIZE},
                                one);
                assertEquals(one[0], wanted[j * SIZE + i], 1e-6);
            }
        }
        double[][] frames = {
            solvers.named("two-scale")
                    .solve(problem, times, 1e-6, Progress.NONE)
                    .sample(0, range, SIZE, SIZE),
            solvers.named("two-scale")
                    .solve(problem, times, 1e-4, Progress.NONE)
                    .sample(0, range, SIZE, SIZE)
        };
        for (int n = 0; n < 2; n++) {
            double worst = 0;
            for (int i = 0; i < wanted.length; i++) {
                worst = Math.max(worst, Math.abs(frames[n][i] - wanted[i]));
            }
            assertTrue(worst <= (n == 0 ? 3e-6 : 5e-4), "solver " + n + ", error " + worst);
        }
    }

    /** In two wells the angle of a point is found among the components; the frame holds all the mass. */
    @Test
    void massOfAFrameOfTwoWells() {
        VlasovProblem problem = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -10, 10),
                Relaxation.constant(0.5),
                new RandomPotential(FormulaFunction.of("x"), new TelegraphNoise(0.8)),
                0.1,
                new GaussianDensity(-1, 0, 0.04));
        VlasovTrajectory found = VlasovSolvers.standard()
                .named("two-scale")
                .solve(problem, new double[] {0.05, 0.3}, 4e-4, Progress.NONE);
        PhaseRange range = PhaseRange.centred(3.2, 4);
        for (int i = 0; i < 2; i++) {
            double[] field = found.sample(i, range, SIZE, SIZE);
            double mass = 0;
            double x = 0;
            for (int k = 0; k < field.length; k++) {
                mass += field[k] * 6.4 * 8 / SIZE / SIZE;
                x += field[k] * 6.4 * 8 / SIZE / SIZE * (-3.2 + (k % SIZE + 0.5) * 6.4 / SIZE);
            }
            assertEquals(1, mass, 3e-3);
            assertEquals(found.state(i).moments().x(), x, 3e-3);
        }
    }
}
