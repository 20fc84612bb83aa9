package io.github.secular.quantum.random;

import io.github.secular.drive.JointModes;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.RepeatedSquares;
import io.github.secular.quantum.BlochModel;
import java.util.stream.IntStream;

/**
 * The mean where a clock draws anew at u + n Tc (other noises may run beside it), by averaged cell maps
 * S (doc/bloch-solvers.md, B8.2): E ρ = S(τ − u − n Tc) S(Tc)ⁿ S(u) ρ(0), averaged over u in [0, Tc) where
 * the phase is random. Inside a cell the two values of ξ are the two rungs of an unfading ladder; the
 * draw leaves the lower one. n jumps at u* = τ mod Tc, so that Gauss rules run on [0, u*] and [u*, Tc].
 */
final class ClockMean implements MeanPropagator {
    private final StochasticLiouville equation;
    private final LadderFlow inside;
    private final RepeatedSquares<GradedMap> cells;
    private final int[] surviving;
    private final double cell;
    private final double phase;
    private final double[] nodes;
    private final double[] weights;

    /**
     * @param refinement halves the steps inside a cell, for an estimate of rounding
     * @param cell Tc
     * @param phase u, or NaN for the average over u
     * @param nodes of Gauss's rule on [0, 1], with their weights
     */
    ClockMean(
            BlochModel model,
            RandomDrive drive,
            int hermiteOrder,
            int refinement,
            double cell,
            double phase,
            double[] nodes,
            double[] weights) {
        JointModes modes = new JointModes(drive.signals(), hermiteOrder - 1);
        equation = new StochasticLiouville(model, drive, modes);
        this.cell = cell;
        this.phase = phase;
        this.nodes = nodes;
        this.weights = weights;
        int doublings = refinement;
        while (Math.scalb(cell, -doublings) * equation.norm() > 1) {
            doublings++;
        }
        inside = new LadderFlow(equation, Math.scalb(cell, -doublings));
        int n2 = equation.meanLength();
        surviving = IntStream.range(0, equation.restLength())
                .filter(i -> modes.outlivesCells(1 + i / n2))
                .toArray();
        cells = new RepeatedSquares<>(inside.square(doublings).keepingRest(surviving), GradedMap::squared);
    }

    @Override
    public double[] mean(FastTime tau, double[] initial) {
        FastTime.Split cells = tau.inCells(cell);
        if (!Double.isNaN(phase)) {
            return from(phase, cells, initial);
        }
        double[] sum = new double[initial.length];
        addAverage(0, cells.remainder(), cells, initial, sum);
        addAverage(cells.remainder(), cell, cells, initial, sum);
        return sum;
    }

    private void addAverage(double from, double to, FastTime.Split tau, double[] initial, double[] sum) {
        if (!(to > from)) {
            return;
        }
        if (tau.whole() == 0 && from > 0) {
            // No boundary before τ, whatever u: one value of the integrand.
            add((to - from) / cell, from(to, tau, initial), sum);
            return;
        }
        for (int i = 0; i < nodes.length; i++) {
            double u = from + (to - from) * nodes[i];
            add(weights[i] * (to - from) / cell, from(u, tau, initial), sum);
        }
    }

    private static void add(double factor, double[] term, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * term[i];
        }
    }

    /** E ρ(τ) with the first boundary at u; τ = whole cells and a remainder f: n = whole − [u &gt; f]. */
    private double[] from(double u, FastTime.Split tau, double[] initial) {
        double[] mean = initial.clone();
        double[] c = new double[equation.restLength()];
        double[] scratch = new double[mean.length + c.length];
        boolean late = u > tau.remainder();
        if (late && tau.whole() == 0) {
            inside.apply(tau.remainder(), mean, c, scratch);
            return mean;
        }
        inside.apply(u, mean, c, scratch);
        double[] kept = new double[surviving.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = c[surviving[i]];
        }
        cells.apply(late ? tau.whole() - 1 : tau.whole(), map -> map.apply(mean, kept, scratch));
        java.util.Arrays.fill(c, 0);
        for (int i = 0; i < kept.length; i++) {
            c[surviving[i]] = kept[i];
        }
        inside.apply(late ? cell - u + tau.remainder() : tau.remainder() - u, mean, c, scratch);
        return mean;
    }
}
