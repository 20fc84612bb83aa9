package io.github.secular.quantum.random;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.RepeatedSquares;

/** exp(length · generator) of a stochastic Liouville equation on vectors, for any length ≥ 0. */
final class LadderFlow {
    private final StochasticLiouville equation;
    private final double step;
    private final RepeatedSquares<GradedMap> powers;

    /** @param step at most 1/norm of the equation */
    LadderFlow(StochasticLiouville equation, double step) {
        this.equation = equation;
        this.step = step;
        this.powers = new RepeatedSquares<>(equation.map(step), GradedMap::squared);
    }

    /** The map over step · 2^k. */
    GradedMap square(int k) {
        return powers.square(k);
    }

    /** Over a length of fast time known exactly. */
    void apply(FastTime.Split steps, double[] mean, double[] c, double[] scratch) {
        powers.apply(steps.whole(), map -> map.apply(mean, c, scratch));
        if (steps.remainder() > 0) {
            equation.advance(steps.remainder(), mean, c);
        }
    }

    /** @param length at least 0 */
    void apply(double length, double[] mean, double[] c, double[] scratch) {
        double count = Math.floor(length / step);
        double remainder = Math.max(0, length - count * step);
        apply(new FastTime.Split((long) count, remainder / step, remainder), mean, c, scratch);
    }

    /** Over the fast time τ from 0, without the rounding of τ. */
    void apply(FastTime tau, double[] mean, double[] c, double[] scratch) {
        apply(tau.inCells(step), mean, c, scratch);
    }
}
