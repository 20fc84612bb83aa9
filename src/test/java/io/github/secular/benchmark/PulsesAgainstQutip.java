package io.github.secular.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Trajectory;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
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
 * The automatic solver against QuTiP on pulses, at a tolerance of 1e-6 on both sides and against the right values of
 * src/test/python/qutip_pulses.py, which also says what QuTiP is told. The quickest of QuTiP's settings that keeps the accuracy
 * counts. Arguments: the Python with QuTiP (default python3), how often ours is run (default 50).
 */
public final class PulsesAgainstQutip {
    private static final double ACCURACY = 1e-6;
    private static final String SCRIPT = "src/test/python/qutip_pulses.py";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PulsesAgainstQutip() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        Path folder = Files.createDirectories(Path.of("target", "benchmark").toAbsolutePath());
        Path file = folder.resolve("pulses.json");
        ProcessBuilder builder = new ProcessBuilder(
                arguments.length > 0 ? arguments[0] : "python3",
                Path.of(SCRIPT).toAbsolutePath().toString(),
                file.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        // QuTiP leaves compiled coefficients where it runs
        builder.directory(folder.toFile());
        Process python = builder.start();
        try (BufferedReader in = python.inputReader(StandardCharsets.UTF_8);
                BufferedWriter out = python.outputWriter(StandardCharsets.UTF_8);
                PrintStream csv = new PrintStream(
                        folder.resolve("pulses-against-qutip.csv").toFile(), StandardCharsets.UTF_8)) {
            if (!"ready".equals(answer(in))) {
                throw new IOException(SCRIPT + " did not start");
            }
            report(csv, "model;solver;ms;error;estimate;qutip;qutip_ms;qutip_error;ratio");
            for (RandomModel model : RandomModel.read(file)) {
                compare(model, rounds, in, out, csv);
            }
        } finally {
            python.destroy();
        }
    }

    private static void compare(RandomModel model, int rounds, BufferedReader in, BufferedWriter out, PrintStream csv)
            throws IOException {
        Scenario s = ScenarioReader.read(model.json(), model.name(), List.of());
        BlochSolver solver = BlochSolvers.standard().named(AutomaticSolver.NAME);
        double ours = Double.POSITIVE_INFINITY;
        double ourError = Double.NaN;
        double estimate = Double.NaN;
        String route = "none";
        try {
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                Trajectory rho = solver.solve(s.model(), s.initial(), s.times(), ACCURACY, Progress.NONE);
                ours = Math.min(ours, (System.nanoTime() - start) * 1e-6);
                ourError = distance(states(rho), model.values());
                estimate = rho.report().estimatedError();
                route = rho.report().solver();
            }
        } catch (RefusalException e) {
            route = "refused";
        }
        out.write(model.name() + "\n");
        out.flush();
        double theirs = Double.POSITIVE_INFINITY;
        double theirError = Double.NaN;
        String options = "none keeps the accuracy";
        for (JsonNode run : JSON.readTree(answer(in))) {
            double error = distance(JSON.convertValue(run.get("states"), double[][].class), model.values());
            double time = run.get("ms").asDouble();
            if (error <= ACCURACY && time < theirs) {
                theirs = time;
                theirError = error;
                options = run.get("options").asText();
            }
        }
        report(
                csv,
                String.format(
                        Locale.ROOT,
                        "%s;%s;%.3f;%.1e;%.1e;%s;%.1f;%.1e;%.1f",
                        model.name(),
                        route,
                        ours,
                        ourError,
                        estimate,
                        options,
                        theirs,
                        theirError,
                        theirs / ours));
    }

    /** The next line; what QuTiP itself says on standard output is passed over. */
    private static String answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals("ready") && !line.startsWith("[{")) {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException(SCRIPT + " ended");
        }
        return line;
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
