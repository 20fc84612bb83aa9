package io.github.secular.classical.twoscale;

import com.sun.management.OperatingSystemMXBean;
import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.solver.Solver;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The two-scale solver: true error, estimated error and processor seconds, the second of two runs. The truth is the exact
 * ladder in harmonic wells, and a run of order 9 with 14 angle harmonics elsewhere. Arguments: tolerances (default 1e-4).
 */
public final class TwoScaleBenchmark {
    private static final double[] TIMES = {0.3, 1};

    private TwoScaleBenchmark() {}

    public static void main(String[] arguments) {
        String[] tolerances = arguments.length == 0 ? new String[] {"1e-4"} : arguments;
        System.out.println("| model | tolerance | error / estimate / s |");
        System.out.println("|---|---|---|");
        for (String text : tolerances) {
            double tolerance = Double.parseDouble(text);
            for (Map.Entry<String, VlasovProblem> model : models().entrySet()) {
                VlasovTrajectory exact = truth(model.getValue());
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s |%n",
                        model.getKey(),
                        text,
                        measured(new TwoScaleSolver(), model.getValue(), tolerance, exact));
            }
        }
    }

    private static Map<String, VlasovProblem> models() {
        Map<String, VlasovProblem> out = new LinkedHashMap<>();
        for (double epsilon : new double[] {0.3, 0.1, 0.05, 1e-3}) {
            out.put(
                    "harmonic, cosine, eps " + epsilon,
                    VlasovCases.forcedWell(epsilon, new GaussianDensity(0.5, 0, 0.6)));
            out.put("Duffing, two frequencies, envelope, eps " + epsilon, duffing(epsilon, Relaxation.constant(0.5)));
            out.put(
                    "harmonic, telegraph, eps " + epsilon,
                    new VlasovProblem(
                            VlasovCases.harmonic(),
                            Relaxation.constant(0.6),
                            new RandomPotential(FormulaFunction.of("x"), new TelegraphNoise(0.7)),
                            epsilon,
                            new GaussianDensity(0.3, 0.2, 0.8)));
        }
        out.put("Duffing, gamma(E), eps 0.05", duffing(0.05, Relaxation.formula("0.3 + 0.4*E/(1+E)")));
        out.put(
                "Duffing, angle kernel, eps 0.05",
                duffing(0.05, Relaxation.constant(0.5).withKernel(0.4)));
        return out;
    }

    private static VlasovProblem duffing(double epsilon, Relaxation relaxation) {
        ShakingPotential drive = new QuasiPeriodicPotential(
                new double[] {1.2, 1.2 * Math.sqrt(2)},
                List.of(
                        CosineTerm.of(FormulaFunction.of("0.5*x"), 1, 0),
                        new CosineTerm(
                                new int[] {0, 1},
                                FormulaFunction.of("0.2*x"),
                                FormulaFunction.of("-0.2*x"),
                                new FormulaEnvelope(new Formula("1-exp(-4*t)", "t"), 1))));
        return new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("x^2/2 + x^4/4"), -20, 20),
                relaxation,
                drive,
                epsilon,
                VlasovCases.duffingStart(0));
    }

    private static VlasovTrajectory truth(VlasovProblem problem) {
        if (problem.hamiltonian().potential().curvature(1)
                == problem.hamiltonian().potential().curvature(0)) {
            return new LadderSolver().solve(problem, TIMES, 1e-10, Progress.NONE);
        }
        ElementModel model = new ElementModel(problem, ElementEdges.of(problem.hamiltonian(), 22, 10, 0, 1), 9, 14);
        ElementRun run = new ElementRun(model, TIMES, new ElementPlan(9, 5, 14, 3, 16, 1, 1.5, 1e-10), 1e-8);
        run.run(Progress.NONE);
        return new VlasovTrajectory(TIMES, List.copyOf(run.states()), null);
    }

    private static String measured(
            Solver<VlasovProblem, VlasovTrajectory> solver,
            VlasovProblem problem,
            double tolerance,
            VlasovTrajectory exact) {
        VlasovTrajectory found = null;
        double seconds = 0;
        for (int round = 0; round < 2; round++) {
            double from = processor();
            try {
                found = solver.solve(problem, TIMES, tolerance, Progress.NONE);
            } catch (RefusalException e) {
                return "refused";
            }
            seconds = processor() - from;
        }
        double error = 0;
        double peak = 0;
        for (int t = 0; t < TIMES.length; t++) {
            for (double e = 0.02; e < 6; e += 0.1) {
                peak = Math.max(peak, exact.state(t).shellMean(e));
                error = Math.max(
                        error,
                        Math.abs(exact.state(t).shellMean(e) - found.state(t).shellMean(e)));
            }
        }
        return String.format(
                Locale.ROOT, "%.1e / %.1e / %.2f", error / peak, found.report().estimatedError(), seconds);
    }

    private static double processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-9;
    }
}
