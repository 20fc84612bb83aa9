package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.harmonic.ExactMoments;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.classical.twoscale.TwoScaleSolver;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

/** Noises on carriers and noises that several potentials share: the solvers of the Vlasov equation under them. */
class JointNoiseVlasovTest {
    private static final double GAMMA = 0.4;
    private static final GaussianDensity START = new GaussianDensity(0.7, -0.2, 0.8);
    private static final Noise GAUSSIAN = new OrnsteinUhlenbeckNoise(1.5, 0.8);
    private static final Noise TELEGRAPH = new TelegraphNoise(0.8);

    private static RandomPotential.Part part(String shape, Noise noise, int source, double carrier, boolean sine) {
        return new RandomPotential.Part(FormulaFunction.of(shape), new NoiseSignal(noise, source, carrier, sine));
    }

    private static VlasovProblem problem(double epsilon, RandomPotential.Part... parts) {
        return new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(GAMMA),
                new RandomPotential(List.of(parts)),
                epsilon,
                START);
    }

    /** One that turns with the well, one shared without a carrier, and one that turns against the well beside a plain one. */
    private static List<RandomPotential.Part[]> drives() {
        return List.of(
                new RandomPotential.Part[] {
                    part("x", TELEGRAPH, 0, 0.9, false), part("-p", TELEGRAPH, 0, 0.9, true),
                },
                new RandomPotential.Part[] {part("0.8*x", GAUSSIAN, 0, 0, false), part("0.5*p", GAUSSIAN, 0, 0, false)},
                new RandomPotential.Part[] {
                    part("x", TELEGRAPH, 0, 0.6, false),
                    part("p", TELEGRAPH, 0, 0.6, true),
                    part("0.5*x", TELEGRAPH, 0, 0, false)
                });
    }

    /** Two noises on either quadrature of one carrier, one of them Gaussian and itself there too. */
    private static RandomPotential.Part[] quadratures() {
        return new RandomPotential.Part[] {
            part("x", TELEGRAPH, 0, 1.2, false), part("x", GAUSSIAN, 1, 1.2, true), part("0.4*p", GAUSSIAN, 1, 0, false)
        };
    }

    /** ε² ∫_0^τ (τ − s) e^{−γs} [(R_11 + R_22) cos s + (R_12 − R_21) sin s] ds: exact, whatever the noise. */
    private static double heat(VlasovProblem problem, double tau) {
        int steps = 20_000;
        double step = tau / steps;
        double out = 0;
        List<RandomPotential.Part> parts = ((RandomPotential) problem.shaking()).parts();
        for (RandomPotential.Part a : parts) {
            for (RandomPotential.Part b : parts) {
                double ax = a.shape().byPosition(0, 0);
                double ap = a.shape().byMomentum(0, 0);
                double bx = b.shape().byPosition(0, 0);
                double bp = b.shape().byMomentum(0, 0);
                for (int n = 0; n < steps; n++) {
                    double s = (n + 0.5) * step;
                    out += step
                            * (tau - s)
                            * Math.exp(-GAMMA * s)
                            * covariance(a.signal(), b.signal(), s)
                            * ((ax * bx + ap * bp) * Math.cos(s) + (ax * bp - ap * bx) * Math.sin(s));
                }
            }
        }
        return problem.epsilon() * problem.epsilon() * out;
    }

    private static double covariance(NoiseSignal a, NoiseSignal b, double s) {
        if (!a.correlatesWith(b)) {
            return 0;
        }
        double c = a.noise().covariance(s);
        double turn = a.carrier() * s;
        return !a.isCarried()
                ? c
                : c / 2 * (a.sine() == b.sine() ? Math.cos(turn) : a.sine() ? Math.sin(turn) : -Math.sin(turn));
    }

    @Test
    void ladderAndMomentsHeatByTheCovariances() {
        double[] t = {0.3, 0.6};
        List<RandomPotential.Part[]> all = new ArrayList<>(drives());
        all.add(quadratures());
        for (RandomPotential.Part[] parts : all) {
            VlasovProblem problem = problem(0.4, parts);
            List<Moments> exact = ExactMoments.of(problem, t, Progress.NONE);
            double start = Moments.of(START, problem.hamiltonian()).energy();
            for (int i = 0; i < t.length; i++) {
                double expected = start + heat(problem, problem.fastTime(t[i]));
                assertEquals(expected, exact.get(i).energy(), 1e-7, parts[0].toString());
            }
            if (parts.length != quadratures().length || parts[0].signal().carrier() == 0.6) {
                VlasovTrajectory found = new LadderSolver().solve(problem, t, 1e-5, Progress.NONE);
                assertEquals(exact.get(1).energy(), found.state(1).moments().energy(), 1e-9);
                assertEquals(exact.get(1).xx(), found.state(1).moments().xx(), 1e-9);
                assertTrue(
                        found.report().warnings().isEmpty(),
                        found.report().warnings().toString());
            }
        }
    }

    @Test
    void particlesAgreeWithTheLadder() {
        double[] t = {0.3};
        for (RandomPotential.Part[] parts : drives()) {
            VlasovProblem problem = problem(0.5, parts);
            DensityState exact =
                    new LadderSolver().solve(problem, t, 1e-5, Progress.NONE).state(0);
            DensityState sampled = particles(problem, t);
            for (double e : new double[] {0.4, 1.2, 2.5}) {
                assertEquals(exact.shellMean(e), sampled.shellMean(e), 4 * sampled.shellMeanError(e) + 1e-3);
            }
            close(exact.moments(), sampled);
        }
        VlasovProblem problem = problem(0.5, quadratures());
        close(ExactMoments.of(problem, t, Progress.NONE).get(0), particles(problem, t));
    }

    private static DensityState particles(VlasovProblem problem, double[] t) {
        return new ParticleSolver(8_000, 0.15, 3)
                .solve(problem, t, 1e-1, Progress.NONE)
                .state(0);
    }

    private static void close(Moments exact, DensityState sampled) {
        Moments found = sampled.moments();
        Moments errors = sampled.momentErrors();
        assertEquals(exact.energy(), found.energy(), 4 * errors.energy());
        assertEquals(exact.x(), found.x(), 4 * errors.x());
        assertEquals(exact.p(), found.p(), 4 * errors.p());
        assertEquals(exact.xx(), found.xx(), 4 * errors.xx());
    }

    /** In the limit the mean energy grows by d0 t, and the density follows the diffusion to order 2. */
    @Test
    void theLadderGoesOverIntoTheDiffusion() {
        double[] t = {0.4};
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.constant(GAMMA),
                    new RandomPotential(List.of(drives().get(0))),
                    0.36 / (1 << i),
                    new GaussianDensity(0, 0, 0.8));
            VlasovTrajectory found = new LadderSolver().solve(problem, t, 1e-5, Progress.NONE);
            // d = d0 E: a Gaussian stays one, of the variance w (doc/classical.md, C5.3 and C6.6).
            double w = 0.8 + TELEGRAPH.laplace(new Complex(GAMMA, 1 - 0.9)).getReal() * t[0];
            for (double e : new double[] {0.2, 0.6, 1.5, 3}) {
                double limit = Math.exp(-e / w) / (2 * Math.PI * w);
                errors[i] = Math.max(errors[i], Math.abs(found.state(0).shellMean(e) - limit));
            }
        }
        double order = Math.log(errors[0] / errors[1]) / Math.log(2);
        assertEquals(2, order, 0.25, errors[0] + " and " + errors[1]);
    }

    /** A noise that two potentials share, as correlated ones do, in the two-scale solver. */
    @Test
    void twoScaleKnowsSharedNoises() {
        double[] t = {0.2};
        VlasovProblem problem =
                problem(0.15, part("0.8*x", TELEGRAPH, 0, 0, false), part("0.5*p", TELEGRAPH, 0, 0, false));
        DensityState exact =
                new LadderSolver().solve(problem, t, 1e-6, Progress.NONE).state(0);
        DensityState found =
                new TwoScaleSolver().solve(problem, t, 1e-3, Progress.NONE).state(0);
        for (double e : new double[] {0.05, 0.3, 1, 2, 4}) {
            assertEquals(exact.shellMean(e), found.shellMean(e), 5e-4);
        }
    }

    @Test
    void whatIsNotKnownIsSaid() {
        VlasovProblem carried = problem(0.3, drives().get(0));
        String refused = assertThrows(RefusalException.class, () -> new TwoScaleSolver()
                        .solve(carried, new double[] {1}, 1e-3, Progress.NONE))
                .getMessage();
        assertTrue(refused.contains("no noise on a carrier"), refused);
        VlasovProblem clock = problem(0.3, part("x", new ClockNoise(1.4), 0, 0.7, false));
        String said = assertThrows(RefusalException.class, () -> new LadderSolver()
                        .solve(clock, new double[] {1}, 1e-6, Progress.NONE))
                .getMessage();
        assertTrue(said.contains("no carrier"), said);
        VlasovProblem mixed = problem(0.3, part("x*p", GAUSSIAN, 0, 0.7, false));
        said = assertThrows(RefusalException.class, () -> new ParticleSolver(100, 0.1, 1)
                        .solve(mixed, new double[] {1}, 1e-1, Progress.NONE))
                .getMessage();
        assertTrue(said.contains("function of x plus one of p"), said);
        VlasovProblem undamped = new VlasovProblem(
                VlasovCases.harmonic(), Relaxation.NONE, new RandomPotential(List.of(drives().get(0))), 0.3, START);
        said = assertThrows(RefusalException.class, () -> new EnergyLimit(undamped)
                        .coefficient()
                        .at(0, undamped.hamiltonian().shell(1)))
                .getMessage();
        assertTrue(said.contains("noise on a carrier") && said.contains("gamma"), said);
    }
}
