package io.github.secular.numerics;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;

/**
 * A function given at knots: linear or by a natural cubic spline between them, 0 outside.
 * Its breaks are the knots: where it is linear it bends at each, and it may jump at the first and the last.
 */
final class TableData implements Breaks {
    private final double[] knots;
    private final double[] values;
    private final boolean spline;
    private final PolynomialFunction[] cubics;

    /**
     * @param knots increasing, at least 2 (3 for a spline)
     * @param values one per knot, finite
     * @throws InvalidInputException if they are not
     */
    TableData(double[] knots, double[] values, boolean spline) {
        int least = spline ? 3 : 2;
        if (knots.length != values.length || knots.length < least) {
            throw new InvalidInputException(
                    "",
                    knots.length + " times and " + values.length + " values",
                    "as many values as times, at least " + least);
        }
        for (int i = 0; i < knots.length; i++) {
            if (!(Math.abs(values[i]) < Double.POSITIVE_INFINITY && Math.abs(knots[i]) < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "", knots[i] + ", " + values[i] + " as entry " + i, "finite times and values");
            }
            if (i > 0 && !(knots[i] > knots[i - 1])) {
                throw new InvalidInputException(
                        "", knots[i] + " behind " + knots[i - 1] + " as time number " + i, "increasing times");
            }
        }
        this.knots = knots.clone();
        this.values = values.clone();
        this.spline = spline;
        cubics = spline ? new SplineInterpolator().interpolate(knots, values).getPolynomials() : null;
    }

    double at(double x) {
        int i = (int) cell(x);
        if (i < 0 || i >= knots.length - 1) {
            return i == knots.length - 1 && x == knots[i] ? values[i] : 0;
        }
        return spline ? cubics[i].value(x - knots[i]) : values[i] + slope(i) * (x - knots[i]);
    }

    DerivativeStructure at(DerivativeStructure x) {
        int i = (int) cell(x.getValue());
        if (i < 0 || i >= knots.length - 1) {
            return x.multiply(0);
        }
        DerivativeStructure s = x.subtract(knots[i]);
        return spline ? cubics[i].value(s) : s.multiply(slope(i)).add(values[i]);
    }

    private double slope(int i) {
        return (values[i + 1] - values[i]) / (knots[i + 1] - knots[i]);
    }

    @Override
    public long cell(double u) {
        int at = Arrays.binarySearch(knots, u);
        return at >= 0 ? at : -at - 2;
    }

    @Override
    public double lower(long cell) {
        return cell < 0 ? Double.NEGATIVE_INFINITY : cell < knots.length ? knots[(int) cell] : Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isHard(long cell) {
        return !spline || cell <= 0 || cell >= knots.length - 1;
    }

    /** Bounds, see {@link IntervalFunctions}. */
    IntervalJet over(IntervalJet x, long cell) {
        if (cell == UNKNOWN) {
            double max = 0;
            for (double v : values) {
                max = Math.max(max, Math.abs(v));
            }
            // between knots a natural spline may overshoot; its cells are decided before its bounds matter
            return IntervalJet.unknown(spline ? Interval.WHOLE : new Interval(-max, max));
        }
        if (cell < 0 || cell >= knots.length - 1) {
            return IntervalJet.constant(0);
        }
        int i = (int) cell;
        IntervalJet s = x.minus(IntervalJet.constant(knots[i]));
        s = new IntervalJet(s.value().clipped(0, knots[i + 1] - knots[i]), s.first(), s.second());
        double[] c = spline ? cubics[i].getCoefficients() : new double[] {values[i], slope(i)};
        IntervalJet sum = IntervalJet.constant(c[c.length - 1]);
        for (int k = c.length - 2; k >= 0; k--) {
            sum = sum.times(s).plus(IntervalJet.constant(c[k]));
        }
        return sum;
    }

    double first() {
        return knots[0];
    }

    double last() {
        return knots[knots.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableData t
                && spline == t.spline
                && Arrays.equals(knots, t.knots)
                && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(knots) + Arrays.hashCode(values);
    }
}
