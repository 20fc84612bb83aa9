package io.github.secular.quantum;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.AutomaticSolver;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.MathArrays;

/**
 * Slow envelopes in steps: over each step the envelopes stand still at their value in its middle, and a solver for
 * constant waves, whose cost does not depend on ε, takes ρ across. The step is symmetric in time, so its error has
 * even powers of the step length only, and Richardson's extrapolation removes one after the other. Needs no
 * damping; the number of steps follows the envelopes and the Rabi frequencies, not the carrier.
 */
public final class EnvelopeStepsSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final int FIRST_STEPS = 8;

    /** How often the steps are halved at most. */
    private static final int HALVINGS = 9;

    private static final int USUAL_HALVINGS = 7;

    private static final int MOST_STEPS = 20_000;

    /** What all steps of a run may cost, in multiplications of which a second has about 1e9. */
    private static final double MOST_WORK = 2e10;

    private final List<Solver<BlochProblem, Trajectory>> frozen;

    /** @param frozen those that may take ρ over a step under a wave without envelopes */
    public EnvelopeStepsSolver(List<? extends Solver<BlochProblem, Trajectory>> frozen) {
        super(
                "envelope-steps",
                "Slow envelopes held still over short steps, extrapolated: any damping, at any epsilon",
                "the wave has slow envelopes, and no slow manifold holds");
        this.frozen = List.copyOf(frozen);
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        if (!(model.drive() instanceof Wave wave)) {
            throw new RefusalException("Steps of envelopes are for deterministic waves, but the drive is random.");
        }
        Heap.require(
                16.0 * model.size() * model.size() * times.length * (2 * HALVINGS + 2),
                "The extrapolation of " + model.size() + " levels at " + times.length + " times",
                "take fewer levels or times");
        // No step passes over more than one smooth piece of an envelope.
        double[] nodes = nodes(
                wave.course(times.length == 0 ? 0 : times[times.length - 1]).withKnots(times));
        double end = end(nodes);
        double[][] table = new double[0][];
        int[] done = new int[1];
        double[] shared = new double[1];
        for (int j = 0; j <= HALVINGS; j++) {
            double longest = Math.scalb(end / FIRST_STEPS, -j);
            if (steps(nodes, longest) > MOST_STEPS) {
                break;
            }
            double[][] next = new double[j + 1][];
            next[0] = run(model, wave, initial, times, nodes, j, end / FIRST_STEPS, tolerance, done, shared, progress);
            for (int k = 1; k <= j; k++) {
                next[k] = extrapolated(next[k - 1], table[k - 1], Math.scalb(1.0, 2 * k) - 1);
            }
            double error =
                    j == 0 ? Double.POSITIVE_INFINITY : MathArrays.distanceInf(next[j], table[j - 1]) + shared[0];
            table = next;
            progress.at((j + 1.0) / (HALVINGS + 1), "slow envelopes in steps");
            if (error <= 0.6 * tolerance) {
                String work = Sentence.of("%d steps in %d runs", done[0], j + 1);
                return new Trajectory(
                        model.size(),
                        times,
                        split(table[j], times.length),
                        new SolverReport(name(), tolerance, Math.max(error, 1e-15), work, ""));
            }
        }
        throw new RefusalException("The envelopes or the Rabi oscillations are too fast for steps of envelopes;"
                + " raise the tolerance or shorten the run.");
    }

    /** Output times, and as many others that none is beyond twice the one before: their differences are then exact. */
    private static double[] nodes(double[] times) {
        List<Double> out = new ArrayList<>();
        double last = 0;
        for (double t : times) {
            while (last > 0 && t > 2 * last) {
                last *= 2;
                out.add(last);
            }
            if (t > last) {
                out.add(t);
                last = t;
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double steps(double[] nodes, double longest) {
        double sum = 0;
        double last = 0;
        for (double t : nodes) {
            sum += Math.ceil((t - last) / longest);
            last = t;
        }
        return sum;
    }

    /** ρ at the times, one after the other, with every step of the coarsest run halved so often. */
    private double[] run(
            BlochModel model,
            Wave wave,
            ComplexMatrix initial,
            double[] times,
            double[] nodes,
            int halvings,
            double coarsest,
            double tolerance,
            int[] done,
            double[] shared,
            Progress progress) {
        shared[0] = 0;
        StepKicks kicks = new StepKicks(model, wave);
        int entries = 2 * model.size() * model.size();
        double[] out = new double[times.length * entries];
        ComplexMatrix rho = initial;
        int at = 0;
        while (at < times.length && times[at] <= 0) {
            System.arraycopy(rho.toArray(), 0, out, entries * at++, entries);
        }
        // errors of steps add up
        double stepTolerance = Math.max(1e-14, tolerance / steps(nodes, Math.scalb(coarsest, -halvings)) / 4);
        Solver<BlochProblem, Trajectory> across = across(
                new BlochProblem(model, initial),
                wave,
                end(nodes),
                steps(nodes, Math.scalb(coarsest, -halvings)),
                stepTolerance);
        double start = 0;
        for (double node : nodes) {
            int steps = (int) Math.ceil((node - start) / coarsest) << halvings;
            kicks.steps(start, node, steps);
            double from = start;
            for (int k = 1; k <= steps; k++) {
                progress.check();
                double to = k == steps ? node : start + (node - start) * k / steps;
                BlochModel still = model.withDrive(still(wave, from, 0.5 * (from + to), model.epsilon()));
                Trajectory step = across.solve(
                        new BlochProblem(still, rho), new double[] {to - from}, stepTolerance, progress.part(0, 0));
                rho = step.rho(0);
                // what two runs may have in common
                shared[0] += step.report().estimatedError();
                from = to;
                done[0]++;
            }
            start = node;
            while (at < times.length && times[at] <= node) {
                System.arraycopy(rho.toArray(), 0, out, entries * at++, entries);
            }
        }
        shared[0] += kicks.largest();
        return out;
    }

    /** Whatever can take ρ across one of so many steps at a bearable cost. */
    private Solver<BlochProblem, Trajectory> across(
            BlochProblem problem, Wave wave, double end, double steps, double tolerance) {
        double limit = MOST_WORK / steps;
        double[] step = {end / steps};
        BlochProblem still = still(problem, wave, end / 2);
        List<Solver<BlochProblem, Trajectory>> bearable = new ArrayList<>();
        for (Solver<BlochProblem, Trajectory> solver : frozen) {
            if (!(solver.predictedWork(still, step, tolerance) > limit)) {
                bearable.add(solver.within(limit));
            }
        }
        return new AutomaticSolver<>(bearable, true);
    }

    private static BlochProblem still(BlochProblem problem, Wave wave, double middle) {
        BlochModel model = problem.model();
        return problem.with(model.withDrive(still(wave, 0, middle, model.epsilon())));
    }

    /** Of as many halvings as smooth envelopes mostly need. */
    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        double end = times.length == 0 ? 0 : times[times.length - 1];
        if (!(problem.model().drive() instanceof Wave wave) || !wave.hasEnvelopes() || !(end > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double steps = times.length + Math.scalb(FIRST_STEPS, USUAL_HALVINGS + 1);
        BlochProblem still = still(problem, wave, end / 2);
        double[] step = {end / steps};
        return steps
                * frozen.stream()
                        .mapToDouble(s -> s.predictedWork(still, step, tolerance / steps))
                        .filter(work -> !Double.isNaN(work))
                        .min()
                        .orElse(MOST_WORK / steps);
    }

    private static double end(double[] nodes) {
        return nodes.length == 0 ? 0 : nodes[nodes.length - 1];
    }

    /** The wave with its envelopes as in the middle of a step, its time counted from the start of the step. */
    private static Wave still(Wave wave, double start, double middle, double epsilon) {
        return wave.frozenAt(middle).turnedTo(start, epsilon);
    }

    private static double[] extrapolated(double[] fine, double[] coarse, double divisor) {
        double[] out = fine.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += (fine[i] - coarse[i]) / divisor;
        }
        return out;
    }

    private static double[][] split(double[] all, int count) {
        int entries = count == 0 ? 0 : all.length / count;
        double[][] out = new double[count][];
        for (int i = 0; i < count; i++) {
            out[i] = java.util.Arrays.copyOfRange(all, i * entries, (i + 1) * entries);
        }
        return out;
    }
}
