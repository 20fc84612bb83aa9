package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.classical.harmonic.ExactMoments;
import io.github.secular.classical.harmonic.ExplicitSolver;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every solver on the problems whose exact answer is known: the explicit solution without relaxation, the closed moment
 * equations with it. Orders in mesh and step are measured in the tests of the solvers.
 */
class EverySolverTest {
    private static final PhaseFunction X = FormulaFunction.of("x");
    private static final double[] TIMES = {0.05, 0.6};
    private static final List<ToDoubleFunction<Moments>> MOMENTS =
            List.of(Moments::mass, Moments::energy, Moments::x, Moments::p, Moments::xx, Moments::xp, Moments::pp);

    /** What is allowed beside four standard errors, in a moment of a density of unit size. */
    private static final Map<String, Double> MOMENT_ERRORS =
            Map.of("explicit", 1e-9, "ladder", 1e-8, "two-scale", 1e-5, "grid", 5e-4, "particles", 1e-4);

    private static final Map<String, Double> SHELL_ERRORS = Map.of("ladder", 1e-9, "grid", 1e-4, "particles", 5e-4);

    @TestFactory
    List<DynamicTest> explicitSolutions() {
        List<DynamicTest> tests = new ArrayList<>();
        for (double nu : new double[] {0.7, 1}) {
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.NONE,
                    QuasiPeriodicPotential.cosine(X, nu),
                    0.4,
                    new GaussianDensity(0.7, -0.2, 0.8));
            VlasovTrajectory exact = new ExplicitSolver().solve(problem, TIMES, 1e-9, Progress.NONE);
            SHELL_ERRORS.forEach((name, allowed) -> tests.add(DynamicTest.dynamicTest(name + ", nu = " + nu, () -> {
                VlasovTrajectory found = solver(name).solve(problem, TIMES, 1e-5, Progress.NONE);
                for (int i = 0; i < TIMES.length; i++) {
                    DensityState f = found.state(i);
                    for (double e : new double[] {0.2, 1, 3}) {
                        assertEquals(exact.state(i).shellMean(e), f.shellMean(e), allowed + 5 * f.shellMeanError(e));
                    }
                    checkMoments(exact.state(i).moments(), f, MOMENT_ERRORS.get(name));
                }
            })));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> momentEquations() {
        List<DynamicTest> tests = new ArrayList<>();
        VlasovProblem damped = VlasovCases.forcedWell(0.4, new GaussianDensity(0.7, -0.2, 0.8));
        // rates 0.35, 0.575 of the first two harmonics in place of 0.5
        VlasovProblem kernel = new VlasovProblem(
                damped.hamiltonian(),
                Relaxation.constant(0.5).withKernel(new double[] {0.3, -0.15}),
                damped.shaking(),
                0.4,
                damped.initial());
        VlasovProblem stiff = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("0.98*(x - 0.2)^2 - 1"), -20, 20),
                Relaxation.constant(0.6),
                new QuasiPeriodicPotential(
                        new double[] {0.9},
                        List.of(new CosineTerm(new int[] {1}, X, FormulaFunction.of("0.5*x"), Envelope.ONE))),
                0.4,
                new GaussianDensity(0.5, 0.3, 0.7));
        VlasovProblem telegraph = new VlasovProblem(
                damped.hamiltonian(),
                damped.relaxation(),
                new RandomPotential(X, new TelegraphNoise(0.8, 1)),
                0.4,
                damped.initial());
        add(tests, "damped", damped, "ladder", "two-scale", "grid", "particles");
        add(tests, "kernel", kernel, "ladder", "two-scale");
        add(tests, "w = 1.4", stiff, "two-scale", "grid", "particles");
        add(tests, "telegraph", telegraph, "two-scale", "particles");
        return tests;
    }

    private static void add(List<DynamicTest> tests, String problem, VlasovProblem posed, String... solvers) {
        List<Moments> exact = ExactMoments.of(posed, TIMES, Progress.NONE);
        for (String name : solvers) {
            tests.add(DynamicTest.dynamicTest(problem + ", " + name, () -> {
                VlasovTrajectory found = solver(name).solve(posed, TIMES, 1e-5, Progress.NONE);
                for (int i = 0; i < TIMES.length; i++) {
                    checkMoments(exact.get(i), found.state(i), MOMENT_ERRORS.get(name));
                }
                assertTrue(found.report().massError() <= 1e-12, "mass");
            }));
        }
    }

    /** The solver of a name; of particles fewer than it would take by itself. */
    private static Solver<VlasovProblem, VlasovTrajectory> solver(String name) {
        return name.equals("particles")
                ? new ParticleSolver(20_000, 0.2, 1)
                : VlasovSolvers.standard().named(name);
    }

    private static void checkMoments(Moments exact, DensityState found, double allowed) {
        for (ToDoubleFunction<Moments> moment : MOMENTS) {
            assertEquals(
                    moment.applyAsDouble(exact),
                    moment.applyAsDouble(found.moments()),
                    allowed + 5 * moment.applyAsDouble(found.momentErrors()));
        }
    }

    /** The two exact answers meet where both hold, at any frequency of the well, and late. */
    @Test
    void exactMomentsAreThoseOfTheExplicitSolution() {
        VlasovProblem problem = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("1.445*(x - 0.6)^2 + 4"), -20, 20),
                Relaxation.NONE,
                new QuasiPeriodicPotential(
                        new double[] {1.7, 0.3},
                        List.of(CosineTerm.of(X, 0, 1), new CosineTerm(new int[] {1, 1}, X, X, Envelope.ONE))),
                0.01,
                new GaussianDensity(0.7, -0.2, 0.5));
        VlasovTrajectory explicit = new ExplicitSolver().solve(problem, TIMES, 1e-9, Progress.NONE);
        List<Moments> moments = ExactMoments.of(problem, TIMES, Progress.NONE);
        for (int i = 0; i < TIMES.length; i++) {
            checkMoments(moments.get(i), explicit.state(i), 1e-9);
        }
    }

    /** The error of the mean energy falls as the root of the number of particles, over 24 seeds. */
    @Test
    void samplingIsOfOrderOneHalf() {
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.NONE,
                QuasiPeriodicPotential.cosine(X, 0.7),
                0.5,
                new GaussianDensity(0.7, -0.2, 0.8));
        double[] times = {0.3};
        double exact = ExactMoments.of(problem, times, Progress.NONE).get(0).energy();
        double[] square = new double[2];
        for (int seed = 1; seed <= 24; seed++) {
            for (int i = 0; i < 2; i++) {
                double found = new ParticleSolver(i == 0 ? 400 : 6400, 0.25, seed)
                        .solve(problem, times, 1e-2, Progress.NONE)
                        .state(0)
                        .moments()
                        .energy();
                square[i] += (found - exact) * (found - exact);
            }
        }
        assertEquals(0.5, Math.log(square[0] / square[1]) / 2 / Math.log(16), 0.15);
    }

    @Test
    void whereTheMomentsDoNotCloseASentenceSaysSo() {
        VlasovProblem damped = VlasovCases.forcedWell(0.4, new GaussianDensity(0, 0, 1));
        VlasovProblem duffing = VlasovCases.forcedDuffing(0.4, damped.initial());
        refuses("harmonic wells only", duffing);
        refuses(
                "constant relaxation rate only",
                new VlasovProblem(
                        damped.hamiltonian(), Relaxation.formula("1/(1+E)"), damped.shaking(), 0.4, damped.initial()));
        refuses(
                "at most quadratic",
                new VlasovProblem(
                        damped.hamiltonian(),
                        damped.relaxation(),
                        QuasiPeriodicPotential.cosine(FormulaFunction.of("x^3"), 1),
                        0.4,
                        damped.initial()));
    }

    private static void refuses(String why, VlasovProblem problem) {
        RefusalException e = assertThrows(RefusalException.class, () -> ExactMoments.of(problem, TIMES, Progress.NONE));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }
}
