package io.github.secular.classical.particles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FunctionDensity;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.Wells;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.twoscale.TwoScaleSolver;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Kernels, rates that depend on the energy, and the order of the steps, within four standard errors. */
class CollisionsTest {
    private static final GaussianDensity START = new GaussianDensity(0.9, -0.4, 0.6);
    private static final ShakingPotential STILL = new QuasiPeriodicPotential(new double[0], List.of());
    private static final FormulaFunction X = FormulaFunction.of("x");

    private static void agree(VlasovProblem problem, VlasovProblem same, VlasovSolver exact, int count) {
        double[] times = {0.15, 0.5};
        VlasovTrajectory found = new ParticleSolver(count, 0.2, 4).solve(problem, times, 1, Progress.NONE);
        VlasovTrajectory wanted = exact.solve(same, times, 1e-4, Progress.NONE);
        for (int t = 0; t < times.length; t++) {
            Moments m = found.state(t).moments();
            Moments e = found.state(t).momentErrors();
            Moments w = wanted.state(t).moments();
            assertEquals(w.energy(), m.energy(), 4 * e.energy());
            assertEquals(w.x(), m.x(), 4 * e.x());
            assertEquals(w.p(), m.p(), 4 * e.p());
            assertEquals(w.xx(), m.xx(), 4 * e.xx());
            assertEquals(w.xp(), m.xp(), 4 * e.xp());
            assertEquals(w.pp(), m.pp(), 4 * e.pp());
            for (double energy : new double[] {0.3, 1, 2}) {
                double value = wanted.state(t).shellMean(energy);
                // Bins have a width: half a per cent of the value on top of the noise.
                assertEquals(
                        value,
                        found.state(t).shellMean(energy),
                        4 * found.state(t).shellMeanError(energy) + 0.005 * value);
            }
        }
        assertTrue(found.report().statisticalError() > 0 && found.report().statisticalError() < 0.1);
    }

    private static VlasovProblem well(Relaxation relaxation, ShakingPotential v) {
        return new VlasovProblem(VlasovCases.harmonic(), relaxation, v, 0.4, START);
    }

    /** Sampled differences of angles, and the same kernel thinned, against the exact ladder. */
    @Test
    void kernelsOfTheHarmonicWell() {
        Relaxation gamma = Relaxation.constant(0.5);
        ShakingPotential v = QuasiPeriodicPotential.cosine(X, 0.7);
        VlasovProblem exact = well(gamma.withKernel(0.4, -0.1), v);
        agree(exact, exact, new LadderSolver(), 30_000);
        String thinned = "1 + 0.8*(x*x2+p*p2)/(x^2+p^2) - 0.2*(2*((x*x2+p*p2)/(x^2+p^2))^2 - 1)";
        agree(well(gamma.withKernelFormula(thinned), v), exact, new LadderSolver(), 30_000);
    }

    /** A kernel, two noises of which one is a clock: only the energy of the first has no closed form but the ladder. */
    @Test
    void kernelUnderTelegraphNoise() {
        VlasovProblem exact = well(
                Relaxation.constant(0.5).withKernel(-0.3),
                new RandomPotential(List.of(
                        new RandomPotential.Part(X, new TelegraphNoise(0.8)),
                        new RandomPotential.Part(X, new TelegraphNoise(0.3, 0.6)))));
        agree(exact, exact, new LadderSolver(), 30_000);
    }

    @Test
    void kernelAndRateOfTheDuffingWell() {
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.duffing(),
                Relaxation.formula("0.3+0.4*E").withKernel(0.4),
                QuasiPeriodicPotential.cosine(X, 1.2),
                0.4,
                VlasovCases.duffingStart(0.3));
        agree(problem, problem, new TwoScaleSolver(), 30_000);
    }

    /** B = 1 + c s(x) s(x′), s the sign: the imbalance of two wells decays at γ(1 − c), exactly. */
    @Test
    void generalKernelBetweenTwoWells() {
        Hamiltonian1D wells = new Hamiltonian1D(Wells.doubleWell(0.25, 1));
        InitialDensity right = new FunctionDensity(
                FormulaFunction.of("exp(-(p^2/2+(x^2-1)^2/4)/0.02)*step(x)"), new PhaseRange(-1.8, 1.8, -0.9, 0.9), 1);
        Relaxation relaxation = Relaxation.constant(0.5).withKernelFormula("1 + 0.8*sign(x)*sign(x2)");
        VlasovProblem problem = new VlasovProblem(wells, relaxation, STILL, 0.4, right);
        double[] times = {0, 0.8, 2};
        VlasovTrajectory found = new ParticleSolver(30_000, 0.3, 9).solve(problem, times, 1, Progress.NONE);
        double start = found.state(0).moments().x();
        for (int t = 1; t < 3; t++) {
            double wanted = start * Math.exp(-0.5 * 0.2 * problem.fastTime(times[t]));
            DensityState state = found.state(t);
            assertEquals(
                    wanted,
                    state.moments().x(),
                    4 * state.momentErrors().x()
                            + 4 * found.state(0).momentErrors().x());
        }
        // The same by differences of angles would be negative: half of a shell cannot be left less than never.
        Relaxation deep = Relaxation.constant(0.5).withKernel(0.4);
        VlasovProblem negative = new VlasovProblem(wells, deep, STILL, 0.4, right);
        assertThrows(RefusalException.class, () -> new ParticleSolver().solve(negative, times, 1, Progress.NONE));
    }

    @Test
    void angleDifferencesHaveTheirDensity() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.duffing(1, 1));
        OrbitTable table = new OrbitTable(h, 8, 200);
        AngleJump b = new AngleJump(new double[] {0.4, 0, -0.075});
        SplittableRandom random = new SplittableRandom(5);
        double[] start = new double[2];
        h.shell(1.3).orbits().get(0).at(2.1, start);
        int n = 40_000;
        double[] mean = new double[4];
        for (int i = 0; i < n; i++) {
            double[] point = start.clone();
            table.turn(point, b, random);
            assertEquals(1.3, h.energy(point[0], point[1]), 1e-9);
            double phi = h.shell(1.3).orbits().get(0).angle(point[0], point[1]) - 2.1;
            for (int k = 1; k <= 3; k++) {
                mean[k] += Math.cos(k * phi) / n;
            }
        }
        assertEquals(0.4, mean[1], 4 * Math.sqrt(0.5 / n));
        assertEquals(0, mean[2], 4 * Math.sqrt(0.5 / n));
        assertEquals(-0.075, mean[3], 4 * Math.sqrt(0.5 / n));
    }

    /** Collisions and jumps of noises at their exact times: one seed, ever shorter steps, and the order of the mover. */
    @Test
    void stepsAreOfFourthOrderWithCollisionsAndNoise() {
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(0.4),
                new RandomPotential(List.of(
                        new RandomPotential.Part(FormulaFunction.of("sin(x)"), new TelegraphNoise(0.8)),
                        new RandomPotential.Part(X, new ClockNoise(1.4)))),
                0.4,
                START);
        double[] energy = new double[4];
        double[] x = new double[4];
        for (int i = 0; i < 4; i++) {
            Moments m = new ParticleSolver(400, 0.6 / (1 << i), 2)
                    .solve(problem, new double[] {1.5}, 1, Progress.NONE)
                    .state(0)
                    .moments();
            energy[i] = m.energy();
            x[i] = m.x();
        }
        double first = Math.hypot(energy[1] - energy[2], x[1] - x[2]);
        double second = Math.hypot(energy[2] - energy[3], x[2] - x[3]);
        assertEquals(4, Math.log(first / second) / Math.log(2), 0.5);
    }

    /** Without a drive nothing heats: what the steps do is small, reported, and falls with them. */
    @Test
    void numericalDiffusionIsReported() {
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.duffing(), Relaxation.constant(0.5), STILL, 0.2, VlasovCases.duffingStart(0));
        double[] heating = new double[2];
        for (int i = 0; i < 2; i++) {
            VlasovTrajectory found = new ParticleSolver(2000, i == 0 ? 0.4 : 0.1, 3)
                    .solve(problem, new double[] {2}, 1e-5, Progress.NONE);
            heating[i] = Math.abs(found.report().numericalHeating());
            assertTrue(heating[i] > 0);
            assertTrue(found.report().work().contains("numerical diffusion"));
            assertTrue(found.report().warnings().get(0).contains("standard error of F"));
        }
        assertTrue(heating[1] < 0.05 * heating[0], heating[0] + ", " + heating[1]);
    }

    @Test
    void kernelsThatAreNoneAreRefused() {
        Relaxation skew = Relaxation.constant(0.5).withKernelFormula("1 + tanh(x-x2)");
        assertThrows(InvalidInputException.class, () -> new ParticleSolver(10, 0.2, 1)
                .solve(well(skew, STILL), new double[] {0.1}, 1, Progress.NONE));
        Relaxation general = Relaxation.constant(0.5).withKernelFormula("exp(-(x-x2)^2)");
        String message = assertThrows(RefusalException.class, () -> new LadderSolver()
                        .solve(well(general, STILL), new double[] {0.1}, 1e-4, Progress.NONE))
                .getMessage();
        assertTrue(message.contains("angle differences only"), message);
        // the two-scale solver takes general kernels, but only true ones
        assertThrows(InvalidInputException.class, () -> new TwoScaleSolver()
                .solve(well(skew, STILL), new double[] {0.1}, 1e-3, Progress.NONE));
    }
}
