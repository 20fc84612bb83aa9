package io.github.secular.classical.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.DensityState;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random drives averaged on the grid: case S6, the ladder, particles. */
class GridNoiseTest {
    private static final JsonNode S6 = VlasovCases.read("S6_random_clock_harmonic");
    private static final double[] ENERGIES =
            VlasovCases.doubles(S6.get("inputs").get("E"));
    private static final double CELL = S6.get("inputs").get("Tc").asDouble();

    private static VlasovProblem well(double gamma, Noise noise, double epsilon, GaussianDensity f0) {
        return new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(gamma),
                new RandomPotential(FormulaFunction.of("x"), noise),
                epsilon,
                f0);
    }

    /** S6: E0 + d0 t exactly at the ends of cells that start at 0, and the shell means. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void clock(double gamma) {
        String rate = gamma == 0 ? "gamma_0" : "gamma_0p5";
        double[] centre = VlasovCases.doubles(S6.get("inputs").get(gamma == 0 ? "center0_gamma0" : "center0_relaxed"));
        GaussianDensity f0 = new GaussianDensity(centre[0], centre[1], 1);
        double tolerance = S6.get("tolerance").get("E_Pi_f_abs").asDouble();
        for (JsonNode row : S6.get("outputs").get(rate).get("rows")) {
            double epsilon = row.get("eps").asDouble();
            if (epsilon < 0.15) {
                continue;
            }
            double[] times = {row.get("t").asDouble()};
            VlasovTrajectory aligned = new GridSolver()
                    .solve(well(gamma, new ClockNoise(CELL, 1, 0), epsilon, f0), times, 1e-5, Progress.NONE);
            assertEquals(
                    row.get("mean_energy_zero_clock_phase").asDouble(),
                    aligned.state(0).moments().energy(),
                    // Without relaxation the flow is exact; with it the steps are of order 4.
                    gamma == 0 ? S6.get("tolerance").get("mean_energy_abs").asDouble() : 2e-6);
            for (int i = 0; i < ENERGIES.length; i++) {
                assertEquals(
                        row.get("E_Pi_f").get(i).asDouble(), aligned.state(0).shellMean(ENERGIES[i]), tolerance);
            }
            assertTrue(aligned.report().massError() <= 1e-12, "" + aligned.report());
            VlasovTrajectory uniform =
                    new GridSolver().solve(well(gamma, new ClockNoise(CELL), epsilon, f0), times, 1e-4, Progress.NONE);
            assertEquals(
                    row.get("mean_energy_uniform_clock_phase").asDouble(),
                    uniform.state(0).moments().energy(),
                    1e-4);
        }
    }

    /** Within a cell, across the ends of cells, and from cells that start late. */
    @Test
    void everyNoiseAsTheLadder() {
        double[] times = {0.05, 0.2, 0.37};
        GaussianDensity f0 = new GaussianDensity(0.7, -0.2, 1);
        for (Noise noise : new Noise[] {
            new ClockNoise(CELL, 0.7, 0.4), new TelegraphNoise(0.8, 1.3), new OrnsteinUhlenbeckNoise(0.5, 0.8)
        }) {
            for (double gamma : new double[] {0, 0.5}) {
                VlasovProblem problem = well(gamma, noise, 0.3, f0);
                VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-6, Progress.NONE);
                VlasovTrajectory found = new GridSolver().solve(problem, times, 1e-4, Progress.NONE);
                for (int t = 0; t < times.length; t++) {
                    assertEquals(
                            exact.state(t).moments().energy(),
                            found.state(t).moments().energy(),
                            1e-4,
                            noise.description());
                    assertTrue(distance(exact.state(t), found.state(t)) <= 1e-4, noise.description());
                }
                assertTrue(found.report().warnings().isEmpty(), "" + found.report());
                assertTrue(found.report().massError() <= 1e-12, "" + found.report());
            }
        }
    }

    /** max |Π f − Π g| over energies, relative to the largest. */
    private static double distance(DensityState exact, DensityState found) {
        double largest = 0;
        double distance = 0;
        for (double e = 0.02; e < 6; e += 0.12) {
            largest = Math.max(largest, exact.shellMean(e));
            distance = Math.max(distance, Math.abs(exact.shellMean(e) - found.shellMean(e)));
        }
        return distance / largest;
    }

    @Test
    void stepsAreOfSecondOrderAndExtrapolatedOfFourth() {
        VlasovProblem problem = well(0.5, new TelegraphNoise(0.8), 0.4, new GaussianDensity(0.7, -0.2, 1));
        double[] times = {0.8};
        double[] taus = {problem.fastTime(0.8)};
        DensityState exact =
                new LadderSolver().solve(problem, times, 1e-9, Progress.NONE).state(0);
        GridRun run = new GridRun(problem, PhaseRange.centred(10, 10), 128, 2, 1, 1);
        for (boolean extrapolated : new boolean[] {false, true}) {
            double[] errors = new double[2];
            for (int i = 0; i < 2; i++) {
                double[][] f = run.solve(taus, i == 0 ? 1 : 0.5, 1e-6, extrapolated, 1, Progress.NONE);
                errors[i] = distance(exact, new GridState(run.grid(), f[0], run.orbits()));
            }
            assertEquals(extrapolated ? 4 : 2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.4);
        }
    }

    /** Each further Hermite mode of the noise is smaller by a factor of the order of ε. */
    @Test
    void gaussianNoiseConvergesInItsNodes() {
        VlasovProblem problem = well(0.5, new OrnsteinUhlenbeckNoise(0.8), 0.4, new GaussianDensity(0.7, -0.2, 1));
        double[] taus = {problem.fastTime(0.5)};
        GridRun best = new GridRun(problem, PhaseRange.centred(10, 10), 64, 12, 1, 1);
        double[] exact = best.solve(taus, 0.2, 1e-6, false, 1, Progress.NONE)[0];
        double before = Double.POSITIVE_INFINITY;
        for (int nodes : new int[] {2, 4, 6}) {
            GridRun run = new GridRun(problem, PhaseRange.centred(10, 10), 64, nodes, 1, 1);
            double[] f = run.solve(taus, 0.2, 1e-6, false, 1, Progress.NONE)[0];
            double error = 0;
            for (int i = 0; i < f.length; i++) {
                error = Math.max(error, Math.abs(f[i] - exact[i]));
            }
            assertTrue(error < 0.2 * before, nodes + " nodes: " + error);
            assertTrue(nodes == 2 || error < run.remainder(), error + " beyond the estimate " + run.remainder());
            before = error;
        }
    }

    /** A drive not linear in x, in a well that is not harmonic. */
    @ParameterizedTest
    @ValueSource(strings = {"telegraph", "ou", "clock"})
    void duffingWellAsParticles(String kind) {
        Noise noise =
                switch (kind) {
                    case "telegraph" -> new TelegraphNoise(0.6);
                    case "ou" -> new OrnsteinUhlenbeckNoise(0.6);
                    default -> new ClockNoise(1.1);
                };
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.duffing(),
                Relaxation.constant(0.5),
                new RandomPotential(FormulaFunction.of("x + x^2/4"), noise),
                0.3,
                VlasovCases.duffingStart(0.3));
        double[] times = {0.4};
        DensityState grid =
                new GridSolver().solve(problem, times, 1e-4, Progress.NONE).state(0);
        DensityState particles = new ParticleSolver(30_000, 0.1, 7)
                .solve(problem, times, 1e-3, Progress.NONE)
                .state(0);
        assertEquals(
                particles.moments().energy(),
                grid.moments().energy(),
                4 * particles.momentErrors().energy());
        assertEquals(
                particles.moments().x(),
                grid.moments().x(),
                4 * particles.momentErrors().x());
        assertEquals(
                particles.moments().pp(),
                grid.moments().pp(),
                4 * particles.momentErrors().pp());
    }

    /** Independent noises: all choices of their values at once. */
    @Test
    void severalNoises() {
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(0.5),
                new RandomPotential(List.of(
                        new RandomPotential.Part(FormulaFunction.of("x"), new TelegraphNoise(0.8, 0.6)),
                        new RandomPotential.Part(FormulaFunction.of("x"), new OrnsteinUhlenbeckNoise(0.4, 0.5)))),
                0.3,
                new GaussianDensity(0.7, -0.2, 1));
        double[] times = {0.3};
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-6, Progress.NONE);
        VlasovTrajectory found = new GridSolver().solve(problem, times, 1e-4, Progress.NONE);
        assertEquals(exact.state(0).moments().energy(), found.state(0).moments().energy(), 1e-4);
        assertTrue(distance(exact.state(0), found.state(0)) <= 1e-4, "" + found.report());
        assertTrue(found.report().work().contains("12 values"), found.report().work());
    }

    @Test
    void aNoiseKnownByItsCovarianceIsDeclined() {
        Noise noise = new CovarianceNoise(new double[] {0, 1}, new double[] {1, 0});
        VlasovProblem problem = well(0.5, noise, 0.3, new GaussianDensity(0, 0, 1));
        assertThrows(
                RefusalException.class, () -> new GridSolver().solve(problem, new double[] {1}, 1e-4, Progress.NONE));
    }
}
