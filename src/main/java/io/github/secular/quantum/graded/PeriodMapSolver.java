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

/**
 * The Bloch equation under one base frequency: the graded map of one period, raised to as many periods
 * as fit before each time by repeated squaring, then the rest of a period (doc/bloch-solvers.md, B3.4).
 * Holds for every ε, damped or not, at a cost that grows with log(1/ε). A static coupling is a wave of
 * any period.
 */
public final class PeriodMapSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    /** More Taylor steps than this per period, and the maps cost more than they save. */
    private static final int MAX_STEPS = 4000;

    private static final int MAX_LEVELS = 24;

    /** Products of Taylor terms of the coupling and of the state that a step takes. */
    private static final double WORK_PER_STEP = 250;

    private static final double ULP = 0x1p-53;

    public PeriodMapSolver() {
        super(
                "period-map",
                "One base frequency, any epsilon and damping: the map of one period, squared again and again",
                "one base frequency, few phases in its period");
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        int size = model.size();
        if (size > MAX_LEVELS) {
            throw new RefusalException(
                    "The period map of " + size + " levels is too large (at most " + MAX_LEVELS + ").");
        }
        GradedEquation equation = GradedEquation.periodic(model);
        GradedCell cell = new GradedCell(equation);
        boolean isStatic = equation.omega() == 0;
        double length = isStatic ? 2 / Math.max(equation.speed(), 1e-300) : 2 * Math.PI / Math.abs(equation.omega());
        int steps = cell.steps(length);
        if (steps > MAX_STEPS) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Phases turn by up to %.3g rad in one period of the wave, too many for the period map (at most %d).",
                    equation.speed() * length,
                    2 * MAX_STEPS));
        }
        // A power of the map for each doubling of the periods, and the products between them.
        double end = times.length == 0 ? 0 : times[times.length - 1] / (model.epsilon() * model.epsilon());
        double doublings = 4 + Math.max(1, Math.log(Math.max(1, end / length)) / Math.log(2));
        Heap.require(
                8.0 * Math.pow(size, 4) * doublings + 16.0 * size * size * times.length,
                "The period map of " + size + " levels",
                "take fewer levels");
        progress.at(0, "map of one period");
        RepeatedSquares<GradedPropagator> powers = new RepeatedSquares<>(cell.map(0, length), last -> last.after(last));
        double[][] states = new double[times.length][];
        double[] packed = PackedState.pack(initial);
        double error = 0;
        for (int i = 0; i < times.length; i++) {
            progress.check();
            FastTime fast = new FastTime(times[i], model.epsilon());
            FastTime.Split split = isStatic ? fast.inCells(length) : fast.inPeriods(equation.omega());
            double[] p = new double[size];
            double[] c = new double[size * size - size];
            System.arraycopy(packed, 0, p, 0, size);
            for (int k = 0; k < c.length; k++) {
                c[k] = packed[size + k] / model.epsilon();
            }
            powers.apply(split.whole(), map -> map.apply(p, c));
            cell.advance(p, c, 0, split.remainder());
            double angle = Math.copySign(2 * Math.PI * split.fraction(), equation.omega());
            states[i] = density(p, c, model.epsilon(), equation.photons(), angle);
            error = Math.max(error, roundOff(equation, split.whole(), length, steps));
            progress.at((i + 1.0) / times.length, "period map");
        }
        if (error > tolerance) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Undamped phases lose %.1e over this run, more than the tolerance of %.1e; ask for earlier times"
                            + " or a larger tolerance.",
                    error,
                    tolerance));
        }
        String work = steps + " Taylor steps per period, " + powers.size() + " powers of its map";
        return new Trajectory(size, times, states, new SolverReport(name(), tolerance, error, work, ""));
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
        double length = equation.omega() == 0
                ? 2 / Math.max(equation.speed(), 1e-300)
                : 2 * Math.PI / Math.abs(equation.omega());
        double steps = Math.ceil(equation.speed() * length / 2);
        if (steps > MAX_STEPS) {
            return Double.POSITIVE_INFINITY;
        }
        double end = times[times.length - 1] / (model.epsilon() * model.epsilon());
        double squarings = Math.max(1, Math.log(end / length) / Math.log(2));
        double states = (double) size * size;
        // the columns of the map, and on average half a period to each output time
        return steps * WORK_PER_STEP * equation.pattern().places() * (states + 0.5 * times.length)
                + squarings * states * states * states;
    }

    /**
     * What rounding can have done: each period turns a coherence by a phase known to half an ulp, and light moves it, and
     * the populations with it, by something known to half an ulp, and this adds up for as long as the coherence lives.
     */
    private static double roundOff(GradedEquation equation, long periods, double length, int steps) {
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
                worst = Math.max(worst, (life[i][j] * turn + 2 * equation.epsilon() * length * moved) * ULP);
            }
        }
        return worst + (steps + 64) * 4 * ULP;
    }

    private static int pair(int n, int i, int j) {
        return PhotonFrame.place(n, i, j) - n;
    }
}
