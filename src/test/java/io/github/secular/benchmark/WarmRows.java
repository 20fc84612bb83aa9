package io.github.secular.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import io.github.secular.solver.AutomaticSolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The product's side of src/test/python/peers.py: one request a line on standard input, one line of JSON as its answer, all
 * in one process, so that rows are warm. A request is one of
 *
 * <pre>
 *   export KIND N r ε
 *   case KIND N r ε tolerance seconds [solver]
 *   foretell KIND N r ε tolerance solver
 *   file PATH tolerance seconds
 *   atoms DETUNINGS RABIS ε γ tolerance seconds
 * </pre>
 *
 * and answers to case, file and atoms have the solver, the median of the processor times of a run in ms after as much warming,
 * how many runs it is of, the estimated error, the states and, of a case, the multiplications that the solver foretells. A refusal is answered as such.
 */
public final class WarmRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MOST_RUNS = 2000;

    private WarmRows() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(JSON.writeValueAsString(answer(line.split(" "))));
        }
    }

    private static Map<String, Object> answer(String[] words) throws IOException {
        switch (words[0]) {
            case "export":
                return problem(words).export();
            case "case":
                BenchmarkCase problem = problem(words);
                BlochModel model = problem.model();
                String solver = words.length > 7 ? words[7] : AutomaticSolver.NAME;
                double tolerance = Double.parseDouble(words[5]);
                Map<String, Object> row = timed(
                        () -> solve(solver, model, problem.initial(), problem.times(), tolerance),
                        Double.parseDouble(words[6]));
                row.putAll(foretold(solver, problem, tolerance));
                return row;
            case "foretell":
                return foretold(words[6], problem(words), Double.parseDouble(words[5]));
            case "file":
                Scenario s =
                        ScenarioReader.read(Files.readString(Path.of(words[1]), StandardCharsets.UTF_8), "", List.of());
                return timed(
                        () -> solve(
                                AutomaticSolver.NAME, s.model(), s.initial(), s.times(), Double.parseDouble(words[2])),
                        Double.parseDouble(words[3]));
            case "atoms":
                return atoms(words, Double.parseDouble(words[5]), Double.parseDouble(words[6]));
            default:
                throw new IOException("unknown request " + words[0]);
        }
    }

    private static Map<String, Object> foretold(String solver, BenchmarkCase problem, double tolerance) {
        BlochProblem given = new BlochProblem(problem.model(), problem.initial());
        return Map.of(
                "predicted", BlochSolvers.standard().named(solver).predictedWork(given, problem.times(), tolerance));
    }

    private static BenchmarkCase problem(String[] words) {
        return new BenchmarkCase(
                BenchmarkCase.Kind.valueOf(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Double.parseDouble(words[4]));
    }

    /** Two-level atoms in a rotating wave, one per detuning −1 … 1 and Rabi frequency 0.1 … 1, at t = 1. */
    private static Map<String, Object> atoms(String[] words, double tolerance, double seconds) {
        int detunings = Integer.parseInt(words[1]);
        int rabis = Integer.parseInt(words[2]);
        double epsilon = Double.parseDouble(words[3]);
        double gamma = Double.parseDouble(words[4]);
        Damping damping = new Damping(new double[][] {{0, gamma}, {gamma, 0}}, 0);
        ComplexMatrix initial = ComplexMatrix.diagonal(1, 0);
        List<BlochProblem> problems = new ArrayList<>();
        for (int i = 0; i < detunings; i++) {
            for (int j = 0; j < rabis; j++) {
                double detuning = -1 + 2.0 * i / (detunings - 1);
                double rabi = 0.1 + 0.9 * j / (rabis - 1);
                BlochModel model = new BlochModel(
                        Levels.of(0, 1), damping, RateMatrix.zero(2), Wave.rotating(3 + detuning, rabi), epsilon);
                problems.add(new BlochProblem(model, initial));
            }
        }
        double[] times = {1};
        BlochSolver solver = BlochSolvers.standard().named(AutomaticSolver.NAME);
        return timed(() -> solver.solveStack(problems, times, tolerance, Progress.NONE), seconds);
    }

    private static List<Trajectory> solve(
            String name, BlochModel model, ComplexMatrix initial, double[] times, double tolerance) {
        BlochSolver solver = BlochSolvers.standard().named(name);
        return List.of(solver.solve(model, initial, times, tolerance, Progress.NONE));
    }

    /** Warms for so many seconds, at least one run, and times for as many. */
    private static Map<String, Object> timed(Supplier<List<Trajectory>> run, double seconds) {
        Map<String, Object> out = new LinkedHashMap<>();
        try {
            List<Trajectory> found = run.get();
            double[] warming = runs(run, seconds, false);
            double[] ms = warming.length > 2 ? runs(run, seconds, true) : warming;
            Arrays.sort(ms);
            out.put("solver", found.get(0).report().solver());
            out.put("ms", ms[ms.length / 2]);
            out.put("runs", ms.length);
            out.put(
                    "estimate",
                    found.stream()
                            .mapToDouble(rho -> rho.report().estimatedError())
                            .max()
                            .getAsDouble());
            List<double[]> states = new ArrayList<>();
            found.forEach(rho -> states.addAll(List.of(QutipPeer.states(rho))));
            out.put("states", states);
        } catch (RefusalException e) {
            out.put("refused", e.getMessage());
        }
        return out;
    }

    private static double[] runs(Supplier<List<Trajectory>> run, double seconds, boolean bounded) {
        List<Double> ms = new ArrayList<>();
        double spent = 0;
        while (ms.isEmpty() || spent < 1e3 * seconds && !(bounded && ms.size() >= MOST_RUNS)) {
            long start = THREADS.getCurrentThreadCpuTime();
            run.get();
            ms.add(1e-6 * (THREADS.getCurrentThreadCpuTime() - start));
            spent += ms.get(ms.size() - 1);
        }
        return ms.stream().mapToDouble(x -> x).toArray();
    }
}
