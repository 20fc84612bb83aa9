package io.github.secular.quantum.torus;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Slowness;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.util.MathArrays;

/**
 * The damped Bloch equation under a wave whose harmonics have slow envelopes, at a cost that does not
 * depend on ε: the initial layer by another solver, then the harmonics of ρ in slow time from a point on
 * the slow manifold (doc/bloch-solvers.md, B5).
 */
public final class SlowEnvelopeSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final int MAX_REFINEMENTS = 5;

    /** In the coarsest run the first step to try and the longest are the run's length over these. */
    private static final int FIRST_STEPS = 50;

    private static final int FEWEST_STEPS = 16;

    /** What one halving of the steps is trusted to gain at most, of 32. */
    private static final double LARGEST_GAIN = 8;

    private final Solver<BlochProblem, Trajectory> layer;

    /**
     * @param layer solves the initial layer, τ < 36/(ε^μ min γ)
     */
    public SlowEnvelopeSolver(Solver<BlochProblem, Trajectory> layer) {
        super(
                "slow-envelope",
                "Slow envelopes on the wave, all coherences damped: harmonics of rho in slow time, at any epsilon",
                "the wave has slow envelopes");
        this.layer = layer;
    }

    /** Infinite without envelopes: the slow manifold itself holds there. */
    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        double end = times.length == 0 ? 0 : times[times.length - 1];
        return problem.model().drive() instanceof Wave wave
                        && wave.hasEnvelopes()
                        && SlowGenerator.isDamped(problem.model(), wave.strongestTime(end))
                ? Double.NaN
                : Double.POSITIVE_INFINITY;
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        if (!(model.drive() instanceof Wave)) {
            throw new RefusalException("Slow envelopes belong to deterministic waves, but the drive is random.");
        }
        double end = times.length == 0 ? 0 : times[times.length - 1];
        double strongest = model.wave().strongestTime(end);
        SlowGenerator.requireDamping(model, strongest);
        int early = SlowManifoldSolver.timesInLayer(model, times);
        double layerEnd =
                SlowGenerator.LAYER * model.epsilon() * model.epsilon() / SlowGenerator.smallestDamping(model);
        double[] first = Arrays.copyOf(times, early < times.length ? early + 1 : early);
        if (early < times.length) {
            first[early] = layerEnd;
        }
        Trajectory head = layer.solve(problem, first, 0.1 * tolerance, progress.part(0, 0.2));
        double[][] states = new double[times.length][];
        for (int i = 0; i < early; i++) {
            states[i] = head.rho(i).toArray();
        }
        String work = "initial layer by " + head.report().solver();
        double error =
                Double.isNaN(head.report().estimatedError()) ? 0 : head.report().estimatedError();
        if (early < times.length) {
            double[] later = Arrays.copyOfRange(times, early, times.length);
            BlochModel frozen = model.withDrive(model.wave().frozenAt(strongest));
            SlowGenerator window = SlowGenerator.converged(frozen, end, 0.5 * tolerance, progress);
            int reach = window.reach();
            error = Math.max(error, window.estimatedError());
            TorusEquation equation = new TorusEquation(model, TorusEquation.window(model, reach));
            Run run = refine(equation, head, early, layerEnd, later, tolerance, progress.part(0.2, 1));
            System.arraycopy(run.states, 0, states, early, later.length);
            error += run.error;
            work += String.format(
                    Locale.ROOT,
                    "; %d harmonics of the wave, %d unknowns, %d steps, %d sweeps",
                    reach,
                    equation.dimension() / 2,
                    run.steps,
                    run.sweeps);
        }
        String warning = Slowness.of(model, end).warning().orElse("");
        return new Trajectory(model.size(), times, states, new SolverReport(name(), tolerance, error, work, warning));
    }

    /** Runs with ever smaller steps until two runs agree; the error of the last follows from its order 5. */
    private static Run refine(
            TorusEquation equation,
            Trajectory head,
            int at,
            double start,
            double[] times,
            double tolerance,
            Progress progress) {
        int size = equation.model().size();
        double[] p = new double[size];
        for (int n = 0; n < size; n++) {
            p[n] = head.population(at, n);
        }
        double[] turns = equation.turns(start);
        double spacing = spacing(equation.model().wave(), start, times[times.length - 1]);
        MovingManifold manifold = new MovingManifold(equation, start, spacing, 0.01 * tolerance, progress);
        double[] a = manifold.meanPopulations(p, turns);
        double[] c = manifold.coherences(a);
        // Where the envelopes are not slow, the graph depends on the distance of its nodes.
        double[] other = new MovingManifold(equation, start, 0.6 * spacing, 0.01 * tolerance, progress)
                .meanPopulations(p, turns);
        double startError = MathArrays.distanceInf(a, other);

        // the embedded estimate is of order 3, the result of order 5
        double stepTolerance = Math.pow(tolerance, 2.0 / 3);
        double[] stops = equation.model().wave().course(times[times.length - 1]).withKnots(times);
        Run before = run(equation, start, a, c, times, stops, 1, stepTolerance, progress.part(0, 0.3));
        for (int k = 0; k < MAX_REFINEMENTS; k++) {
            // half of every step, be it so long for its tolerance or for its bound
            stepTolerance /= 16;
            Run now = run(
                    equation, start, a, c, times, stops, Math.scalb(1.0, -k - 1), stepTolerance, progress.part(0.3, 1));
            double difference = 0;
            for (int i = 0; i < times.length; i++) {
                difference = Math.max(difference, MathArrays.distanceInf(now.states[i], before.states[i]));
            }
            // order 5 is reached where all that changes is resolved: the next halving gains what this one did, at most
            double gain = k == 0 ? 1 : Math.min(LARGEST_GAIN, Math.max(1, before.error / difference));
            double error = difference / gain + startError;
            if (error <= 0.5 * tolerance) {
                return new Run(now.states, error, now.steps, now.sweeps);
            }
            before = new Run(now.states, difference, now.steps, now.sweeps);
        }
        throw new RefusalException(
                "The slow envelopes are too rough for the tolerance; smooth them or raise the tolerance.");
    }

    /** Of the nodes of the moving graph: a part of the time so far, and of each smooth piece of an envelope there. */
    private static double spacing(Wave wave, double start, double end) {
        double[] knots = wave.course(end).knots(0, end);
        double shortest = start;
        double before = 0;
        for (double knot : knots) {
            if (knot > 0.6 * start && before < 1.4 * start) {
                shortest = Math.min(shortest, knot - before);
            }
            before = knot;
        }
        return shortest / 9;
    }

    private static Run run(
            TorusEquation equation,
            double start,
            double[] a,
            double[] c,
            double[] times,
            double[] stops,
            double halved,
            double stepTolerance,
            Progress progress) {
        TorusRadau radau = new TorusRadau(equation, start, a, c);
        double[][] states = new double[times.length][];
        double end = times[times.length - 1];
        double h = Math.max(halved * (end - start) / FIRST_STEPS, 1e-12 * end);
        double before = start;
        int i = 0;
        for (double stop : stops) {
            if (stop <= start) {
                continue;
            }
            double largest = halved * Math.min(stop - before, (end - start) / FEWEST_STEPS);
            h = radau.advance(stop, h, largest, stepTolerance, progress);
            before = stop;
            while (i < times.length && times[i] <= stop) {
                states[i++] = equation.density(radau.harmonics(), equation.turns(stop));
            }
            progress.at(stop / end, "slow envelopes");
        }
        return new Run(states, 0, radau.steps(), radau.sweeps());
    }

    private record Run(double[][] states, double error, int steps, long sweeps) {}
}
