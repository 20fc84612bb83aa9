package io.github.secular.numerics;

/**
 * A closed interval of real numbers, with outward rounding: the result of an operation holds every value that the
 * operation takes on the operands. Bounds may be infinite; an operation that is undefined somewhere on its operands
 * gives {@link #WHOLE}.
 *
 * @param lo lower bound
 * @param hi upper bound, lo ≤ hi
 */
record Interval(double lo, double hi) {
    static final Interval ZERO = new Interval(0, 0);
    static final Interval ONE = new Interval(1, 1);
    static final Interval WHOLE = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Interval of(double value) {
        return new Interval(value, value);
    }

    /** The interval between two numbers that are good to a few units in the last place. */
    static Interval around(double a, double b) {
        double lo = Math.min(a, b);
        double hi = Math.max(a, b);
        return Double.isNaN(lo) || Double.isNaN(hi)
                ? WHOLE
                : new Interval(Math.nextDown(Math.nextDown(lo)), Math.nextUp(Math.nextUp(hi)));
    }

    boolean isPoint() {
        return lo == hi;
    }

    boolean isZero() {
        return lo == 0 && hi == 0;
    }

    boolean contains(double x) {
        return lo <= x && x <= hi;
    }

    /** The largest |x|. */
    double magnitude() {
        return Math.max(Math.abs(lo), Math.abs(hi));
    }

    double width() {
        return hi - lo;
    }

    double middle() {
        return isPoint() ? lo : 0.5 * lo + 0.5 * hi;
    }

    Interval plus(Interval b) {
        if (isZero()) {
            return b;
        }
        return b.isZero() ? this : outward(lo + b.lo, hi + b.hi);
    }

    Interval minus(Interval b) {
        return plus(b.negated());
    }

    Interval negated() {
        return new Interval(-hi, -lo);
    }

    Interval times(Interval b) {
        if (isZero() || b.isZero()) {
            return ZERO;
        }
        if (isPoint() && lo == 1) {
            return b;
        }
        if (b.isPoint() && b.lo == 1) {
            return this;
        }
        double p = product(lo, b.lo);
        double q = product(lo, b.hi);
        double r = product(hi, b.lo);
        double s = product(hi, b.hi);
        return outward(Math.min(Math.min(p, q), Math.min(r, s)), Math.max(Math.max(p, q), Math.max(r, s)));
    }

    /** x², which knows that both factors are the same. */
    Interval squared() {
        double a = Math.abs(lo);
        double b = Math.abs(hi);
        double small = contains(0) ? 0 : Math.min(a, b);
        double large = Math.max(a, b);
        if (large == 0) {
            return ZERO;
        }
        return new Interval(Math.max(0, Math.nextDown(small * small)), Math.nextUp(large * large));
    }

    /** 1/x; the whole line where x may be 0. */
    Interval reciprocal() {
        return contains(0) ? WHOLE : outward(1 / hi, 1 / lo);
    }

    Interval hull(Interval b) {
        return new Interval(Math.min(lo, b.lo), Math.max(hi, b.hi));
    }

    /** What lies in both, or the nearest bound where rounding has torn them apart. */
    Interval clipped(double least, double largest) {
        return new Interval(
                Math.min(Math.max(lo, least), largest), Math.max(Math.min(hi, largest), Math.min(least, largest)));
    }

    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private static Interval outward(double lo, double hi) {
        return Double.isNaN(lo) || Double.isNaN(hi) ? WHOLE : new Interval(Math.nextDown(lo), Math.nextUp(hi));
    }
}
