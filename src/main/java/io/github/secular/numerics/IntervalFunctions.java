package io.github.secular.numerics;

/**
 * The functions of formulas over {@link IntervalJet}s. A function that jumps or bends is told the cell of its argument
 * ({@link Breaks}), or {@link Breaks#UNKNOWN}: then only its values are bounded.
 */
final class IntervalFunctions {
    private static final Interval TWO = Interval.of(2);

    private IntervalFunctions() {}

    static IntervalJet abs(IntervalJet u, long cell) {
        if (cell == Breaks.UNKNOWN) {
            return IntervalJet.unknown(new Interval(0, u.value().magnitude()));
        }
        return cell == 0 ? u.negated() : u;
    }

    static IntervalJet step(IntervalJet u, long cell) {
        return cell == Breaks.UNKNOWN ? IntervalJet.unknown(new Interval(0, 1)) : IntervalJet.constant(cell);
    }

    static IntervalJet sign(IntervalJet u, long cell) {
        return cell == Breaks.UNKNOWN ? IntervalJet.unknown(new Interval(-1, 1)) : IntervalJet.constant(2 * cell - 1);
    }

    static IntervalJet floor(IntervalJet u, long cell) {
        if (cell == Breaks.UNKNOWN) {
            Interval v = u.value();
            return IntervalJet.unknown(new Interval(Math.floor(v.lo()), Math.floor(v.hi())));
        }
        return IntervalJet.constant(cell);
    }

    /** The smaller of two; the cell is that of x − y. */
    static IntervalJet min(IntervalJet x, IntervalJet y, long cell) {
        if (cell == Breaks.UNKNOWN) {
            return IntervalJet.unknown(new Interval(
                    Math.min(x.value().lo(), y.value().lo()),
                    Math.min(x.value().hi(), y.value().hi())));
        }
        return cell == 0 ? x : y;
    }

    /** The larger of two; the cell is that of x − y. */
    static IntervalJet max(IntervalJet x, IntervalJet y, long cell) {
        return min(x.negated(), y.negated(), cell == Breaks.UNKNOWN ? cell : 1 - cell)
                .negated();
    }

    static IntervalJet sqrt(IntervalJet u, long cell) {
        if (cell != 1) {
            return cell == 0 || !(u.value().hi() >= 0)
                    ? IntervalJet.unknown(Interval.WHOLE)
                    : IntervalJet.unknown(Interval.around(0, Math.sqrt(u.value().hi())));
        }
        double lo = Math.max(0, u.value().lo());
        double hi = Math.max(0, u.value().hi());
        Interval root = Interval.around(Math.sqrt(lo), Math.sqrt(hi)).clipped(0, Double.POSITIVE_INFINITY);
        return u.through(
                root,
                Interval.around(0.5 / Math.sqrt(hi), 0.5 / Math.sqrt(lo)),
                Interval.around(-0.25 / (lo * Math.sqrt(lo)), -0.25 / (hi * Math.sqrt(hi))));
    }

    static IntervalJet exp(IntervalJet u) {
        Interval v = Interval.around(
                        Math.exp(u.value().lo()), Math.exp(u.value().hi()))
                .clipped(0, Double.POSITIVE_INFINITY);
        return u.through(v, v, v);
    }

    static IntervalJet log(IntervalJet u) {
        Interval x = u.value();
        if (!(x.lo() > 0)) {
            return IntervalJet.unknown(Interval.WHOLE);
        }
        Interval r = x.reciprocal();
        return u.through(
                Interval.around(Math.log(x.lo()), Math.log(x.hi())),
                r,
                r.squared().negated());
    }

    static IntervalJet sin(IntervalJet u) {
        Interval s = sine(u.value());
        return u.through(s, cosine(u.value()), s.negated());
    }

    static IntervalJet cos(IntervalJet u) {
        Interval c = cosine(u.value());
        return u.through(c, sine(u.value()).negated(), c.negated());
    }

    static IntervalJet tan(IntervalJet u) {
        Interval x = u.value();
        // a pole at π/2 + kπ
        if (!(x.width() < Math.PI)
                || Math.floor(x.lo() / Math.PI - 0.5 - 1e-12) != Math.floor(x.hi() / Math.PI - 0.5 + 1e-12)) {
            return IntervalJet.unknown(Interval.WHOLE);
        }
        Interval t = Interval.around(Math.tan(x.lo()), Math.tan(x.hi()));
        Interval slope = Interval.ONE.plus(t.squared());
        return u.through(t, slope, TWO.times(t).times(slope));
    }

    static IntervalJet asin(IntervalJet u) {
        Interval x = u.value();
        if (x.lo() > 1 || x.hi() < -1 || x.lo() < -1 - 1e-12 || x.hi() > 1 + 1e-12) {
            return IntervalJet.unknown(Interval.WHOLE);
        }
        x = x.clipped(-1, 1);
        Interval square = Interval.ONE.minus(x.squared()).clipped(0, 1);
        Interval slope = Interval.around(1 / Math.sqrt(square.hi()), 1 / Math.sqrt(square.lo()));
        return u.through(
                Interval.around(Math.asin(x.lo()), Math.asin(x.hi())),
                slope,
                x.times(slope).times(slope.squared()));
    }

    static IntervalJet acos(IntervalJet u) {
        return IntervalJet.constant(Math.PI / 2).minus(asin(u));
    }

    static IntervalJet atan(IntervalJet u) {
        Interval x = u.value();
        Interval slope = Interval.ONE.plus(x.squared()).reciprocal();
        return u.through(
                Interval.around(Math.atan(x.lo()), Math.atan(x.hi())),
                slope,
                TWO.times(x).times(slope.squared()).negated());
    }

    static IntervalJet sinh(IntervalJet u) {
        Interval s =
                Interval.around(Math.sinh(u.value().lo()), Math.sinh(u.value().hi()));
        return u.through(s, hyperbolicCosine(u.value()), s);
    }

    static IntervalJet cosh(IntervalJet u) {
        Interval c = hyperbolicCosine(u.value());
        return u.through(
                c,
                Interval.around(Math.sinh(u.value().lo()), Math.sinh(u.value().hi())),
                c);
    }

    static IntervalJet tanh(IntervalJet u) {
        Interval t = Interval.around(
                        Math.tanh(u.value().lo()), Math.tanh(u.value().hi()))
                .clipped(-1, 1);
        // 1/cosh² and not 1 − tanh², whose bound would never fall below a unit in the last place
        Interval slope = hyperbolicCosine(u.value()).squared().reciprocal();
        return u.through(t, slope, TWO.times(t).times(slope).negated());
    }

    static IntervalJet atan2(IntervalJet y, IntervalJet x, long cell) {
        if (cell == Breaks.UNKNOWN && !(x.value().lo() > 0)) {
            return IntervalJet.unknown(new Interval(-Math.PI, Math.PI));
        }
        // seen from the origin, a box that the branch cut does not cross has its extreme angles at corners
        double low = cell == 1 ? Math.max(0, y.value().lo()) : y.value().lo();
        double high = cell == 0 ? Math.min(-0.0, y.value().hi()) : y.value().hi();
        double left = x.value().lo();
        double right = x.value().hi();
        Interval values = Interval.around(Math.atan2(low, left), Math.atan2(low, right))
                .hull(Interval.around(Math.atan2(high, left), Math.atan2(high, right)));
        IntervalJet square = x.times(x).plus(y.times(y));
        IntervalJet square2 =
                new IntervalJet(x.value().squared().plus(y.value().squared()), square.first(), square.second());
        Interval area = x.value().times(y.first()).minus(y.value().times(x.first()));
        Interval areaRate = x.value().times(y.second()).minus(y.value().times(x.second()));
        Interval r = square2.value().reciprocal();
        return new IntervalJet(
                values,
                area.times(r),
                areaRate.times(r).minus(area.times(square2.first()).times(r.squared())));
    }

    /** x^y for a constant y; a power that is not whole is told the cell of x. */
    static IntervalJet power(IntervalJet x, double y, long cell) {
        if (y == Math.rint(y) && Math.abs(y) <= 1000) {
            int n = (int) y;
            return x.through(
                    power(x.value(), n),
                    Interval.of(n).times(power(x.value(), n - 1)),
                    Interval.of((double) n * (n - 1)).times(power(x.value(), n - 2)));
        }
        if (cell != 1) {
            return IntervalJet.unknown(Interval.WHOLE);
        }
        Interval base = x.value().clipped(0, Double.POSITIVE_INFINITY);
        return x.through(
                power(base, y),
                Interval.of(y).times(power(base, y - 1)),
                Interval.of(y * (y - 1)).times(power(base, y - 2)));
    }

    /** x^y for x &gt; 0. */
    static IntervalJet power(IntervalJet x, IntervalJet y) {
        return exp(y.times(log(x)));
    }

    private static Interval power(Interval x, double y) {
        return Interval.around(Math.pow(x.lo(), y), Math.pow(x.hi(), y)).clipped(0, Double.POSITIVE_INFINITY);
    }

    private static Interval power(Interval x, int n) {
        if (n == 0) {
            return Interval.ONE;
        }
        if (n < 0) {
            return power(x, -n).reciprocal();
        }
        if (n == 1) {
            return x;
        }
        if (n % 2 == 1) {
            return Interval.around(Math.pow(x.lo(), n), Math.pow(x.hi(), n));
        }
        double small = x.contains(0) ? 0 : Math.min(Math.abs(x.lo()), Math.abs(x.hi()));
        return small == 0 && x.magnitude() == 0
                ? Interval.ZERO
                : Interval.around(Math.pow(small, n), Math.pow(x.magnitude(), n))
                        .clipped(0, Double.POSITIVE_INFINITY);
    }

    private static Interval hyperbolicCosine(Interval x) {
        double small = x.contains(0) ? 0 : Math.min(Math.abs(x.lo()), Math.abs(x.hi()));
        return Interval.around(Math.cosh(small), Math.cosh(x.magnitude())).clipped(1, Double.POSITIVE_INFINITY);
    }

    private static Interval sine(Interval x) {
        return wave(x, Math.sin(x.lo()), Math.sin(x.hi()), 0.5);
    }

    private static Interval cosine(Interval x) {
        return wave(x, Math.cos(x.lo()), Math.cos(x.hi()), 0);
    }

    /** Values of a sine or cosine that is 1 where x/π is an even number plus the shift, and −1 where it is odd. */
    private static Interval wave(Interval x, double atLo, double atHi, double shift) {
        if (!(x.width() < 2 * Math.PI) || x.magnitude() > 1e12) {
            return new Interval(-1, 1);
        }
        double from = x.lo() / Math.PI - shift;
        double to = x.hi() / Math.PI - shift;
        double slack = 1e-15 * (1 + Math.abs(from) + Math.abs(to));
        double lo = Math.min(atLo, atHi);
        double hi = Math.max(atLo, atHi);
        for (double k = Math.ceil(from - slack); k <= to + slack; k++) {
            if (Math.floorMod((long) k, 2L) == 0) {
                hi = 1;
            } else {
                lo = -1;
            }
        }
        return Interval.around(lo, hi).clipped(-1, 1);
    }
}
