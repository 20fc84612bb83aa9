package io.github.secular.classical;

import java.util.function.DoubleUnaryOperator;

/** A potential in closed form, on the whole line. */
record SmoothPotential(
        String description,
        double escapeEnergy,
        DoubleUnaryOperator value,
        DoubleUnaryOperator first,
        DoubleUnaryOperator second)
        implements Potential1D {
    @Override
    public double at(double x) {
        return value.applyAsDouble(x);
    }

    @Override
    public double slope(double x) {
        return first.applyAsDouble(x);
    }

    @Override
    public double curvature(double x) {
        return second.applyAsDouble(x);
    }

    @Override
    public String toString() {
        return description;
    }
}
