package io.github.secular.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.benchmark.QutipPeer.Best;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.DirectBlochSolver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        Path folder = Files.createDirectories(Path.of("target", "benchmark").toAbsolutePath());
        String python = arguments.length > 0 ? arguments[0] : "python3";
        try (QutipPeer qutip = new QutipPeer(python, SCRIPT, folder);
                PrintStream csv =
                        new PrintStream(folder.resolve("against-qutip.csv").toFile(), StandardCharsets.UTF_8)) {
            report(csv, "case,method,solver,ms,error,estimate,qutip_options,qutip_ms,qutip_error,ratio");
            for (BenchmarkCase problem : CASES) {
                Path file = folder.resolve(problem.name() + ".json");
                JSON.writeValue(file.toFile(), problem.export());
                for (String method : problem.waves() == 1 ? List.of("mesolve", "propagator") : List.of("mesolve")) {
                    report(csv, problem.name() + "," + method + "," + compare(problem, file, method, qutip));
                }
            }
        }
    }

    private static String compare(BenchmarkCase problem, Path file, String method, QutipPeer qutip) throws IOException {
        double[][] reference = QutipPeer.states(new DirectBlochSolver()
                .solve(problem.model(), problem.initial(), problem.times(), 1e-13, Progress.NONE));
        automatic(problem, reference, 200);
        Best ours = Best.none("refused");
        Best theirs = Best.none("none keeps the accuracy");
        for (int round = 0; round < ROUNDS; round++) {
            ours = ours.quicker(automatic(problem, reference, 20));
            theirs = theirs.quicker(qutip.solve(method + "\t" + file, reference, ACCURACY));
        }
        return ours.against(theirs, ',');
    }

    private static Best automatic(BenchmarkCase problem, double[][] reference, int rounds) {
        return QutipPeer.automatic(problem.model(), problem.initial(), problem.times(), ACCURACY, reference, rounds);
    }

    private static void report(PrintStream csv, String line) {
        csv.println(line);
        System.out.println(line);
    }
}
