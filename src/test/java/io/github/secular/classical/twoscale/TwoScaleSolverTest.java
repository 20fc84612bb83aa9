package io.github.secular.classical.twoscale;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.DensityState;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.FunctionDensity;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShellKernel;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.grid.GridSolver;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.classical.limit.KernelDiffusion;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/** Case S5, whole, and what the two-scale solver promises. */
@Validation.Against("reference cases S5; moment equations")
class TwoScaleSolverTest {
    private static final JsonNode S5 = VlasovCases.read("S5_vlasov_finite_eps");
    private static final double[] ENERGIES =
            VlasovCases.doubles(S5.get("inputs").get("E"));
    private static final VlasovSolver SOLVER = new TwoScaleSolver();

    @Test
    void harmonicWell() {
        double tolerance = S5.get("tolerance").get("Pi_f_abs").asDouble();
        double pointTolerance = S5.get("tolerance").get("f_abs").asDouble();
        for (String kind : new String[] {"ill", "well"}) {
            double[] centre =
                    VlasovCases.doubles(S5.get("inputs").get("harmonic").get("center0_" + kind));
            Map<Double, VlasovTrajectory> known = new HashMap<>();
            for (JsonNode row : S5.get("outputs").get("harmonic_" + kind)) {
                VlasovTrajectory found = solve(
                        VlasovCases.forcedWell(row.get("eps").asDouble(), new GaussianDensity(centre[0], centre[1], 1)),
                        row,
                        S5.get("outputs").get("harmonic_" + kind),
                        known);
                checkShellMeans(row, found, tolerance);
                double[] value = new double[1];
                for (int i = 0; i < 3; i++) {
                    double[] point =
                            VlasovCases.doubles(S5.get("inputs").get("points").get(i));
                    found.state(0).sample(new double[] {point[0]}, new double[] {point[1]}, value);
                    assertEquals(row.get("f_at_points").get(i).asDouble(), value[0], pointTolerance);
                }
                assertEquals(
                        row.get("moments").get("E").asDouble(),
                        found.state(0).moments().energy(),
                        3e-4);
                assertEquals(
                        row.get("moments").get("x").asDouble(),
                        found.state(0).moments().x(),
                        3e-4);
            }
        }
    }

    @Test
    void duffingWell() {
        double tolerance = S5.get("tolerance").get("duffing_Pi_abs").asDouble();
        double energyTolerance =
                S5.get("tolerance").get("duffing_mean_energy_abs").asDouble();
        for (String kind : new String[] {"well", "ill"}) {
            InitialDensity f0 = VlasovCases.duffingStart(kind.equals("ill") ? 0.3 : 0);
            Map<Double, VlasovTrajectory> known = new HashMap<>();
            for (JsonNode row : S5.get("outputs").get("duffing_" + kind)) {
                VlasovTrajectory found = solve(
                        VlasovCases.forcedDuffing(row.get("eps").asDouble(), f0),
                        row,
                        S5.get("outputs").get("duffing_" + kind),
                        known);
                checkShellMeans(row, found, tolerance);
                assertEquals(
                        row.get("mean_energy").asDouble(),
                        found.state(0).moments().energy(),
                        energyTolerance);
            }
        }
    }

    /** At the times of all rows of one ε, which share a solution; cut to the row's own. */
    private static VlasovTrajectory solve(
            VlasovProblem problem, JsonNode row, JsonNode rows, Map<Double, VlasovTrajectory> known) {
        double[] times = VlasovCases.times(rows, problem.epsilon());
        VlasovTrajectory found =
                known.computeIfAbsent(problem.epsilon(), eps -> SOLVER.solve(problem, times, 1e-4, Progress.NONE));
        assertTrue(
                found.report().massError() <= 1e-12,
                "mass error " + found.report().massError());
        return VlasovCases.at(found, row.get("t").asDouble());
    }

    private static void checkShellMeans(JsonNode row, VlasovTrajectory found, double tolerance) {
        for (int i = 0; i < ENERGIES.length; i++) {
            assertEquals(row.get("Pi_f").get(i).asDouble(), found.state(0).shellMean(ENERGIES[i]), tolerance);
        }
    }

    /** Small ε against the exact ladder, whose cost grows as log(1/ε) only. */
    @Test
    void theErrorDoesNotGrowAsEpsilonFalls() {
        double[] times = {0.5, 1};
        for (double epsilon : new double[] {1e-1, 1e-3, 1e-5}) {
            VlasovProblem problem = VlasovCases.forcedWell(epsilon, new GaussianDensity(0.7, -0.2, 1));
            VlasovTrajectory found = SOLVER.solve(problem, times, 1e-4, Progress.NONE);
            VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
            for (int t = 0; t < times.length; t++) {
                for (double e : ENERGIES) {
                    assertEquals(exact.state(t).shellMean(e), found.state(t).shellMean(e), 2e-5);
                }
            }
        }
    }

    private static VlasovProblem twoFrequencies(Hamiltonian1D well, double epsilon, Envelope envelope) {
        return new VlasovProblem(
                well,
                Relaxation.constant(0.5),
                new QuasiPeriodicPotential(
                        new double[] {1.2, 1.2 * Math.sqrt(2)},
                        List.of(
                                new CosineTerm(
                                        new int[] {1, 0}, FormulaFunction.of("0.5*x"), PhaseFunction.ZERO, envelope),
                                new CosineTerm(
                                        new int[] {0, 1},
                                        FormulaFunction.of("0.2*x"),
                                        FormulaFunction.of("-0.2*x"),
                                        Envelope.ONE))),
                epsilon,
                new GaussianDensity(0.2, 0.1, 0.6));
    }

    /** Two frequencies and an envelope, against the moment equations of doc/classical.md, C7.1, step by step. */
    @Test
    void envelopesAgreeWithTheMomentEquations() {
        Envelope ramp = FormulaEnvelope.of("1 - exp(-4*t)");
        double[] times = {0.1, 0.35, 1};
        for (double epsilon : new double[] {0.1, 0.05}) {
            VlasovProblem problem = twoFrequencies(VlasovCases.harmonic(), epsilon, ramp);
            VlasovTrajectory found = SOLVER.solve(problem, times, 1e-4, Progress.NONE);
            Moments start = Moments.of(problem.initial(), problem.hamiltonian());
            double[] y = {start.x(), start.p(), start.energy()};
            double from = 0;
            for (int t = 0; t < times.length; t++) {
                y = moments(y, from, problem.fastTime(times[t]), epsilon, ramp);
                from = problem.fastTime(times[t]);
                assertEquals(y[2], found.state(t).moments().energy(), 3e-4);
                assertEquals(y[0], found.state(t).moments().x(), 3e-4);
            }
            assertTrue(found.report().massError() <= 1e-12);
            assertEquals(List.of(), found.report().warnings());
        }
    }

    /** <x>, <p>, <E> from one fast time to another. */
    private static double[] moments(double[] start, double from, double to, double epsilon, Envelope ramp) {
        FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 3;
            }

            @Override
            public void computeDerivatives(double tau, double[] y, double[] dy) {
                double second = 1.2 * Math.sqrt(2) * tau;
                double phi = 0.5 * ramp.at(epsilon * epsilon * tau) * Math.cos(1.2 * tau)
                        + 0.2 * Math.cos(second)
                        - 0.2 * Math.sin(second);
                dy[0] = y[1] - 0.5 * y[0];
                dy[1] = -y[0] - epsilon * phi - 0.5 * y[1];
                dy[2] = -epsilon * phi * y[1];
            }
        };
        double[] out = new double[3];
        new DormandPrince853Integrator(1e-6, 1, 1e-11, 1e-11).integrate(equations, from, start, to, out);
        return out;
    }

    /** However the envelope goes, the steps are of order 5. */
    @Test
    void stepsUnderAnEnvelopeAreOfFifthOrder() {
        VlasovProblem problem = twoFrequencies(VlasovCases.harmonic(), 0.05, FormulaEnvelope.of("1 + 0.2*sin(3*t)"));
        double[] times = {2};
        double[] errors = new double[2];
        double[] best = slowEnd(problem, times, 48);
        for (int i = 0; i < 2; i++) {
            double[] y = slowEnd(problem, times, i == 0 ? 4 : 8);
            for (int k = 0; k < y.length; k++) {
                errors[i] = Math.max(errors[i], Math.abs(y[k] - best[k]));
            }
        }
        assertEquals(5, Math.log(errors[0] / errors[1]) / Math.log(2), 0.7);
    }

    /** Shell means at the last time, linear systems solved until there is nothing left to correct. */
    private static double[] slowEnd(VlasovProblem problem, double[] times, int steps) {
        return run(problem, times, 8, new ElementPlan(5, 3, 6, 1, steps, 1, 1, 1e-12))
                .states()
                .get(times.length - 1)
                .nodeValues();
    }

    private static ElementRun run(VlasovProblem problem, double[] times, double top, ElementPlan plan) {
        double[] edges = ElementEdges.of(problem.hamiltonian(), top, 8, 2, 0.3);
        ElementRun run =
                new ElementRun(new ElementModel(problem, edges, plan.order(), plan.highest()), times, plan, 1e-6);
        run.run(Progress.NONE);
        return run;
    }

    @Test
    void manyTimesShareTheSteps() {
        VlasovProblem problem = twoFrequencies(VlasovCases.duffing(), 0.05, Envelope.ONE);
        double[] many =
                IntStream.rangeClosed(0, 300).mapToDouble(i -> i / 300.0).toArray();
        ElementPlan plan = new ElementPlan(5, 3, 6, 1, 8, 1, 1, 1e-8);
        ElementRun found = run(problem, many, 14, plan);
        ElementRun alone = run(problem, new double[] {0.47, 1}, 14, plan);
        assertEquals(alone.work(), found.work());
        for (double e : ENERGIES) {
            double between = found.states().get(141).shellMean(e);
            assertEquals(alone.states().get(0).shellMean(e), between, 1e-7);
            assertEquals(
                    alone.states().get(1).shellMean(e), found.states().get(300).shellMean(e), 1e-8);
        }
    }

    /** What there is to do, counted: it never grows as ε falls. */
    @Test
    void theWorkDoesNotGrowAsEpsilonFalls() {
        double[] times = {0.5, 1};
        double work = Double.POSITIVE_INFINITY;
        for (double epsilon : new double[] {1e-1, 1e-2, 1e-3, 1e-5}) {
            VlasovProblem problem = twoFrequencies(VlasovCases.duffing(), epsilon, Envelope.ONE);
            ElementRun run = run(problem, times, 14, new ElementPlan(5, 3, 6, 1, 8, 1, 1, 1e-7));
            // A product with the slow system is as good as a few of the slopes in fast time.
            double now = run.evaluations() + 10.0 * run.iterations();
            assertTrue(now <= 1.02 * work, epsilon + ": " + now + " after " + work);
            work = now;
        }
    }

    @Test
    void tooMuchMemoryIsRefusedBeforeItIsTaken() {
        VlasovProblem problem = with(
                twoFrequencies(VlasovCases.duffing(), 1e-3, Envelope.ONE),
                Relaxation.constant(0.5).withKernelFormula("exp(-(x-x2)^2)"));
        double[] edges = ElementEdges.of(problem.hamiltonian(), 8, 6, 2, 0.3);
        ElementModel model = new ElementModel(problem, edges, 10, 20);
        PairLayout layout = layout(model, 10, 20, FastModes.of(problem.shaking(), 2));
        RefusalException refusal = assertThrows(RefusalException.class, () -> FastBlock.requireMemory(layout, 1e9));
        assertTrue(refusal.getMessage().contains("MB"), refusal.getMessage());
        FastBlock.requireMemory(layout, 1e10);
    }

    private static PairLayout layout(ElementModel model, int order, int angles, FastModes modes) {
        List<int[]> pairs = new ArrayList<>();
        for (int j = 0; j < modes.size(); j++) {
            for (int k = -angles; k <= angles; k++) {
                pairs.add(new int[] {k, j});
            }
        }
        return new PairLayout(new ElementBasis(model.mesh(), order), pairs, modes.size(), model.reach(angles), false);
    }

    /** γ falls to 0 at the bottom: right numbers; it vanishes on a range: one sentence. */
    @Test
    void relaxationMayVanishAtTheBottomButNotOnARange() {
        VlasovProblem like = VlasovCases.forcedWell(0.2, new GaussianDensity(0, 0, 1));
        VlasovProblem thin = new VlasovProblem(
                like.hamiltonian(), Relaxation.formula("0.5*E"), like.shaking(), like.epsilon(), like.initial());
        double[] times = {1};
        VlasovTrajectory found = SOLVER.solve(thin, times, 1e-3, Progress.NONE);
        VlasovTrajectory grid = new GridSolver().solve(thin, times, 1e-3, Progress.NONE);
        for (double e : ENERGIES) {
            assertEquals(grid.state(0).shellMean(e), found.state(0).shellMean(e), 3e-4);
        }
        VlasovProblem none = new VlasovProblem(
                like.hamiltonian(),
                Relaxation.formula("max(0,1-E)"),
                like.shaking(),
                1e-3,
                new GaussianDensity(0.7, -0.2, 1));
        RefusalException refusal =
                assertThrows(RefusalException.class, () -> SOLVER.solve(none, times, 1e-3, Progress.NONE));
        assertTrue(refusal.getMessage().contains("gamma"), refusal.getMessage());
    }

    /** cos(θ − θ') of the harmonic well as any function of two points, against the rates γ (1 − b_k). */
    @Test
    void aGeneralKernelAgreesWithItsAngleDifferences() {
        double[] times = {0.05, 0.5};
        VlasovProblem like = VlasovCases.forcedWell(0.1, new GaussianDensity(0.7, -0.2, 1));
        VlasovProblem[] problems = {
            with(like, Relaxation.constant(0.5).withKernel(0.3)),
            with(
                    like,
                    Relaxation.constant(0.5)
                            .withKernel((x, p, u, q) ->
                                    1 + 0.6 * (x * u + p * q) / Math.sqrt((x * x + p * p) * (u * u + q * q))))
        };
        ElementPlan plan = new ElementPlan(5, 4, 6, 2, 8, 1, 1, 1e-9);
        ElementRun rates = run(problems[0], times, 14, plan);
        ElementRun same = run(problems[1], times, 14, plan);
        VlasovTrajectory fine = SOLVER.solve(problems[0], times, 1e-5, Progress.NONE);
        VlasovTrajectory kernel = SOLVER.solve(problems[1], times, 1e-3, Progress.NONE);
        assertTrue(kernel.report().massError() <= 1e-12);
        for (int t = 0; t < 2; t++) {
            for (double e : ENERGIES) {
                assertEquals(
                        rates.states().get(t).shellMean(e), same.states().get(t).shellMean(e), 1e-7);
                assertEquals(fine.state(t).shellMean(e), kernel.state(t).shellMean(e), 1e-4);
            }
        }
    }

    private static VlasovProblem with(VlasovProblem like, Relaxation relaxation) {
        return new VlasovProblem(like.hamiltonian(), relaxation, like.shaking(), like.epsilon(), like.initial());
    }

    /**
     * d⟨E⟩/dt = −∫ h0 d ∂_E F dE, d from the cell problem on points of the shell, with one well and with two.
     */
    @Test
    void kernelsHeatAsTheirDiffusionCoefficient() {
        ShellKernel near =
                (x, p, u, q) -> 0.4 + Math.exp(-(x - u) * (x - u) / 2) * (1 + 0.3 * x * u * Math.exp(-x * x - u * u));
        for (String well : new String[] {"x^2/2 + x^4/8", "(x^2-1)^2/4"}) {
            double[] whole = heating(well, null);
            double[] part = heating(well, near);
            assertEquals(part[1] / whole[1], part[0] / whole[0], 5e-3);
            // So that there is something to see.
            assertTrue(Math.abs(part[1] / whole[1] - 1) > 0.03);
            assertEquals(part[1], part[0], 0.01 * part[1]);
        }
    }

    /** d⟨E⟩/dt of the solution, and from d. @param kernel null for full relaxation */
    private static double[] heating(String well, ShellKernel kernel) {
        Hamiltonian1D h = new Hamiltonian1D(FormulaPotential.of(well), -10, 10);
        Relaxation plain = Relaxation.constant(0.6);
        Relaxation relaxation = kernel == null ? plain : plain.withKernel(kernel);
        QuasiPeriodicPotential v = QuasiPeriodicPotential.cosine(FormulaFunction.of("x + x^2/4"), 0.9);
        VlasovProblem problem = new VlasovProblem(h, relaxation, v, 1e-3, new GaussianDensity(0.3, 0, 0.3), 8);
        double[] times = {0.2, 0.3, 0.4};
        VlasovTrajectory found = SOLVER.solve(problem, times, 1e-3, Progress.NONE);
        assertTrue(found.report().massError() <= 1e-12, "" + found.report());
        KernelDiffusion diffusion = new KernelDiffusion(v, plain, kernel == null ? (x, p, u, q) -> 1 : kernel);
        double sum = 0;
        int n = 80;
        for (int i = 0; i < n; i++) {
            double s = (i + 0.5) / n;
            double e = h.lowestEnergy() + 8 * s * s;
            EnergyShell shell = h.shell(e);
            DensityState f = found.state(1);
            double slope = (f.shellMean(e * (1 + 1e-4)) - f.shellMean(e * (1 - 1e-4))) / (2e-4 * e);
            double period = shell.orbits().stream()
                    .mapToDouble(o -> 2 * Math.PI / o.frequency())
                    .sum();
            sum -= period * diffusion.at(0, shell) * slope * 8 * 2 * s / n;
        }
        double gained =
                found.state(2).moments().energy() - found.state(0).moments().energy();
        return new double[] {gained / 0.2, sum};
    }

    /**
     * Over the barrier, where orbits last for ever, against the diffusion equation: at small ε of second order, and
     * with the mesh that the solver takes as good as it says.
     */
    @Test
    void twoWellsHeatAsTheEnergyDiffusion() {
        Hamiltonian1D h = new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -10, 10);
        QuasiPeriodicPotential v = QuasiPeriodicPotential.cosine(FormulaFunction.of("x + x^2/4"), 0.9);
        double[] times = {0, 1};
        VlasovProblem problem =
                new VlasovProblem(h, Relaxation.constant(0.6), v, 1e-3, new GaussianDensity(1, 0, 0.02));
        EnergyDistribution limit = new EnergyLimit(problem).solve(times, 1e-4, Progress.NONE);
        double gain = limit.meanEnergy()[1] - limit.meanEnergy()[0];
        VlasovTrajectory found = SOLVER.solve(problem, times, 1e-3, Progress.NONE);
        assertTrue(found.report().massError() <= 1e-12);
        double start = found.state(0).moments().energy();
        assertEquals(gain, found.state(1).moments().energy() - start, 1.5e-3 * gain);
        double peak = limit.at(1, 0.05);
        for (double e : new double[] {0.05, 0.2, 0.249, 0.251, 0.3, 0.5, 1}) {
            assertEquals(limit.at(1, e), found.state(1).shellMean(e), 3e-3 * peak);
        }
    }

    /** Across the separatrix, too, where angle harmonics limit what elements can do. */
    @Test
    void theErrorAcrossASeparatrixFallsWithTheHarmonics() {
        Hamiltonian1D h = new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -10, 10);
        VlasovProblem problem = new VlasovProblem(
                h,
                Relaxation.constant(0.6),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x + x^2/4"), 0.9),
                1e-5,
                new FunctionDensity(
                        FormulaFunction.of("exp(-(p^2/2+(x^2-1)^2/4)/0.3)"), new PhaseRange(-3.2, 3.2, -5, 5), 1));
        double[] times = {1};
        double limit =
                new EnergyLimit(problem).solve(times, 1e-6, Progress.NONE).meanEnergy()[0];
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            int angles = i == 0 ? 4 : 8;
            ElementRun run = run(problem, times, 8, new ElementPlan(4, angles, 8, 1, 12, 1, 1, 1e-8));
            errors[i] = Math.abs(run.states().get(0).moments().energy() - limit);
        }
        String what = Arrays.toString(errors);
        assertTrue(errors[1] < errors[0] / 4, what);
    }

    /** B = 1 is full relaxation, with one well, with two, and with unequal ones: in fast time and in slow. */
    @Test
    void aKernelOfOneIsFullRelaxation() {
        for (String well : new String[] {"x^2/2 + x^4/4", "(x^2-1)^2/4", "x^4/4 - x^2/2 + 0.1*x"}) {
            for (double epsilon : new double[] {0.3, 1e-3}) {
                ElementRun[] runs = new ElementRun[2];
                for (int i = 0; i < 2; i++) {
                    Relaxation plain = Relaxation.formula("0.4 + 0.2*E^2/(1+E^2)");
                    VlasovProblem problem = new VlasovProblem(
                            new Hamiltonian1D(FormulaPotential.of(well), -10, 10),
                            i == 0 ? plain : plain.withKernel((x, p, u, q) -> 1),
                            QuasiPeriodicPotential.cosine(FormulaFunction.of("x + x^2/4 + 0.1*p"), 0.9),
                            epsilon,
                            new GaussianDensity(0.3, 0.2, 0.3));
                    runs[i] = run(problem, new double[] {0.4}, 6, new ElementPlan(4, 4, 4, 1, 4, 1, 1, 1e-10));
                }
                ElementState rates = runs[0].states().get(0);
                ElementState kernel = runs[1].states().get(0);
                String what = well + ", " + epsilon;
                assertEquals(runs[1].first().mass(), kernel.mass(), 1e-12, what);
                for (double e = 0.01; e < 5; e += 0.1) {
                    assertEquals(rates.shellMean(e), kernel.shellMean(e), 1e-8, what);
                }
                assertEquals(rates.moments().x(), kernel.moments().x(), 1e-8, what);
            }
        }
    }

    @Test
    void averagesOverNoiseAgreeWithTheLadder() {
        GaussianDensity f0 = new GaussianDensity(0.3, 0.2, 0.8);
        double[] times = {0.05, 0.6};
        for (int n = 0; n < 2; n++) {
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.constant(0.6),
                    new RandomPotential(
                            FormulaFunction.of("x"),
                            n == 0 ? new TelegraphNoise(0.7) : new OrnsteinUhlenbeckNoise(0.7)),
                    0.1,
                    f0);
            VlasovTrajectory found = SOLVER.solve(problem, times, 1e-4, Progress.NONE);
            VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
            for (int t = 0; t < times.length; t++) {
                for (double e : ENERGIES) {
                    assertEquals(exact.state(t).shellMean(e), found.state(t).shellMean(e), 2e-4);
                }
            }
            assertTrue(found.report().massError() <= 1e-12);
        }
    }

    /**
     * Two wells, filled on one side: the shell mean sees both at once, and mass crosses the separatrix. Between fast and
     * slow, where harmonics at it are strongly coupled: near the limit still, and sure of it.
     */
    @Test
    void nearASeparatrixAtModerateEpsilon() {
        VlasovProblem problem = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -10, 10),
                Relaxation.constant(0.5),
                new RandomPotential(FormulaFunction.of("x"), new TelegraphNoise(0.8)),
                0.02,
                new GaussianDensity(-1, 0, 0.04));
        double[] times = {0.05, 1};
        VlasovTrajectory found = SOLVER.solve(problem, times, 1e-3, Progress.NONE);
        assertTrue(found.report().estimatedError() <= 1e-3, "" + found.report());
        assertEquals(List.of(), found.report().warnings());
        assertTrue(found.report().massError() <= 1e-12);
        // The relaxation joins the wells at once.
        assertEquals(0, found.state(0).moments().x(), 1e-3);
        assertTrue(found.state(1).moments().energy() > found.state(0).moments().energy());
        assertTrue(found.state(1).shellMean(0.5) > 5 * found.state(0).shellMean(0.5));
        EnergyDistribution limit = new EnergyLimit(problem).solve(times, 1e-4, Progress.NONE);
        assertEquals(limit.meanEnergy()[1], found.state(1).moments().energy(), 1.5e-3);
        for (double e : new double[] {0.05, 0.1, 0.2, 0.3, 0.5, 1}) {
            assertEquals(limit.at(1, e), found.state(1).shellMean(e), 3e-3 * limit.at(1, 0.02));
        }
    }

    @Test
    void withoutRelaxationItDeclines() {
        VlasovProblem damped = VlasovCases.forcedWell(0.1, new GaussianDensity(0, 0, 1));
        VlasovProblem problem = new VlasovProblem(
                damped.hamiltonian(), Relaxation.NONE, damped.shaking(), damped.epsilon(), damped.initial());
        assertThrows(RefusalException.class, () -> SOLVER.solve(problem, new double[] {1}, 1e-4, Progress.NONE));
    }
}
