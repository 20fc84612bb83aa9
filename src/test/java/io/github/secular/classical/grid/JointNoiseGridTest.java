package io.github.secular.classical.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.ExactMoments;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Noises on carriers and shared noises averaged on the grid: against the ladder, closed moments and particles. */
class JointNoiseGridTest {
    private static final Noise TELEGRAPH = new TelegraphNoise(0.8);
    private static final double[] TIMES = {0.3};

    private static RandomPotential.Part part(String shape, Noise noise, int source, double carrier, boolean sine) {
        return new RandomPotential.Part(FormulaFunction.of(shape), new NoiseSignal(noise, source, carrier, sine));
    }

    private static VlasovProblem problem(Hamiltonian1D h, RandomPotential.Part... parts) {
        return new VlasovProblem(
                h,
                Relaxation.constant(0.4),
                new RandomPotential(List.of(parts)),
                0.4,
                new GaussianDensity(0.7, -0.2, 0.8));
    }

    @Test
    void theLadderIsFound() {
        VlasovProblem[] all = {
            problem(VlasovCases.harmonic(), part("x", TELEGRAPH, 0, 0.9, false), part("-p", TELEGRAPH, 0, 0.9, true)),
            problem(
                    VlasovCases.harmonic(),
                    part("0.8*x", new OrnsteinUhlenbeckNoise(1.5, 0.8), 0, 0, false),
                    part("0.5*p", new OrnsteinUhlenbeckNoise(1.5, 0.8), 0, 0, false))
        };
        for (VlasovProblem problem : all) {
            DensityState exact = new LadderSolver()
                    .solve(problem, TIMES, 1e-6, Progress.NONE)
                    .state(0);
            VlasovTrajectory found = new GridSolver().solve(problem, TIMES, 3e-4, Progress.NONE);
            double largest = exact.shellMean(0.01);
            for (double e : new double[] {0.05, 0.3, 1, 2, 4}) {
                assertEquals(exact.shellMean(e), found.state(0).shellMean(e), 3e-4 * largest);
            }
            assertTrue(
                    found.report().warnings().isEmpty(),
                    found.report().warnings().toString());
        }
    }

    /** Two noises on two carriers, and moments that know no cut-off. */
    @Test
    void severalCarriersHeatAsTheMomentsSay() {
        VlasovProblem problem = problem(
                VlasovCases.harmonic(),
                part("x", TELEGRAPH, 0, 0.9, false),
                part("0.7*p", TELEGRAPH, 0, 0.9, true),
                part("0.6*x", TELEGRAPH, 0, 1.7, true));
        Moments exact = ExactMoments.of(problem, TIMES, Progress.NONE).get(0);
        Moments found = new GridSolver()
                .solve(problem, TIMES, 1e-3, Progress.NONE)
                .state(0)
                .moments();
        assertEquals(exact.energy(), found.energy(), 1e-3);
        assertEquals(exact.xx(), found.xx(), 1e-3);
    }

    /** In a well that is not harmonic: particles draw what the grid averages. */
    @Test
    void particlesAgree() {
        VlasovProblem problem = problem(
                VlasovCases.duffing(), part("x", TELEGRAPH, 0, 1.1, false), part("0.5*x^2", TELEGRAPH, 0, 1.1, true));
        DensityState found =
                new GridSolver().solve(problem, TIMES, 3e-3, Progress.NONE).state(0);
        DensityState sampled = new ParticleSolver(8_000, 0.15, 7)
                .solve(problem, TIMES, 1e-1, Progress.NONE)
                .state(0);
        assertEquals(
                found.moments().energy(),
                sampled.moments().energy(),
                4 * sampled.momentErrors().energy());
        for (double e : new double[] {0.4, 1.2, 2.5}) {
            assertEquals(found.shellMean(e), sampled.shellMean(e), 4 * sampled.shellMeanError(e) + 1e-3);
        }
    }
}
