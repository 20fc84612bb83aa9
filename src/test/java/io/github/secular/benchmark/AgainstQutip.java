package io.github.secular.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.AutomaticSolver;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The automatic solver against QuTiP on the same problems, from one run: each round times both, one after
 * the other, and the best round of each counts. QuTiP solves with a ladder of tolerances; the quickest that
 * keeps the accuracy counts. Errors are against a direct integration at a tolerance of 1e-13, a method that
 * shares nothing with the solver under test. Arguments: the Python with QuTiP (default python3).
 */
public final class AgainstQutip {
    private static final double ACCURACY = 1e-6;
    private static final int ROUNDS = 2;
    private static final String SCRIPT = "src/test/python/qutip_peer.py";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<BenchmarkCase> CASES = List.of(
            new BenchmarkCase(BenchmarkCase.Kind.DAMPED, 3, 1, 0.01),
            new BenchmarkCase(BenchmarkCase.Kind.DAMPED, 3, 1, 0.1),
            new BenchmarkCase(BenchmarkCase.Kind.DARK, 3, 1, 0.01),
            new BenchmarkCase(BenchmarkCase.Kind.DAMPED, 3, 2, 0.01),
            new BenchmarkCase(BenchmarkCase.Kind.DARK, 3, 2, 0.01));

    private AgainstQutip() {}

    public static void main(String[] arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                arguments.length > 0 ? arguments[0] : "python3",
                Path.of(SCRIPT).toAbsolutePath().toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        // a kernel forced upon OpenBLAS would slow the other side
        builder.environment().remove("OPENBLAS_CORETYPE");
        builder.environment().remove("OPENBLAS_L2_SIZE");
        Path folder = Files.createDirectories(Path.of("target", "benchmark").toAbsolutePath());
        // QuTiP leaves compiled coefficients where it runs
        builder.directory(folder.toFile());
        Process python = builder.start();
        try (BufferedReader in = python.inputReader(StandardCharsets.UTF_8);
                BufferedWriter out = python.outputWriter(StandardCharsets.UTF_8);
                PrintStream csv =
                        new PrintStream(folder.resolve("against-qutip.csv").toFile(), StandardCharsets.UTF_8)) {
            report(csv, "case,solver,ms,error,qutip,qutip_options,qutip_ms,qutip_error,ratio");
            for (BenchmarkCase problem : CASES) {
                Path file = folder.resolve(problem.name() + ".json");
                JSON.writeValue(file.toFile(), problem.export());
                for (String method : problem.waves() == 1 ? List.of("mesolve", "propagator") : List.of("mesolve")) {
                    compare(problem, file, method, in, out, csv);
                }
            }
        } finally {
            python.destroy();
        }
    }

    private static void compare(
            BenchmarkCase problem, Path file, String method, BufferedReader in, BufferedWriter out, PrintStream csv)
            throws IOException {
        double[][] reference = states(new DirectBlochSolver()
                .solve(problem.model(), problem.initial(), problem.times(), 1e-13, Progress.NONE));
        BlochSolver solver = BlochSolvers.standard().named(AutomaticSolver.NAME);
        for (int i = 0; i < 200; i++) {
            solver.solve(problem.model(), problem.initial(), problem.times(), ACCURACY, Progress.NONE);
        }
        double ours = Double.POSITIVE_INFINITY;
        double theirs = Double.POSITIVE_INFINITY;
        double ourError = 0;
        double theirError = Double.NaN;
        String route = "";
        String options = "none keeps the accuracy";
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                Trajectory rho =
                        solver.solve(problem.model(), problem.initial(), problem.times(), ACCURACY, Progress.NONE);
                ours = Math.min(ours, (System.nanoTime() - start) * 1e-6);
                ourError = distance(states(rho), reference);
                route = rho.report().solver();
            }
            out.write(method + "\t" + file + "\n");
            out.flush();
            for (JsonNode run : JSON.readTree(in.readLine())) {
                double error = distance(JSON.convertValue(run.get("states"), double[][].class), reference);
                double time = run.get("ms").asDouble();
                if (error <= ACCURACY && time < theirs) {
                    theirs = time;
                    theirError = error;
                    options = run.get("options").asText();
                }
            }
        }
        report(
                csv,
                String.format(
                        Locale.ROOT,
                        "%s,%s,%.3f,%.1e,%s,%s,%.1f,%.1e,%.0f",
                        problem.name(),
                        route,
                        ours,
                        ourError,
                        method,
                        options,
                        theirs,
                        theirError,
                        theirs / ours));
    }

    private static void report(PrintStream csv, String line) {
        csv.println(line);
        System.out.println(line);
    }

    private static double[][] states(Trajectory rho) {
        double[][] out = new double[rho.length()][];
        for (int i = 0; i < out.length; i++) {
            out[i] = rho.rho(i).toArray();
        }
        return out;
    }

    private static double distance(double[][] a, double[][] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                worst = Math.max(worst, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return worst;
    }
}
