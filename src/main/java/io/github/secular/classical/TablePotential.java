package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/** A potential known at some positions: the natural cubic spline through them, and nothing beyond the outermost. */
public final class TablePotential implements Potential1D {
    private final double[] knots;
    private final PolynomialFunction[] value;
    private final PolynomialFunction[] first;
    private final PolynomialFunction[] second;

    /**
     * @param x positions, increasing, at least 4
     * @param u U at these positions
     * @throws InvalidInputException if they are no such table
     */
    public TablePotential(double[] x, double[] u) {
        if (x.length < 4 || u.length != x.length) {
            throw new InvalidInputException(
                    "table", x.length + " positions and " + u.length + " values", "at least 4, as many as positions");
        }
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) < Double.POSITIVE_INFINITY && Math.abs(u[i]) < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("table[" + i + "]", x[i] + ", " + u[i], "finite numbers");
            }
            if (i > 0 && !(x[i] > x[i - 1])) {
                throw new InvalidInputException("table[" + i + "]", "x = " + x[i], "a position above " + x[i - 1]);
            }
        }
        PolynomialSplineFunction spline = new SplineInterpolator().interpolate(x, u);
        knots = spline.getKnots();
        value = spline.getPolynomials();
        first = new PolynomialFunction[value.length];
        second = new PolynomialFunction[value.length];
        for (int i = 0; i < value.length; i++) {
            first[i] = value[i].polynomialDerivative();
            second[i] = first[i].polynomialDerivative();
        }
    }

    private double evaluate(PolynomialFunction[] pieces, double x) {
        int i = java.util.Arrays.binarySearch(knots, x);
        i = Math.max(0, Math.min(pieces.length - 1, i >= 0 ? i : -i - 2));
        return pieces[i].value(x - knots[i]);
    }

    @Override
    public double at(double x) {
        return evaluate(value, x);
    }

    @Override
    public double slope(double x) {
        return evaluate(first, x);
    }

    @Override
    public double curvature(double x) {
        return evaluate(second, x);
    }

    @Override
    public double left() {
        return knots[0];
    }

    @Override
    public double right() {
        return knots[knots.length - 1];
    }

    @Override
    public String description() {
        return "table of " + knots.length + " positions from " + left() + " to " + right();
    }
}
