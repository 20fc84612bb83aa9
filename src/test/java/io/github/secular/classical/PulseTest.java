package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.asymptotics.VlasovComparisonRunner;
import io.github.secular.classical.grid.GridSolver;
import io.github.secular.classical.harmonic.ExactMoments;
import io.github.secular.classical.harmonic.ExplicitSolver;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.limit.DiffusionLimit;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Progress;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drives that change in slow time, however fast: in the harmonic well against equations integrated piece by piece. */
class PulseTest {
    private static final double[] FEW = {1};
    private static final double[] MANY = {0, 0.1, 0.43, 0.44, 0.5, 0.9, 1};
    private static final String SQUARE = "step(t-0.42)-step(t-0.45)";
    private static final double START = 1 + 0.5 * (0.49 + 0.04);

    private static VlasovProblem problem(String envelope, String shape, double gamma) {
        return new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(gamma),
                new QuasiPeriodicPotential(
                        new double[] {0.7},
                        List.of(CosineTerm.of(FormulaEnvelope.of(envelope), FormulaFunction.of(shape), 1))),
                0.1,
                new GaussianDensity(0.7, -0.2, 1));
    }

    private static double lorentzian(double nu) {
        return 0.5 / (0.25 + nu * nu);
    }

    /** ⟨E⟩ = E0 + d0 ∫g² dt under V = g x cos ντ, E0 exp(2c ∫g² dt) under V = g x² cos ντ. */
    @ParameterizedTest
    @CsvSource({
        SQUARE + ", 0.03",
        "exp(-((t-0.3)/1e-4)^2), 1.2533141373155e-4",
        "'max(0,1-abs(t-0.6)/0.01)', 6.666666666666667e-3",
        "cos(40*t^2), 0.531927811277",
        "step(t-0.2)*exp(-(t-0.2)/0.01), 5e-3"
    })
    void energyDiffusion(String envelope, double square) {
        double[] linear = energies(envelope, "x");
        double d0 = (lorentzian(0.3) + lorentzian(1.7)) / 4;
        assertEquals(START + d0 * square, linear[0], 1e-7);
        assertEquals(linear[0], linear[1], 1e-9);
        double[] quadratic = energies(envelope, "x^2");
        assertEquals(START * Math.exp((lorentzian(1.3) + lorentzian(2.7)) * square), quadratic[0], 2e-7);
        assertEquals(quadratic[0], quadratic[1], 1e-9);
    }

    private static double[] energies(String envelope, String shape) {
        double[] out = new double[2];
        for (int i = 0; i < 2; i++) {
            double[] times = i == 0 ? FEW : MANY;
            EnergyDistribution f = new EnergyLimit(problem(envelope, shape, 0.5)).solve(times, 1e-5, Progress.NONE);
            assertTrue(f.estimatedError() < 1e-5);
            assertEquals(1, f.mass()[0] + f.lost()[0], 1e-10);
            out[i] = f.meanEnergy()[times.length - 1];
        }
        return out;
    }

    /** Small steps of Runge and Kutta for ⟨x⟩, ⟨p⟩, ⟨E⟩ under V = g x cos 0.7τ, started anew at given times. */
    private static double integrated(DoubleUnaryOperator g, double gamma, double... breaks) {
        double[] y = {0.7, -0.2, START};
        for (int k = 0; k + 1 < breaks.length; k++) {
            double length = (breaks[k + 1] - breaks[k]) * 100;
            int steps = 2000 + (int) (length / 0.01);
            double h = length / steps;
            for (int i = 0; i < steps; i++) {
                double tau = breaks[k] * 100 + i * h;
                double inside = 1e-9 * h;
                double[] a = slopes(g, gamma, tau + inside, y, new double[3], 0);
                double[] b = slopes(g, gamma, tau + h / 2, y, a, h / 2);
                double[] c = slopes(g, gamma, tau + h / 2, y, b, h / 2);
                double[] d = slopes(g, gamma, tau + h - inside, y, c, h);
                for (int j = 0; j < 3; j++) {
                    y[j] += h / 6 * (a[j] + 2 * b[j] + 2 * c[j] + d[j]);
                }
            }
        }
        return y[2];
    }

    private static double[] slopes(
            DoubleUnaryOperator g, double gamma, double tau, double[] at, double[] slope, double h) {
        double x = at[0] + h * slope[0];
        double p = at[1] + h * slope[1];
        double force = 0.1 * g.applyAsDouble(tau / 100) * Math.cos(0.7 * tau);
        return new double[] {p - gamma * x, -x - force - gamma * p, -force * p};
    }

    @Test
    void squareAndGaussianPulsesByEverySolver() {
        DoubleUnaryOperator square = t -> t >= 0.42 && t < 0.45 ? 1 : 0;
        DoubleUnaryOperator bell = t -> Math.exp(-Math.pow((t - 0.3) / 2e-3, 2));
        double free = integrated(square, 0, 0, 0.42, 0.45, 1);
        assertEquals(1.32525, free, 5e-6);
        check(problem(SQUARE, "x", 0), free, new ExplicitSolver(), new GridSolver());
        double damped = integrated(square, 0.5, 0, 0.42, 0.45, 1);
        check(problem(SQUARE, "x", 0.5), damped, new LadderSolver());
        double narrow = integrated(bell, 0, 0, 0.28, 0.29, 0.295, 0.3, 0.305, 0.31, 0.32, 1);
        VlasovProblem belled = problem("exp(-((t-0.3)/2e-3)^2)", "x", 0);
        check(belled, narrow, new ExplicitSolver(), new GridSolver());
        DensityState drawn = new ParticleSolver(20_000, 0.2, 1)
                .solve(problem(SQUARE, "x", 0), FEW, 1e-2, Progress.NONE)
                .state(0);
        assertEquals(free, drawn.moments().energy(), 4 * drawn.momentErrors().energy());
        assertEquals(1, drawn.moments().mass(), 1e-12);
    }

    private static void check(VlasovProblem problem, double exact, VlasovSolver... solvers) {
        assertEquals(
                exact,
                ExactMoments.of(problem, MANY, Progress.NONE)
                        .get(MANY.length - 1)
                        .energy(),
                1e-8);
        for (VlasovSolver solver : solvers) {
            double allowed = solver instanceof GridSolver ? 1e-5 : 1e-8;
            for (double[] times : new double[][] {FEW, {0.1, 0.44, 1}}) {
                VlasovTrajectory f = solver.solve(problem, times, 1e-5, Progress.NONE);
                Moments last = f.state(times.length - 1).moments();
                assertEquals(exact, last.energy(), allowed, solver.name());
                assertEquals(1, last.mass(), 1e-10, solver.name());
                assertTrue(f.report().warnings().isEmpty(), f.report().toString());
            }
        }
    }

    /** A pulse in the middle, where no output time is, belongs to the largest distance. */
    @Test
    void comparisonLooksIntoPieces() {
        VlasovComparisonRunner runner = new VlasovComparisonRunner(new LadderSolver(), new DiffusionLimit());
        double[] energies = {0.3, 1, 2};
        VlasovProblem problem = problem("exp(-((t-0.3)/5e-3)^2)", "x", 0.5);
        double few = runner.run(problem, FEW, energies, new double[] {0.2}, 1e-6, Progress.NONE)
                .rows()
                .get(0)
                .error();
        double[] dense = new double[101];
        for (int i = 0; i <= 100; i++) {
            dense[i] = 0.25 + 0.1 * i / 100;
        }
        double many = runner.run(problem, dense, energies, new double[] {0.2}, 1e-6, Progress.NONE)
                .rows()
                .get(0)
                .error();
        assertTrue(few > 0.7 * many, few + " " + many);
    }

    /** ⟨E⟩ of the corrected start is E0 − ε ∫ g⟨p⟩ cos ντ dτ, ⟨p⟩ of the free motion. */
    @ParameterizedTest
    @ValueSource(strings = {"1 + 0*t", "step(t-0.01)-step(t-0.05)", "exp(-((t-0.02)/0.01)^2)"})
    void correctedStart(String envelope) {
        VlasovProblem problem = problem(envelope, "x", 0.5);
        double shift = 0;
        FormulaEnvelope g = FormulaEnvelope.of(envelope);
        double h = 1e-4;
        for (int i = 0; i < 800_000; i++) {
            double tau = (i + 0.5) * h;
            double p = Math.exp(-0.5 * tau) * (-0.2 * Math.cos(tau) - 0.7 * Math.sin(tau));
            shift -= 0.1 * h * g.at(0.01 * tau) * p * Math.cos(0.7 * tau);
        }
        EnergyDistribution f = new EnergyLimit(problem).corrected(new double[] {0}, 1e-5, Progress.NONE);
        assertEquals(START + shift, f.meanEnergy()[0], 2e-6);
    }

    /** cos 40t² changes by ε²·80/γ = 1.6 of itself in a relaxation time at the end; a slow one by 0.02 and no word. */
    @Test
    void fastChangesAreSaid() {
        EnergyLimit fast = new EnergyLimit(problem("cos(40*t^2)", "x", 0.5));
        assertTrue(
                fast.change().during(1) > 1.2 && fast.change().during(1) < 1.7,
                "" + fast.change().during(1));
        assertTrue(fast.change().warning(1).isPresent());
        EnergyLimit slow = new EnergyLimit(problem("cos(t)", "x", 0.5));
        assertTrue(slow.change().warning(1).isEmpty() && slow.change().during(1) > 0.01);
    }

    /** Its energy lies far out, where f itself is next to nothing. */
    @Test
    void quadraticDriveOnTheGrid() {
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(0.5),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x^2"), 0.7),
                0.4,
                new GaussianDensity(0.7, -0.2, 0.5));
        double exact = ExactMoments.of(problem, FEW, Progress.NONE).get(0).energy();
        VlasovTrajectory found = new GridSolver().solve(problem, FEW, 1e-4, Progress.NONE);
        assertTrue(found.report().warnings().isEmpty(), found.report().toString());
        assertEquals(exact, found.state(0).moments().energy(), 1e-4 * exact);
    }
}
