package io.github.secular.quantum.rotating;

import io.github.secular.numerics.EvenSteps;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.StackedMatrices;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Bloch equation under light that stands still in a rotating frame: exponentials of a constant matrix of N² × N²
 * numbers, of many runs side by side (doc/bloch-solvers.md, B3.7). A run alone is a stack of one, and gives the same
 * bits.
 */
public final class RotatingFrameSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final String NAME = "rotating-frame";
    private static final int MOST_LEVELS = 16;

    /** Numbers of a stack that stay close to the processor: so many runs of two levels side by side. */
    private static final int NUMBERS = 64 * 16;

    /** Roundings of a generator's entries and of its exponentials, in units of half an ulp of the norm times t. */
    private static final double ULPS = 8;

    private static final double ULP = 0x1p-53;

    private final double mostWork;

    public RotatingFrameSolver() {
        this(Double.POSITIVE_INFINITY);
    }

    private RotatingFrameSolver(double mostWork) {
        super(
                NAME,
                "Light that stands still in a rotating frame, any epsilon: exponentials of a constant matrix",
                "the light stands still in a rotating frame");
        this.mostWork = mostWork;
    }

    @Override
    public Solver<BlochProblem, Trajectory> within(double work) {
        return new RotatingFrameSolver(work);
    }

    /** A problem in its frame. @param normBound of the generator, per unit of slow time */
    private record Task(int number, BlochProblem problem, RestFrame frame, RestEquation equation, double normBound) {
        static Optional<Task> of(int number, BlochProblem problem) {
            if (problem.model().size() > MOST_LEVELS) {
                return Optional.empty();
            }
            return RestFrame.of(problem.model()).map(frame -> {
                RestEquation equation = new RestEquation(problem.model(), frame);
                return new Task(number, problem, frame, equation, equation.normBound());
            });
        }

        int size() {
            return problem.model().size();
        }

        /** The power of 2 by which a step of length 1 is cut. */
        int halvings() {
            return normBound == 0 ? -1000 : Math.getExponent(normBound / StackedMatrices.LARGEST_NORM) + 1;
        }

        /** What is lost until a time: each rounding turns or moves ρ by a part of what the generator does. */
        double roundOff(double end) {
            return ULP * (ULPS * (normBound * end + size()) + 64);
        }

        double work(double[] times) {
            double rows = (double) size() * size();
            double[] products = new double[1];
            EvenSteps<Double> steps =
                    new EvenSteps<>(step -> products[0] += 4 + Math.max(0, halvings() + exponent(step)));
            for (double t : times) {
                steps.to(t);
            }
            return rows * rows * (rows * products[0] + times.length);
        }
    }

    /** A bound of log2 of a step. */
    private static int exponent(double step) {
        return step == 0 ? -1000 : Math.getExponent(step) + 1;
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        return Task.of(0, problem)
                .filter(task -> task.roundOff(end(times)) <= tolerance)
                .map(task -> task.work(times))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double end(double[] times) {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        Task task = Task.of(0, problem)
                .orElseThrow(
                        () -> new RefusalException("There is no rotating frame in which the light stands still: this"
                                + " needs light that does not change, each pair of levels coupled at one frequency, those around a"
                                + " loop of levels adding up to 0, and at most " + MOST_LEVELS + " levels."));
        double lost = task.roundOff(end(times));
        if (!(lost <= tolerance)) {
            throw RefusalException.of(
                    "Exponentials lose %.1e over this run, more than the tolerance of %.1e; ask for earlier times or a"
                            + " larger tolerance.",
                    lost, tolerance);
        }
        if (task.work(times) > mostWork) {
            throw new RefusalException("Exponentials would take longer than another method.");
        }
        Trajectory[] out = new Trajectory[1];
        solveGroup(List.of(task), times, tolerance, progress, out);
        return out[0];
    }

    @Override
    public List<Trajectory> solveStack(
            List<BlochProblem> problems, double[] times, double tolerance, Progress progress) {
        Trajectory[] out = new Trajectory[problems.size()];
        Map<Long, List<Task>> groups = new TreeMap<>();
        for (int i = 0; i < out.length; i++) {
            Task.of(i, problems.get(i))
                    .filter(task -> task.roundOff(end(times)) <= tolerance && task.work(times) <= mostWork)
                    .ifPresent(task -> groups.computeIfAbsent(
                                    1L << 32 | (long) task.size() << 16 | (task.halvings() + (1 << 14)),
                                    key -> new ArrayList<>())
                            .add(task));
        }
        for (List<Task> group : groups.values()) {
            int size = group.get(0).size();
            int most = Math.max(1, NUMBERS / (size * size * size * size));
            for (int from = 0; from < group.size(); from += most) {
                solveGroup(group.subList(from, Math.min(group.size(), from + most)), times, tolerance, progress, out);
            }
        }
        return Arrays.asList(out);
    }

    /** @param tasks of one size, whose steps are halved alike */
    private static void solveGroup(
            List<Task> tasks, double[] times, double tolerance, Progress progress, Trajectory[] out) {
        int runs = tasks.size();
        int size = tasks.get(0).size();
        int length = PackedState.length(size);
        int halvings = tasks.get(0).halvings();
        StackedMatrices generator = new StackedMatrices(length, runs);
        double[] states = new double[length * runs];
        double[][][] found = new double[runs][times.length][];
        for (int r = 0; r < runs; r++) {
            tasks.get(r).equation.put(generator, r);
            double[] start = PackedState.pack(tasks.get(r).problem.initial());
            for (int k = 0; k < length; k++) {
                states[k * runs + r] = start[k];
            }
        }
        EvenSteps<StackedMatrices> steps = new EvenSteps<>(step -> map(generator, step, halvings + exponent(step)));
        double[] scratch = new double[states.length];
        for (int i = 0; i < times.length; i++) {
            progress.check();
            if (times[i] > 0) {
                steps.to(times[i]).addApplied(states, scratch);
            }
            for (int r = 0; r < runs; r++) {
                double[] packed = new double[length];
                for (int k = 0; k < length; k++) {
                    packed[k] = states[k * runs + r];
                }
                turn(tasks.get(r), times[i], packed);
                found[r][i] = PackedState.unpack(size, packed);
            }
            progress.at((i + 1.0) / times.length, "exponentials");
        }
        for (int r = 0; r < runs; r++) {
            Task task = tasks.get(r);
            out[task.number] = new Trajectory(
                    size,
                    times,
                    found[r],
                    new SolverReport(
                            NAME, tolerance, task.roundOff(end(times)), "exponentials of a constant matrix", ""));
        }
    }

    /** e^(generator · step) − 1, by so many squares. */
    private static StackedMatrices map(StackedMatrices generator, double step, int halvings) {
        int squares = Math.max(0, halvings);
        StackedMatrices map = generator.times(Math.scalb(step, -squares)).exponentialLessOne();
        for (int k = 0; k < squares; k++) {
            map = map.doubled();
        }
        return map;
    }

    /** Out of the frame. */
    private static void turn(Task task, double t, double[] packed) {
        BlochModel model = task.problem.model();
        int size = model.size();
        int dimension = model.wave().dimension();
        if (dimension == 0) {
            return;
        }
        double[] phases = model.wave().base().phases(new FastTime(t, model.epsilon()));
        int k = size;
        for (int n = 0; n < size; n++) {
            for (int m = n + 1; m < size; m++, k += 2) {
                double angle = 0;
                for (int j = 0; j < dimension; j++) {
                    angle -= task.frame.photonDifference(n, m, j) * phases[j];
                }
                double re = packed[k];
                double im = packed[k + 1];
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                packed[k] = re * cos - im * sin;
                packed[k + 1] = re * sin + im * cos;
            }
        }
    }
}
