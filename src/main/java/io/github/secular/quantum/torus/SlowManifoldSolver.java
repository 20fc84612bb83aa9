package io.github.secular.quantum.torus;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.util.MathArrays;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The Bloch equation where every coherence is damped faster than populations move: after an initial
 * layer the solution lies on the slow manifold, where it is given by one exponential of the exact slow
 * generator, whatever ε (doc/bloch-solvers.md, B4). Times within the layer are left to another solver.
 */
public final class SlowManifoldSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final int FIRST_REACH = 2;
    private static final int LARGEST_REACH = 40;

    /** Times at which two windows are compared. */
    private static final int PROBES = 5;

    /** Two windows must agree to this much of the tolerance; the larger one is better still. */
    private static final double SAFETY = 0.5;

    private final Solver<BlochProblem, Trajectory> layer;

    /**
     * @param layer solves the initial layer, τ < 36/(ε^μ min γ), where a time falls into it
     */
    public SlowManifoldSolver(Solver<BlochProblem, Trajectory> layer) {
        super(
                "slow-manifold",
                "All coherences damped, any wave: the exact rate equation on the slow manifold, at any epsilon",
                "all coherences are damped faster than populations move");
        this.layer = layer;
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

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        BlochModel model = problem.model();
        OptionalDouble manifold = SlowGenerator.foretold(model, tolerance);
        if (manifold.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        int early = timesInLayer(model, times);
        double before = early == 0 ? 0 : layer.predictedWork(problem, Arrays.copyOf(times, early), tolerance);
        return manifold.getAsDouble() + (Double.isNaN(before) ? 0 : before);
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
        double[] probes = Trajectory.someOf(times, PROBES);
        double[][] before = states(generator, initial, probes, progress.quietly());
        while (true) {
            progress.check();
            progress.at(0.25, "slow manifold, " + generator.unknowns() + " unknowns");
            generator = generator.larger(2, progress);
            double[][] now = states(generator, initial, probes, progress.quietly());
            double error = 0;
            for (int k = 0; k < probes.length; k++) {
                error = Math.max(error, MathArrays.distanceInf(now[k], before[k]));
            }
            // two windows share their rounding: exp(L t) errs by |L t| units of it
            double end = times[times.length - 1];
            double rounding = Math.ulp(1.0) * (4 + end * NormOps_DDRM.inducedP1(generator.matrix()));
            error = Math.max(error, Math.max(generator.residual(), rounding));
            if (error <= SAFETY * tolerance) {
                return new Window(states(generator, initial, times, progress), error, generator.work());
            }
            if (generator.reach() >= LARGEST_REACH) {
                throw generator.inexact(error, tolerance);
            }
            before = now;
        }
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

    private record Window(double[][] states, double error, String work) {}
}
