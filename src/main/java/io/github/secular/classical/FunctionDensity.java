package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;

/**
 * A function of phase space, scaled so that its mass over its range is as given; the mass is taken by the
 * trapezoidal rule on {@value #POINTS}² points, exact to rounding for smooth functions that vanish at the edges.
 */
public final class FunctionDensity implements InitialDensity {
    private static final int POINTS = 800;

    private final PhaseFunction function;
    private final PhaseRange range;
    private final double mass;
    private final double factor;

    /**
     * @param function not negative on the range
     * @param range outside of which it is negligible, or is to be cut off
     * @param mass wanted, above 0
     * @throws InvalidInputException if the function is negative or not finite at a point of the grid, or 0 at all
     */
    public FunctionDensity(PhaseFunction function, PhaseRange range, double mass) {
        this.function = function;
        this.range = range;
        double hx = (range.xTo() - range.xFrom()) / POINTS;
        double hp = (range.pTo() - range.pFrom()) / POINTS;
        double sum = 0;
        for (int i = 0; i <= POINTS; i++) {
            for (int j = 0; j <= POINTS; j++) {
                double x = range.xFrom() + i * hx;
                double p = range.pFrom() + j * hp;
                double value = function.at(x, p);
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    throw new InvalidInputException(
                            "", value + " at x = " + x + ", p = " + p, "a finite density of at least 0");
                }
                double weight = (i == 0 || i == POINTS ? 0.5 : 1) * (j == 0 || j == POINTS ? 0.5 : 1);
                sum += weight * value;
            }
        }
        if (!(sum > 0 && mass > 0)) {
            throw new InvalidInputException("", "mass " + sum * hx * hp, "a density of positive mass");
        }
        this.mass = mass;
        this.factor = mass / (sum * hx * hp);
    }

    @Override
    public double at(double x, double p) {
        return x < range.xFrom() || x > range.xTo() || p < range.pFrom() || p > range.pTo()
                ? 0
                : factor * function.at(x, p);
    }

    @Override
    public PhaseRange extent() {
        return range;
    }

    @Override
    public double mass() {
        return mass;
    }

    @Override
    public String description() {
        return function.toString();
    }
}
