package io.github.secular.quantum.random;

import io.github.secular.numerics.RefusalException;

/** exp(length · generator) of a stochastic Liouville equation on vectors, for any length ≥ 0. */
final class LadderFlow {
    private final StochasticLiouville equation;
    private final double step;
    private final GradedPowers powers;

    /** @param step at most 1/norm of the equation */
    LadderFlow(StochasticLiouville equation, double step) {
        this.equation = equation;
        this.step = step;
        this.powers = new GradedPowers(equation.map(step));
    }

    /** The map over step · 2^k. */
    GradedMap square(int k) {
        return powers.square(k);
    }

    /** @throws RefusalException if the length holds more steps than can be counted */
    void apply(double length, double[] mean, double[] c, double[] scratch) {
        double count = Math.floor(length / step);
        if (!(count < 1L << 52)) {
            throw new RefusalException("A fast time of " + length
                    + " holds more oscillations than double precision can tell apart; take a larger epsilon.");
        }
        powers.apply((long) count, mean, c, scratch);
        double remainder = length - count * step;
        if (remainder > 0) {
            equation.advance(remainder, mean, c);
        }
    }
}
