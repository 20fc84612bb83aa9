package io.github.secular.benchmark;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.SolverReport;
import io.github.secular.solver.AutomaticSolver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link SolverBenchmark} along each of ε, N and r and writes a table. What a solver refuses, or would
 * take more than half a minute for, is said instead of a time.
 */
public final class SolverTimes {
    private static final double[] EPSILONS = {0.1, 0.01, 1e-3, 1e-4, 1e-6, 1e-8};
    private static final int[] LEVELS = {2, 3, 5, 10, 20, 50};

    private SolverTimes() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        Path folder = Files.createDirectories(Path.of("target", "benchmark"));
        try (PrintStream csv =
                new PrintStream(folder.resolve("solver-times.csv").toFile(), StandardCharsets.UTF_8)) {
            report(csv, "kind,levels,waves,epsilon,solver,median_ms,estimated_error,route");
            List<String> solvers = arguments.length > 0
                    ? List.of(arguments)
                    : List.of(AutomaticSolver.NAME, "slow-manifold", "period-map", "slow-set", "direct");
            for (BenchmarkCase problem : cases()) {
                for (String solver : solvers) {
                    measure(problem, solver, csv);
                }
            }
        }
    }

    private static Set<BenchmarkCase> cases() {
        List<BenchmarkCase> out = new ArrayList<>();
        for (int waves = 1; waves <= 3; waves++) {
            for (double epsilon : EPSILONS) {
                out.add(new BenchmarkCase(BenchmarkCase.Kind.DAMPED, 3, waves, epsilon));
                if (waves < 3) {
                    out.add(new BenchmarkCase(BenchmarkCase.Kind.DARK, 3, waves, epsilon));
                }
            }
        }
        for (int levels : LEVELS) {
            out.add(new BenchmarkCase(BenchmarkCase.Kind.DAMPED, levels, 1, 0.01));
            if (levels <= 10) {
                out.add(new BenchmarkCase(BenchmarkCase.Kind.DAMPED, levels, 2, 0.01));
            }
        }
        return new LinkedHashSet<>(out);
    }

    private static void measure(BenchmarkCase problem, String solver, PrintStream csv) throws RunnerException {
        String head = String.format(
                Locale.ROOT,
                "%s,%d,%d,%s,%s,",
                problem.kind(),
                problem.levels(),
                problem.waves(),
                problem.epsilon(),
                solver);
        // τ = 1/ε² and N³ tell beforehand what hopeless is
        boolean hopeless = solver.equals("direct") && (problem.epsilon() < 5e-3 || problem.levels() > 10)
                || !solver.equals(AutomaticSolver.NAME) && !solver.equals("slow-manifold") && problem.levels() > 5;
        if (hopeless) {
            report(csv, head + ",,not tried");
            return;
        }
        SolverReport found;
        try {
            found = BlochSolvers.standard()
                    .named(solver)
                    .solve(
                            problem.model(),
                            problem.initial(),
                            problem.times(),
                            SolverBenchmark.TOLERANCE,
                            Progress.NONE)
                    .report();
        } catch (RefusalException e) {
            report(csv, head + ",,refused");
            return;
        }
        Options options = new OptionsBuilder()
                .include(SolverBenchmark.class.getName())
                .param("solver", solver)
                .param("kind", problem.kind().name())
                .param("levels", "" + problem.levels())
                .param("waves", "" + problem.waves())
                .param("epsilon", "" + problem.epsilon())
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            report(
                    csv,
                    String.format(
                            Locale.ROOT,
                            "%s%.3f,%.1e,%s",
                            head,
                            result.getPrimaryResult().getStatistics().getPercentile(50),
                            found.estimatedError(),
                            found.solver()));
        }
    }

    private static void report(PrintStream csv, String line) {
        csv.println(line);
        csv.flush();
        System.out.println(line);
    }
}
