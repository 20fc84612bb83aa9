package io.github.secular.quantum.limit;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.MatrixExponential;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import org.ejml.data.ZMatrixRMaj;

/**
 * The limit of the mean density under a random drive with degenerate, undamped levels: 𝒬 restricted to the
 * entries with w(n, m) = 0, and the Pauli rates (doc/quantum.md, Q7.4). Initial coherences between
 * degenerate levels are kept, all others dropped. Without such coherences it is the rate equation with (19).
 *
 * <p>Damping and shifts of exactly the size ε² (μ = 2, p = 2) act on the degenerate coherences in slow time and are
 * added; smaller ones (μ, p &gt; 2) have no effect.
 */
public final class RandomOperatorLimit extends DescribedSolver<BlochProblem, PopulationTrajectory>
        implements LimitModel {
    public RandomOperatorLimit() {
        super(
                "random-operator",
                "operator Q of a random drive on populations and degenerate coherences, paper 1 proposition 3");
    }

    @Override
    public PopulationTrajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        Trajectory densities = densities(problem.model(), problem.initial(), times, tolerance, progress);
        return new PopulationTrajectory(times, densities.populations(), densities.report());
    }

    /**
     * The limit of E ρ, its fast coherences zero (they vanish only in the mean over time).
     *
     * @throws io.github.secular.numerics.RefusalException if the drive is not random
     */
    public Trajectory densities(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        progress.check();
        CarrierMemory.requireForgotten(model);
        int size = model.size();
        int[] slow = RandomOperator.slowEntries(model);
        ZMatrixRMaj generator = RandomOperator.restriction(RandomOperator.of(model, false), slow)
                .toEjml();
        addRelaxation(model, slow, generator);
        double[] start = new double[2 * slow.length];
        for (int i = 0; i < slow.length; i++) {
            start[2 * i] = initial.re(slow[i] / size, slow[i] % size);
            start[2 * i + 1] = initial.im(slow[i] / size, slow[i] % size);
        }
        double[][] reduced = MatrixExponential.apply(generator, start, times);
        double[][] states = new double[times.length][2 * size * size];
        for (int t = 0; t < times.length; t++) {
            for (int i = 0; i < slow.length; i++) {
                states[t][2 * slow[i]] = reduced[t][2 * i];
                states[t][2 * slow[i] + 1] = reduced[t][2 * i + 1];
            }
        }
        progress.at(1, "Operator Q");
        String work = "exponentials of " + slow.length + " entries";
        double error = 1e-14 * Math.max(1, times.length);
        return new Trajectory(
                size,
                times,
                states,
                new SolverReport(name(), tolerance, error, work, RandomRateEquation.remark(model)));
    }

    private static void addRelaxation(BlochModel model, int[] slow, ZMatrixRMaj generator) {
        int size = model.size();
        int s = slow.length;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                double rate = n == m
                        ? -model.relaxation().outflow(n)
                        : model.relaxation().rate(m, n);
                generator.data[2 * (n * s + m)] += rate;
            }
        }
        for (int i = size; i < s; i++) {
            int n = slow[i] / size;
            int m = slow[i] % size;
            int at = 2 * (i * s + i);
            if (model.damping().exponent() == 2) {
                generator.data[at] -= model.damping().gamma(n, m);
            }
            if (model.levels().shiftExponent() == 2) {
                generator.data[at + 1] -=
                        model.levels().shift(n) - model.levels().shift(m);
            }
        }
    }
}
