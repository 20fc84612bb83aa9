package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.classical.twoscale.TwoScaleSolver;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Independent noises at once: each solver against the others and against their covariances. */
class SeveralNoisesTest {
    private static final double GAMMA = 0.4;
    private static final double EPSILON = 0.4;
    private static final GaussianDensity START = new GaussianDensity(0.7, -0.2, 0.8);

    private static VlasovProblem problem(double epsilon, Noise... noises) {
        List<RandomPotential.Part> parts = new ArrayList<>();
        for (int j = 0; j < noises.length; j++) {
            parts.add(new RandomPotential.Part(FormulaFunction.of(j == 0 ? "0.7*x" : "0.6*x"), noises[j]));
        }
        return new VlasovProblem(
                VlasovCases.harmonic(), Relaxation.constant(GAMMA), new RandomPotential(parts), epsilon, START);
    }

    /** ⟨E⟩ knows the sum of the covariances only: ε² ∫_0^τ (τ − s) C(s) e^{−γs} cos s ds. */
    private static double heat(double tau, Noise... noises) {
        double step = 1e-4 * tau;
        double out = 0;
        for (double s = step / 2; s < tau; s += step) {
            double c = 0;
            for (int j = 0; j < noises.length; j++) {
                c += (j == 0 ? 0.49 : 0.36) * noises[j].covariance(s);
            }
            out += EPSILON * EPSILON * (tau - s) * c * Math.exp(-GAMMA * s) * Math.cos(s) * step;
        }
        return out;
    }

    @Test
    void theLadderHeatsByTheSumOfTheCovariances() {
        double[] t = {0.2};
        Noise[][] all = {
            {new TelegraphNoise(0.8), new TelegraphNoise(1.3, 0.5)},
            {new TelegraphNoise(0.8), new OrnsteinUhlenbeckNoise(0.5, 2)},
            {new OrnsteinUhlenbeckNoise(0.8), new OrnsteinUhlenbeckNoise(0.8, 0.5)}
        };
        for (Noise[] noises : all) {
            VlasovProblem problem = problem(EPSILON, noises);
            double start = Moments.of(START, problem.hamiltonian()).energy();
            VlasovTrajectory found = new LadderSolver().solve(problem, t, 1e-9, Progress.NONE);
            assertEquals(
                    start + heat(problem.fastTime(t[0]), noises),
                    found.state(0).moments().energy(),
                    1e-8);
            assertTrue(found.report().massError() <= 1e-12);
        }
    }

    @Test
    void twoScaleAgreesWithTheLadder() {
        double[] times = {0.3};
        Noise[][] all = {
            {new TelegraphNoise(0.8), new TelegraphNoise(1.3, 0.5)},
            {new TelegraphNoise(0.8), new OrnsteinUhlenbeckNoise(0.5, 2)}
        };
        for (Noise[] noises : all) {
            VlasovProblem problem = problem(0.1, noises);
            VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
            VlasovTrajectory found = new TwoScaleSolver().solve(problem, times, 3e-4, Progress.NONE);
            for (int t = 0; t < times.length; t++) {
                for (double e : new double[] {0.05, 0.3, 1, 2, 4}) {
                    assertEquals(exact.state(t).shellMean(e), found.state(t).shellMean(e), 3e-4);
                }
            }
        }
    }

    @Test
    void particlesAgreeWithTheCovariances() {
        double[] t = {0.4};
        Noise[][] all = {
            {new TelegraphNoise(0.8), new ClockNoise(1.4)},
            {new ClockNoise(0.9), new ClockNoise(1.4)},
            {new OrnsteinUhlenbeckNoise(0.8), new TelegraphNoise(1.3)}
        };
        for (Noise[] noises : all) {
            VlasovProblem problem = problem(EPSILON, noises);
            double start = Moments.of(START, problem.hamiltonian()).energy();
            DensityState found = new ParticleSolver(20_000, 0.15, 5)
                    .solve(problem, t, 1e-2, Progress.NONE)
                    .state(0);
            assertEquals(
                    start + heat(problem.fastTime(t[0]), noises),
                    found.moments().energy(),
                    4 * found.momentErrors().energy());
        }
    }

    @Test
    void whatCannotBeAveragedIsRefused() {
        double[] t = {0.2};
        VlasovProblem clocks = problem(EPSILON, new ClockNoise(0.9), new TelegraphNoise(1));
        assertThrows(RefusalException.class, () -> new LadderSolver().solve(clocks, t, 1e-5, Progress.NONE));
        assertThrows(RefusalException.class, () -> new TwoScaleSolver().solve(clocks, t, 1e-5, Progress.NONE));
        assertThrows(InvalidInputException.class, () -> new RandomPotential(List.of()));
    }
}
