package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;

/** A potential known at some positions: the cubic spline through them, with "not-a-knot" ends, and nothing beyond the outermost. */
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
        knots = x.clone();
        double[] bend = secondDerivatives(x, u);
        value = new PolynomialFunction[x.length - 1];
        for (int i = 0; i < value.length; i++) {
            double h = x[i + 1] - x[i];
            value[i] = new PolynomialFunction(new double[] {
                u[i],
                (u[i + 1] - u[i]) / h - h * (2 * bend[i] + bend[i + 1]) / 6,
                bend[i] / 2,
                (bend[i + 1] - bend[i]) / (6 * h)
            });
        }
        first = new PolynomialFunction[value.length];
        second = new PolynomialFunction[value.length];
        for (int i = 0; i < value.length; i++) {
            first[i] = value[i].polynomialDerivative();
            second[i] = first[i].polynomialDerivative();
        }
    }

    /**
     * U″ at the knots of the spline whose third derivative does not jump at the second and the last but one of them
     * ("not a knot"): of fourth order up to the edges, where U″ = 0 would be of second.
     */
    private static double[] secondDerivatives(double[] x, double[] u) {
        int n = x.length - 1;
        double[] out = new double[n + 1];
        double[] upper = new double[n];
        for (int i = 1; i < n; i++) {
            double left = x[i] - x[i - 1];
            double right = x[i + 1] - x[i];
            double below = left;
            double middle = 2 * (left + right);
            double above = right;
            if (i == 1) {
                middle += left * (1 + left / right);
                above -= left * left / right;
            }
            if (i == n - 1) {
                middle += right * (1 + right / left);
                below -= right * right / left;
            }
            double known = 6 * ((u[i + 1] - u[i]) / right - (u[i] - u[i - 1]) / left);
            double pivot = i == 1 ? middle : middle - below * upper[i - 1];
            upper[i] = above / pivot;
            out[i] = (i == 1 ? known : known - below * out[i - 1]) / pivot;
        }
        for (int i = n - 2; i >= 1; i--) {
            out[i] -= upper[i] * out[i + 1];
        }
        out[0] = out[1] - (x[1] - x[0]) / (x[2] - x[1]) * (out[2] - out[1]);
        out[n] = out[n - 1] + (x[n] - x[n - 1]) / (x[n - 1] - x[n - 2]) * (out[n - 1] - out[n - 2]);
        return out;
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
    public double[] knots() {
        return knots.clone();
    }

    @Override
    public String description() {
        return "table of " + knots.length + " positions from " + left() + " to " + right();
    }
}
