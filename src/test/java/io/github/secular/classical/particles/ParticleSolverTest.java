package io.github.secular.classical.particles;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.ForcedOscillator;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Particles against S5 and S6 within four standard errors, and what they promise. */
@Validation.Against("reference cases S5, S6, within four standard errors")
class ParticleSolverTest {
    private static final int COUNT = 20_000;

    /** Duffing, ε = 0.4, both kinds of data. */
    @Test
    void duffingWell() {
        JsonNode s5 = VlasovCases.read("S5_vlasov_finite_eps");
        for (String kind : new String[] {"well", "ill"}) {
            JsonNode row = s5.get("outputs").get("duffing_" + kind).get(2);
            VlasovProblem problem =
                    VlasovCases.forcedDuffing(0.4, VlasovCases.duffingStart(kind.equals("ill") ? 0.3 : 0));
            VlasovTrajectory found = new ParticleSolver(COUNT, 0.15, 7)
                    .solve(problem, new double[] {row.get("t").asDouble()}, 1e-2, Progress.NONE);
            double error = found.state(0).momentErrors().energy();
            assertTrue(error > 0 && error < 0.02, "standard error " + error);
            assertEquals(
                    row.get("mean_energy").asDouble(), found.state(0).moments().energy(), 4 * error);
            double mass = found.state(0).moments().mass();
            assertEquals(1, mass, 0.01);
            // Bins have a width: half a percent of the value on top of the noise.
            double wanted = row.get("Pi_f").get(2).asDouble();
            assertEquals(wanted, found.state(0).shellMean(1), 4 * found.state(0).shellMeanError(1) + 0.005 * wanted);
        }
    }

    @Test
    void noises() {
        GaussianDensity f0 = new GaussianDensity(0.7, -0.2, 1);
        List<Noise> noises = List.of(
                new ClockNoise(1.5625, 1, 0),
                new ClockNoise(1.5625),
                new TelegraphNoise(0.8),
                new OrnsteinUhlenbeckNoise(0.8),
                new OrnsteinUhlenbeckNoise(0.04, 8));
        double[] times = {0.25};
        for (Noise noise : noises) {
            for (double gamma : noise instanceof OrnsteinUhlenbeckNoise ? new double[] {0.5} : new double[] {0, 0.5}) {
                VlasovProblem problem = new VlasovProblem(
                        VlasovCases.harmonic(),
                        Relaxation.constant(gamma),
                        new RandomPotential(FormulaFunction.of("x"), noise),
                        0.4,
                        f0);
                VlasovTrajectory found = new ParticleSolver(COUNT, 0.15, 3).solve(problem, times, 1e-2, Progress.NONE);
                Moments exact = new LadderSolver()
                        .solve(problem, times, 1e-9, Progress.NONE)
                        .state(0)
                        .moments();
                assertEquals(
                        exact.energy(),
                        found.state(0).moments().energy(),
                        4 * found.state(0).momentErrors().energy(),
                        noise.description() + ", gamma " + gamma);
                assertEquals(
                        exact.x(),
                        found.state(0).moments().x(),
                        4 * found.state(0).momentErrors().x());
            }
        }
    }

    /** A cloud as small as a point follows the explicit solution: the order of the mover. */
    @Test
    void theMoverIsOfFourthOrder() {
        ForcedOscillator exact = new ForcedOscillator(0.5, 0.7, 1e-20, 0.8, -0.4);
        double t = 1.5;
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.NONE,
                    QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.7),
                    0.5,
                    new GaussianDensity(0.8, -0.4, 1e-20));
            Moments m = new ParticleSolver(2, i == 0 ? 0.5 : 0.25, 1)
                    .solve(problem, new double[] {t}, 1e-2, Progress.NONE)
                    .state(0)
                    .moments();
            double[] centre = exact.centre(t / 0.25);
            errors[i] = Math.hypot(m.x() - centre[0], m.p() - centre[1]);
        }
        assertEquals(4, Math.log(errors[0] / errors[1]) / Math.log(2), 0.4);
    }

    /** A wave that turns once in every step of the usual length is not taken for a constant force. */
    @Test
    void aFastWaveIsNotAliased() {
        double nu = 2 * Math.PI / 0.1;
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.NONE,
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), nu),
                0.5,
                new GaussianDensity(0.8, -0.4, 1e-20));
        Moments m = new ParticleSolver(2, 0.1, 1)
                .solve(problem, new double[] {1.5}, 1e-2, Progress.NONE)
                .state(0)
                .moments();
        double[] centre = new ForcedOscillator(0.5, nu, 1e-20, 0.8, -0.4).centre(1.5 / 0.25);
        assertEquals(0, Math.hypot(m.x() - centre[0], m.p() - centre[1]), 1e-6);
    }

    @Test
    void resultsDependOnTheSeedButNotOnThreads() throws Exception {
        VlasovProblem problem = VlasovCases.forcedWell(0.4, new GaussianDensity(0.7, -0.2, 1));
        double[] times = {0.1, 0.2};
        double[] wide = energies(new ParticleSolver(9000, 0.2, 5).solve(problem, times, 1e-2, Progress.NONE));
        ForkJoinPool single = new ForkJoinPool(1);
        double[] narrow = single.submit(
                        () -> energies(new ParticleSolver(9000, 0.2, 5).solve(problem, times, 1e-2, Progress.NONE)))
                .get();
        single.shutdown();
        assertArrayEquals(wide, narrow);
        double[] other = energies(new ParticleSolver(9000, 0.2, 6).solve(problem, times, 1e-2, Progress.NONE));
        assertTrue(wide[1] != other[1]);
    }

    private static double[] energies(VlasovTrajectory found) {
        return new double[] {
            found.state(0).moments().energy(), found.state(1).moments().energy()
        };
    }

    /** A jump keeps the energy and forgets the place: in a double well it reaches both sides alike. */
    @Test
    void jumpsAreUniformOnTheWholeShell() {
        Hamiltonian1D wells = new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -10, 10);
        OrbitTable table = new OrbitTable(wells, 3, 200);
        SplittableRandom random = new SplittableRandom(11);
        for (double energy : new double[] {0.1, 1}) {
            double[] point = {1, Math.sqrt(2 * energy)};
            double mean = 0;
            double square = 0;
            double fourth = 0;
            int n = 40_000;
            for (int i = 0; i < n; i++) {
                table.jump(point, random);
                assertEquals(energy, wells.energy(point[0], point[1]), 1e-9);
                mean += point[0] / n;
                square += point[0] * point[0] / n;
                fourth += Math.pow(point[0], 4) / n;
            }
            assertEquals(0, mean, 4 / Math.sqrt(n));
            assertEquals(
                    wells.shell(energy).mean(FormulaFunction.of("x^2")),
                    square,
                    4 * Math.sqrt((fourth - square * square) / n));
        }
    }
}
