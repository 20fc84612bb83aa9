package io.github.secular.quantum.random;

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

    /** @param length finite, at least 0 */
    void apply(double length, double[] mean, double[] c, double[] scratch) {
        double remainder = length;
        int k = 0;
        while (Math.scalb(step, k + 1) <= length) {
            k++;
        }
        // Each difference is exact, so that no phase is lost however long the time.
        for (; k >= 0; k--) {
            double part = Math.scalb(step, k);
            if (part <= remainder) {
                powers.square(k).apply(mean, c, scratch);
                remainder -= part;
            }
        }
        if (remainder > 0) {
            equation.advance(remainder, mean, c);
        }
    }
}
