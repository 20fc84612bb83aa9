package io.github.secular.quantum.torus;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.Solver;
import java.util.Arrays;
import java.util.Locale;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The Bloch equation where every coherence is damped faster than populations move: after an initial
 * layer the solution lies on the slow manifold, where it is given by one exponential of the exact slow
 * generator, whatever ε (doc/bloch-solvers.md, B4). Times within the layer are left to another solver.
 */
public final class SlowManifoldSolver implements BlochSolver {
    private static final int FIRST_REACH = 2;
    private static final int LARGEST_REACH = 40;
    private static final int FEWEST_FORETOLD = 8;
    /** Multiplications of some tenths of a second. */
    private static final double LEAST_FORETOLD = 3e8;

    /** Times at which two windows are compared. */
    private static final int PROBES = 5;

    /** Two windows must agree to this much of the tolerance; the larger one is better still. */
    private static final double SAFETY = 0.5;

    private final Solver<BlochProblem, Trajectory> layer;

    /**
     * @param layer solves the initial layer, τ < 36/(ε^μ min γ), where a time falls into it
     */
    public SlowManifoldSolver(Solver<BlochProblem, Trajectory> layer) {
        this.layer = layer;
    }

    @Override
    public String name() {
        return "slow-manifold";
    }

    @Override
    public String description() {
        return "All coherences damped, any wave: the exact rate equation on the slow manifold, at any epsilon";
    }

    @Override
    public String merit(BlochProblem problem, double[] times) {
        return "all coherences are damped faster than populations move";
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        SlowGenerator.requireManifold(model);
        int early = timesInLayer(model, times);
        double[][] states = new double[times.length][];
        double error = 0;
        String work = "";
        if (early < times.length) {
            Window found = window(model, initial, Arrays.copyOfRange(times, early, times.length), tolerance, progress);
            for (int i = early; i < times.length; i++) {
                states[i] = found.states[i - early];
            }
            error = found.error;
            work = found.work;
        }
        if (early > 0) {
            Trajectory head = layer.solve(problem, Arrays.copyOf(times, early), tolerance, progress.part(0.5, 1));
            for (int i = 0; i < early; i++) {
                states[i] = head.rho(i).toArray();
            }
            if (head.report().estimatedError() > error) {
                error = head.report().estimatedError();
            }
            work += (work.isEmpty() ? "" : "; ") + "initial layer (" + early + " times) by "
                    + head.report().solver() + ", " + head.report().work();
        }
        return new Trajectory(model.size(), times, states, new SolverReport(name(), tolerance, error, work, ""));
    }

    /** Large models only: where the graph is small it costs next to nothing, and is tried before all else. */
    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        BlochModel model = problem.model();
        if (!(model.drive() instanceof Wave wave) || wave.hasEnvelopes() || !SlowGenerator.isDamped(model, 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double work = model.size() < FEWEST_FORETOLD ? 0 : SlowGenerator.predictedWork(model, tolerance);
        return work < LEAST_FORETOLD ? 0 : work;
    }

    /** How many of the times lie within the layer, where the coherences still remember ρ(0). */
    static int timesInLayer(BlochModel model, double[] times) {
        double end = SlowGenerator.LAYER * model.epsilon() * model.epsilon() / SlowGenerator.smallestDamping(model);
        int early = 0;
        while (early < times.length && times[early] < end) {
            early++;
        }
        return early;
    }

    /** The smallest window that agrees with the next one, and the states that this one gives. */
    private static Window window(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        SlowGenerator generator = SlowGenerator.of(model, FIRST_REACH, progress);
        int[] probes = probes(times.length);
        double[][] before = atProbes(generator, initial, times, probes);
        while (true) {
            progress.check();
            progress.at(0.25, "slow manifold, " + generator.unknowns() + " unknowns");
            generator = generator.larger(2, progress);
            double[][] now = atProbes(generator, initial, times, probes);
            double error = 0;
            for (int k = 0; k < probes.length; k++) {
                for (int i = 0; i < now[k].length; i++) {
                    error = Math.max(error, Math.abs(now[k][i] - before[k][i]));
                }
            }
            // two windows share their rounding: exp(L t) errs by |L t| units of it
            double end = times[times.length - 1];
            double rounding = Math.ulp(1.0) * (4 + end * NormOps_DDRM.inducedP1(generator.matrix()));
            error = Math.max(error, Math.max(generator.residual(), rounding));
            if (error <= SAFETY * tolerance) {
                String work = String.format(
                        Locale.ROOT,
                        "%d harmonics of the wave, %d unknowns, %d sweeps",
                        generator.reach(),
                        generator.unknowns(),
                        generator.sweeps());
                return new Window(states(generator, initial, times, progress), error, work);
            }
            if (generator.reach() >= LARGEST_REACH) {
                throw new RefusalException(String.format(
                        Locale.ROOT,
                        "%d harmonics of the wave leave an error of %.1e, above the tolerance of %.1e.",
                        generator.reach(),
                        error,
                        tolerance));
            }
            before = now;
        }
    }

    private static double[][] atProbes(SlowGenerator generator, ComplexMatrix initial, double[] times, int[] probes) {
        double[] at = new double[probes.length];
        for (int k = 0; k < probes.length; k++) {
            at[k] = times[probes[k]];
        }
        return states(generator, initial, at, Progress.NONE);
    }

    private static double[][] states(
            SlowGenerator generator, ComplexMatrix initial, double[] times, Progress progress) {
        double[][] a = generator.populations(generator.start(initial), times);
        double[][] states = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            progress.check();
            states[i] = generator.state(a[i], times[i]);
            progress.at(0.25 + 0.25 * (i + 1) / times.length, "slow manifold");
        }
        return states;
    }

    private static int[] probes(int length) {
        int count = Math.min(PROBES, length);
        int[] out = new int[count];
        for (int k = 0; k < count; k++) {
            out[k] = count == 1 ? 0 : (int) ((long) k * (length - 1) / (count - 1));
        }
        return out;
    }

    private record Window(double[][] states, double error, String work) {}
}
