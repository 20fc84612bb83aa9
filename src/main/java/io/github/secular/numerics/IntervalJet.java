package io.github.secular.numerics;

/**
 * Bounds of a function of one variable and of its first two derivatives over an interval of that variable.
 * The rules are those of Taylor arithmetic of second order; every bound is rounded outwards.
 *
 * @param value all values of the function
 * @param first all values of its derivative
 * @param second all values of its second derivative
 */
record IntervalJet(Interval value, Interval first, Interval second) {
    static IntervalJet constant(double value) {
        return new IntervalJet(Interval.of(value), Interval.ZERO, Interval.ZERO);
    }

    /** The variable itself over an interval. */
    static IntervalJet variable(double lo, double hi) {
        return new IntervalJet(new Interval(lo, hi), Interval.ONE, Interval.ZERO);
    }

    /** Whether the derivative is 0 on the whole interval. */
    boolean isConstant() {
        return first.isZero() && second.isZero();
    }

    IntervalJet plus(IntervalJet b) {
        return new IntervalJet(value.plus(b.value), first.plus(b.first), second.plus(b.second));
    }

    IntervalJet minus(IntervalJet b) {
        return new IntervalJet(value.minus(b.value), first.minus(b.first), second.minus(b.second));
    }

    IntervalJet negated() {
        return new IntervalJet(value.negated(), first.negated(), second.negated());
    }

    IntervalJet times(IntervalJet b) {
        Interval cross = first.times(b.first);
        return new IntervalJet(
                value.times(b.value),
                first.times(b.value).plus(value.times(b.first)),
                second.times(b.value).plus(value.times(b.second)).plus(cross.plus(cross)));
    }

    IntervalJet over(IntervalJet b) {
        Interval r = b.value.reciprocal();
        Interval r2 = r.squared();
        return times(b.through(r, r2.negated(), r2.times(r).times(Interval.of(2))));
    }

    /**
     * φ of this function, by the chain rule.
     *
     * @param at the values that φ takes on {@link #value}
     * @param slope those of φ′
     * @param curvature those of φ″
     */
    IntervalJet through(Interval at, Interval slope, Interval curvature) {
        return new IntervalJet(
                at, slope.times(first), curvature.times(first.squared()).plus(slope.times(second)));
    }

    /** A function that stays within given values and jumps or bends nobody knows where. */
    static IntervalJet unknown(Interval value) {
        return new IntervalJet(value, Interval.WHOLE, Interval.WHOLE);
    }
}
