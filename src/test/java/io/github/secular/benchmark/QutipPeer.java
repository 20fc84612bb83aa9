package io.github.secular.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.AutomaticSolver;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A Python process that solves with QuTiP what it is asked: one request a line, one JSON list a line as its answer, an entry
 * per setting tried (options, ms of processor time, states: times x 2 N² numbers, row by row, re and im in turn). Of the
 * settings, the quickest that keeps the accuracy counts. Both sides run on one thread and are counted in its processor time.
 */
final class QutipPeer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String script;
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;

    /**
     * The best of several runs of one side.
     *
     * @param what solver, or options of QuTiP; why there is none where the time is infinite
     * @param milliseconds of processor time
     * @param error largest deviation of an entry
     * @param estimate the solver's own of its error; NaN where it has none
     */
    record Best(String what, double milliseconds, double error, double estimate) {
        static Best none(String why) {
            return new Best(why, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);
        }

        Best quicker(Best other) {
            return other.milliseconds < milliseconds ? other : this;
        }

        /** solver, ms, error, estimate, QuTiP's options, ms, error, ratio of times. */
        String against(Best qutip, char separator) {
            return String.format(
                            Locale.ROOT,
                            "%s;%.3f;%.1e;%.1e;%s;%.1f;%.1e;%.1f",
                            what,
                            milliseconds,
                            error,
                            estimate,
                            qutip.what,
                            qutip.milliseconds,
                            qutip.error,
                            qutip.milliseconds / milliseconds)
                    .replace(';', separator);
        }
    }

    /**
     * @param python the program with QuTiP
     * @param script from the project's folder
     * @param folder where it runs: QuTiP leaves compiled coefficients there
     * @param arguments of the script
     */
    QutipPeer(String python, String script, Path folder, String... arguments) throws IOException {
        this.script = script;
        List<String> command =
                new ArrayList<>(List.of(python, Path.of(script).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", "1");
        // a kernel forced upon OpenBLAS would slow it
        builder.environment().remove("OPENBLAS_CORETYPE");
        builder.environment().remove("OPENBLAS_L2_SIZE");
        builder.directory(folder.toFile());
        process = builder.start();
        in = process.inputReader(StandardCharsets.UTF_8);
        out = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Waits until the script says that it has begun. */
    void awaitReady() throws IOException {
        if (!"ready".equals(line())) {
            throw new IOException(script + " did not start");
        }
    }

    /** The quickest of QuTiP's settings whose error against the right states is at most the accuracy. */
    Best solve(String request, double[][] right, double accuracy) throws IOException {
        out.write(request + "\n");
        out.flush();
        Best best = Best.none("none keeps the accuracy");
        for (JsonNode run : JSON.readTree(line())) {
            double error = distance(JSON.convertValue(run.get("states"), double[][].class), right);
            if (error <= accuracy) {
                best = best.quicker(
                        new Best(run.get("options").asText(), run.get("ms").asDouble(), error, Double.NaN));
            }
        }
        return best;
    }

    /** The best of {@code rounds} runs of the automatic solver, at a tolerance of {@code accuracy}. */
    static Best automatic(
            BlochModel model, ComplexMatrix initial, double[] times, double accuracy, double[][] right, int rounds) {
        BlochSolver solver = BlochSolvers.standard().named(AutomaticSolver.NAME);
        Best best = Best.none("refused");
        try {
            for (int i = 0; i < rounds; i++) {
                long start = THREADS.getCurrentThreadCpuTime();
                Trajectory rho = solver.solve(model, initial, times, accuracy, Progress.NONE);
                double ms = (THREADS.getCurrentThreadCpuTime() - start) * 1e-6;
                best = best.quicker(new Best(
                        rho.report().solver(),
                        ms,
                        distance(states(rho), right),
                        rho.report().estimatedError()));
            }
        } catch (RefusalException e) {
            return best;
        }
        return best;
    }

    /** One row a time, as QuTiP's answers have them. */
    static double[][] states(Trajectory rho) {
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

    /** The next line that is ours; what QuTiP itself says on standard output is passed over. */
    private String line() throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals("ready") && !line.startsWith("[{")) {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException(script + " ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
