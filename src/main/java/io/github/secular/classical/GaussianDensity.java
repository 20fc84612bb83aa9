package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;

/**
 * A round Gaussian of mass 1.
 *
 * @param x mean position
 * @param p mean momentum
 * @param variance a > 0, of x and of p
 */
public record GaussianDensity(double x, double p, double variance) implements InitialDensity {
    /** So many deviations away it is below 1e-17 of its peak. */
    private static final double REACH = 8.9;

    /** @throws InvalidInputException unless the variance is positive and all is finite */
    public GaussianDensity {
        if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("variance", "" + variance, "a finite number above 0");
        }
        if (!(Math.abs(x) + Math.abs(p) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("centre", "(" + x + ", " + p + ")", "two finite numbers");
        }
    }

    @Override
    public double at(double x, double p) {
        double u = x - this.x;
        double v = p - this.p;
        return Math.exp(-(u * u + v * v) / (2 * variance)) / (2 * Math.PI * variance);
    }

    @Override
    public PhaseRange extent() {
        double r = REACH * Math.sqrt(variance);
        return new PhaseRange(x - r, x + r, p - r, p + r);
    }

    @Override
    public double mass() {
        return 1;
    }

    @Override
    public String description() {
        return "Gaussian of variance " + variance + " at (" + x + ", " + p + ")";
    }
}
