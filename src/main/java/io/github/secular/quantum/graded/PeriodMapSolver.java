package io.github.secular.quantum.graded;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.RepeatedSquares;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The Bloch equation under one base frequency: the graded map of one period, raised to as many periods
 * as fit before each time by repeated squaring, then the rest of a period (doc/bloch-solvers.md, B3.4).
 * Holds for every ε, damped or not, at a cost that grows with log(1/ε). A static coupling is a wave of
 * any period.
 */
public final class PeriodMapSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    /** Bytes of the maps of parts of a period that are held at a time. */
    private static final double HELD = 1 << 26;

    /** A multiplication here, in long rows, takes this part of the time of one that other methods count. */
    private static final double QUICKER = 0.14;

    /** The same of squares of the map. */
    private static final double SQUARES_QUICKER = 0.75;

    /** For the equation of a model and the nodes of a step, and for the exact phase of each time. */
    private static final double OVERHEAD = 2.5e4;

    private static final double PER_TIME = 1e3;

    private static final int MAX_LEVELS = 24;

    private static final double ULP = 0x1p-53;

    /** What steps may leave out, in parts of the tolerance, on their first try. */
    private static final double SHARE = 0.2;

    /** A larger tolerance saves next to nothing. */
    private static final double COARSEST = 1e-8;

    public PeriodMapSolver() {
        super(
                "period-map",
                "One base frequency, any epsilon and damping: the map of one period, squared again and again",
                "one base frequency, few phases in its period");
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        int size = model.size();
        if (size > MAX_LEVELS) {
            throw new RefusalException(
                    "The period map of " + size + " levels is too large (at most " + MAX_LEVELS + ").");
        }
        GradedEquation equation = GradedEquation.periodic(model);
        GradedMarch finest = new GradedMarch(equation);
        double felt = felt(equation, finest.length(), times);
        requireWithin(felt * ULP, tolerance);
        GradedMarch march = march(finest, felt, tolerance);
        march.requireFewSteps();
        Trajectory quick = solve(problem, equation, march, times, tolerance, progress);
        // What is left out was foretold, and might turn out larger.
        Trajectory found = quick.report().estimatedError() <= tolerance
                ? quick
                : solve(problem, equation, finest, times, tolerance, progress);
        requireWithin(found.report().estimatedError(), tolerance);
        return found;
    }

    private Trajectory solve(
            BlochProblem problem,
            GradedEquation equation,
            GradedMarch march,
            double[] times,
            double tolerance,
            Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        int size = model.size();
        boolean isStatic = equation.omega() == 0;
        double length = march.length();
        // A power of the map for each doubling of the periods, the products between them, and the maps held at a time.
        double end = times.length == 0 ? 0 : times[times.length - 1] / (model.epsilon() * model.epsilon());
        double doublings = 4 + Math.max(1, Math.log(Math.max(1, end / length)) / Math.log(2));
        double bytes = 8.0 * Math.pow(size, 4);
        Heap.require(
                bytes * (doublings + GradedMarch.POINTS + 4)
                        + Math.max(HELD, bytes)
                        + 16.0 * size * size * times.length,
                "The period map of " + size + " levels",
                "take fewer levels");
        progress.at(0, "map of one period");
        FastTime.Split[] splits = new FastTime.Split[times.length];
        for (int i = 0; i < times.length; i++) {
            FastTime fast = new FastTime(times[i], model.epsilon());
            splits[i] = isStatic ? fast.inCells(length) : fast.inPeriods(equation.omega());
        }
        // The parts of a period before the times, from the shortest on, on the way through the first.
        int[] order = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> splits[i].remainder()))
                .mapToInt(i -> i)
                .toArray();
        int held = (int) Math.max(1, Math.min(1e6, HELD / bytes));
        RepeatedSquares<GradedPropagator> powers = null;
        double[][] states = new double[times.length][];
        double[] packed = PackedState.pack(initial);
        for (int from = 0; from == 0 || from < times.length; from += held) {
            int[] some = Arrays.copyOfRange(order, from, Math.min(times.length, from + held));
            GradedMarch.Part[] parts = new GradedMarch.Part[some.length];
            double[] stops =
                    IntStream.of(some).mapToDouble(i -> splits[i].remainder()).toArray();
            GradedPropagator whole = march.run(stops, (k, map) -> parts[k] = map, progress);
            powers = powers == null ? new RepeatedSquares<>(whole, last -> last.after(last)) : powers;
            for (int k = 0; k < some.length; k++) {
                progress.check();
                FastTime.Split split = splits[some[k]];
                double[] p = new double[size];
                double[] c = new double[size * size - size];
                System.arraycopy(packed, 0, p, 0, size);
                for (int q = 0; q < c.length; q++) {
                    c[q] = packed[size + q] / model.epsilon();
                }
                powers.apply(split.whole(), map -> map.apply(p, c));
                parts[k].apply(p, c);
                double angle = Math.copySign(2 * Math.PI * split.fraction(), equation.omega());
                states[some[k]] = density(p, c, model.epsilon(), equation.photons(), angle);
                progress.at((from + k + 1.0) / times.length, "period map");
            }
        }
        double error = felt(equation, length, times) * (ULP + march.leftOut())
                + (march.steps() + 64) * 4 * ULP
                + march.leftOutWithin();
        String work = Math.round(march.steps()) + " steps per " + (march.isHalf() ? "half a period, " : "period, ")
                + powers.size() + " powers of its map";
        return new Trajectory(size, times, states, new SolverReport(name(), tolerance, error, work, ""));
    }

    private static void requireWithin(double error, double tolerance) {
        if (error > tolerance) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Undamped phases lose %.1e over this run, more than the tolerance of %.1e; ask for earlier times"
                            + " or a larger tolerance.",
                    error,
                    tolerance));
        }
    }

    /** With steps as exact as the tolerance asks for. */
    private static GradedMarch march(GradedMarch finest, double felt, double tolerance) {
        double allowed = SHARE * Math.min(tolerance, COARSEST);
        return finest.within(allowed / Math.max(1, felt), allowed);
    }

    /**
     * ρ, interleaved, row by row, with ρ_nm = ε c_nm exp(−i (k_n − k_m) angle).
     *
     * @param photons k_n
     * @param angle ω τ, reduced to one turn
     */
    private static double[] density(double[] p, double[] c, double epsilon, int[] photons, double angle) {
        int size = p.length;
        double[] packed = Arrays.copyOf(p, size * size);
        for (int n = 0, at = 0; n < size; n++) {
            for (int m = n + 1; m < size; m++, at += 2) {
                double phase = -(photons[n] - photons[m]) * angle;
                double x = epsilon * c[at];
                double y = epsilon * c[at + 1];
                packed[size + at] = x * Math.cos(phase) - y * Math.sin(phase);
                packed[size + at + 1] = x * Math.sin(phase) + y * Math.cos(phase);
            }
        }
        return PackedState.unpack(size, packed);
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        BlochModel model = problem.model();
        int size = model.size();
        if (!(model.drive() instanceof Wave wave)
                || wave.dimension() > 1
                || wave.hasEnvelopes()
                || size > MAX_LEVELS
                || times.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        GradedEquation equation;
        try {
            equation = GradedEquation.periodic(model);
        } catch (RefusalException e) {
            return Double.POSITIVE_INFINITY;
        }
        GradedMarch finest = new GradedMarch(equation);
        GradedMarch march = march(finest, felt(equation, finest.length(), times), tolerance);
        if (march.hasManySteps()) {
            return Double.POSITIVE_INFINITY;
        }
        double end = times[times.length - 1] / (model.epsilon() * model.epsilon());
        double squarings = Math.max(1, Math.log(end / march.length()) / Math.log(2));
        double states = (double) size * size;
        double stops = times.length * states * states * (GradedMarch.POINTS + 2);
        return OVERHEAD
                + QUICKER * (march.work() + stops)
                + PER_TIME * times.length
                + SQUARES_QUICKER * (squarings + (march.isHalf() ? 1 : 0)) * states * states * states;
    }

    /**
     * What an error of 1 in parts of what a period does comes to: rounding and the steps know each turn of a coherence, and
     * what light moves of it and of the populations with it, to a part of that, and this adds up for as long as the
     * coherence lives.
     *
     * @param length of a period
     */
    private static double felt(GradedEquation equation, double length, double[] times) {
        double end = times.length == 0 ? 0 : times[times.length - 1] / (equation.epsilon() * equation.epsilon());
        double periods = end / length;
        int n = equation.size();
        double[][] life = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double decay = -Math.expm1(-equation.gamma()[pair(n, i, j)] * length);
                life[i][j] = decay * periods < 1 ? periods : 1 / decay;
                life[j][i] = life[i][j];
            }
        }
        double[][] strength = equation.strengths();
        double worst = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                int at = pair(n, i, j);
                double turn = Math.min(2, Math.hypot(equation.gamma()[at], equation.delta()[at]) * length);
                double moved = life[i][j] * strength[i][j];
                for (int k = 0; k < n; k++) {
                    // From other coherences, as long as both live.
                    moved += k == i || k == j
                            ? 0
                            : strength[k][j] * Math.min(life[i][k], life[i][j])
                                    + strength[i][k] * Math.min(life[k][j], life[i][j]);
                }
                worst = Math.max(worst, life[i][j] * turn + 2 * equation.epsilon() * length * moved);
            }
        }
        return worst;
    }

    private static int pair(int n, int i, int j) {
        return PhotonFrame.place(n, i, j) - n;
    }
}
