package io.github.secular.classical.twoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the mixed elements promise: skewness, mass, order, work, and an estimate that covers the error. */
class ElementRunTest {
    private static final String[] WELLS = {"x^2/2", "x^2/2 + x^4/4", "(x^2-1)^2/4", "x^4/4 - x^2/2 + 0.1*x"};

    private static ElementModel model(VlasovProblem problem, double top, int elements, int order, int angles) {
        return new ElementModel(problem, ElementEdges.of(problem.hamiltonian(), top, elements, 2, 0.3), order, angles);
    }

    private static ElementRun run(ElementModel model, double[] times, ElementPlan plan) {
        ElementRun run = new ElementRun(model, times, plan, 1e-8);
        run.run(Progress.NONE);
        return run;
    }

    /** A well under a drive that is neither even nor odd in x and p. */
    private static VlasovProblem crooked(String well) {
        return new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of(well), -10, 10),
                Relaxation.constant(0.5),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x + 0.3*x^2 + 0.2*p + 0.1*x*p"), 0.9),
                0.1,
                new GaussianDensity(0.2, 0, 0.3));
    }

    /** ⟨u, Bv⟩ = −⟨Bu, v⟩ to rounding, over separatrices too, for a drive that is neither even nor odd in x and p. */
    @Test
    void theDriveIsSkew() {
        for (String well : WELLS) {
            VlasovProblem problem = crooked(well);
            ElementModel model = model(problem, 4, 5, 4, 4);
            FastModes modes = FastModes.of(problem.shaking(), 1);
            List<int[]> pairs = new ArrayList<>();
            for (int j = 0; j < modes.size(); j++) {
                for (int k = -4; k <= 4; k++) {
                    pairs.add(new int[] {k, j});
                }
            }
            PairLayout layout =
                    new PairLayout(new ElementBasis(model.mesh(), 4), pairs, modes.size(), model.reach(4), false);
            DriveOperator drive = new DriveOperator(layout, model.shapes(), ModeMixing.of(modes, model.shapes()));
            SplittableRandom random = new SplittableRandom(7);
            double[] u = random.doubles(2L * layout.size(), -1, 1).toArray();
            double[] v = random.doubles(2L * layout.size(), -1, 1).toArray();
            double[] bu = new double[u.length];
            double[] bv = new double[u.length];
            drive.apply(u, bu);
            drive.apply(v, bv);
            double re = 0;
            double im = 0;
            double scale = 0;
            for (int k = 0; k < u.length; k += 2) {
                re += u[k] * bv[k] + u[k + 1] * bv[k + 1] + bu[k] * v[k] + bu[k + 1] * v[k + 1];
                im += u[k] * bv[k + 1] - u[k + 1] * bv[k] + bu[k] * v[k + 1] - bu[k + 1] * v[k];
                scale += Math.abs(u[k] * bv[k]) + Math.abs(u[k + 1] * bv[k + 1]);
            }
            assertTrue(scale > 1, well);
            assertEquals(0, re / scale, 1e-13, well);
            assertEquals(0, im / scale, 1e-13, well);
        }
    }

    /** As a matrix the drive is what it is applied, of complex unknowns and of those whose mirror images are left out. */
    @Test
    void theDriveIsItsMatrix() {
        for (String well : WELLS) {
            for (boolean real : new boolean[] {false, true}) {
                VlasovProblem problem = crooked(well);
                ElementModel model = model(problem, 4, 3, 3, 3);
                List<int[]> pairs = new ArrayList<>();
                for (int k = real ? 0 : -3; k <= 3; k++) {
                    pairs.add(new int[] {k, 0});
                }
                ElementBasis basis = new ElementBasis(model.mesh(), 3);
                PairLayout layout = new PairLayout(basis, pairs, 1, model.reach(3), real);
                ModeMixing mixing = ModeMixing.single();
                mixing.scale(new double[] {0.7});
                DriveOperator drive = new DriveOperator(layout, model.shapes(), new ModeMixing[] {mixing});
                double[] y = new SplittableRandom(11)
                        .doubles(2L * layout.size(), -1, 1)
                        .toArray();
                double[] right = new double[y.length];
                drive.apply(y, right);
                double[] found = new double[y.length];
                Arrays.fill(found, 1);
                drive.matrix().addProduct(-2, y, found);
                double largest = Arrays.stream(right).map(Math::abs).max().orElseThrow();
                assertTrue(largest > 0.1, well);
                for (int i = 0; i < y.length; i++) {
                    assertEquals(-2 * right[i], found[i] - 1, 1e-13 * (1 + largest), well + " " + i);
                }
            }
        }
    }

    /** Resolved in fast time against the exact ladder: every order takes off more than a power of the elements' width. */
    @Test
    void theErrorFallsAsTheOrderRises() {
        double[] times = {1};
        VlasovProblem problem = VlasovCases.forcedWell(0.4, new GaussianDensity(0.5, 0, 0.6));
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-10, Progress.NONE);
        double before = Double.NaN;
        for (int order : new int[] {3, 5, 7}) {
            ElementModel model = model(problem, 24, 8, order, 12);
            ElementState found = run(model, times, new ElementPlan(order, 3, 12, 2, 8, 1, 1, 1e-11))
                    .states()
                    .get(0);
            double error = 0;
            for (double e = 0.01; e < 6; e += 0.07) {
                error = Math.max(
                        error, Math.abs(found.shellMean(e) - exact.state(0).shellMean(e)));
            }
            assertEquals(1, found.mass(), 1e-12);
            assertTrue(!(error > before / 8), order + ": " + error + " after " + before);
            before = error;
        }
        assertTrue(before < 1e-6, "error " + before);
    }

    /** Of order p and more in the width of the elements. */
    @Test
    void theErrorFallsAsElementsShrink() {
        VlasovProblem problem = VlasovCases.forcedWell(0.2, new GaussianDensity(0.7, -0.2, 1));
        double[] times = {2};
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-10, Progress.NONE);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            ElementState found = run(
                            model(problem, 30, i == 0 ? 6 : 12, 3, 12),
                            times,
                            new ElementPlan(3, 3, 12, 2, 8, 1, 1, 1e-11))
                    .states()
                    .get(0);
            for (double e = 0.05; e < 6; e += 0.05) {
                errors[i] = Math.max(
                        errors[i], Math.abs(found.shellMean(e) - exact.state(0).shellMean(e)));
            }
        }
        assertTrue(Math.log(errors[0] / errors[1]) / Math.log(2) > 2.75, Arrays.toString(errors));
    }

    /** What there is to do, counted, is the same at any small ε. */
    @Test
    void theWorkDoesNotGrowAsEpsilonFalls() {
        double[] times = {0.5, 1};
        long[] evaluations = new long[3];
        int[] iterations = new int[3];
        double[] epsilons = {1e-2, 1e-4, 1e-6};
        for (int i = 0; i < 3; i++) {
            VlasovProblem problem = VlasovCases.forcedDuffing(epsilons[i], VlasovCases.duffingStart(0.3));
            ElementRun run = run(model(problem, 14, 8, 5, 6), times, new ElementPlan(5, 3, 6, 1, 8, 1, 1, 1e-8));
            assertEquals(1, run.states().get(1).mass(), 1e-12);
            evaluations[i] = run.evaluations();
            iterations[i] = run.iterations();
        }
        assertTrue(evaluations[2] <= 1.3 * evaluations[0], Arrays.toString(evaluations));
        assertTrue(iterations[2] <= iterations[0] && iterations[2] > 0, Arrays.toString(iterations));
    }

    /** Whether a finer run may follow is told by this count, the same whenever and wherever it is made. */
    @Test
    void theWorkIsCounted() {
        double[] times = {0.5, 1};
        for (double epsilon : new double[] {0.3, 1e-3}) {
            VlasovProblem problem = VlasovCases.forcedDuffing(epsilon, VlasovCases.duffingStart(0.3));
            double[] work = new double[3];
            for (int i = 0; i < 3; i++) {
                ElementPlan plan = new ElementPlan(5, 3, 6, 1, 8, 1, 1, 1e-6);
                ElementRun run = run(model(problem, 14, 8, 6, 9), times, i < 2 ? plan : plan.finer(false));
                work[i] = run.multiplications();
                assertTrue(TwoScaleSolver.isBearable(run), Arrays.toString(work));
            }
            assertEquals(work[0], work[1]);
            assertTrue(work[0] > 1e6 && work[2] > 2 * work[0] && work[2] < 12 * work[0], Arrays.toString(work));
        }
    }

    /** Random drives and starts of the harmonic well against the exact ladder, at all ε. */
    @Test
    void theEstimateCoversTheError() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 10; i++) {
            double epsilon = Math.pow(10, -0.4 - 0.45 * i);
            double strength = 0.3 + random.nextDouble();
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.constant(0.3 + 0.5 * random.nextDouble()),
                    QuasiPeriodicPotential.cosine(FormulaFunction.of(strength + "*x"), 0.4 + 1.2 * random.nextDouble()),
                    epsilon,
                    new GaussianDensity(random.nextDouble(), 0.5 * random.nextDouble(), 0.5 + random.nextDouble()));
            double[] times = {0.2 + 0.3 * random.nextDouble(), 0.8};
            double tolerance = i % 2 == 0 ? 1e-4 : 1e-5;
            VlasovTrajectory found = new TwoScaleSolver().solve(problem, times, tolerance, Progress.NONE);
            VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-10, Progress.NONE);
            double error = 0;
            double peak = 0;
            for (int t = 0; t < times.length; t++) {
                for (double e = 0.02; e < 8; e += 0.1) {
                    peak = Math.max(peak, exact.state(t).shellMean(e));
                    error = Math.max(
                            error,
                            Math.abs(
                                    exact.state(t).shellMean(e) - found.state(t).shellMean(e)));
                }
            }
            double estimate = found.report().estimatedError();
            String what = i + ": error " + error / peak + ", estimate " + estimate;
            assertTrue(error / peak <= 3 * estimate + 1e-12, what);
            assertTrue(error / peak <= tolerance && estimate <= tolerance, what);
            assertTrue(found.report().massError() <= 1e-12, what);
        }
    }
}
