package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;

/**
 * A collision kernel on energy shells, relative to full relaxation: Q f(y) = γ(E) h0⁻¹ ∫ B(y, y′) (f(y′) − f(y))
 * δ(H0(y′) − E) dy′, B symmetric and not negative; B = 1 is γ (P f − f) (doc/classical.md, C1.3).
 */
@FunctionalInterface
public interface ShellKernel {
    /** Rounding that asymmetry and negative values are forgiven. */
    double TOLERANCE = 1e-10;

    /** B between the points (x, p) and (x′, p′) of one shell. */
    double at(double x, double p, double otherX, double otherP);

    /**
     * B between two points.
     *
     * @throws InvalidInputException if it is negative, not finite, or another one the other way round
     */
    default double checked(double x, double p, double otherX, double otherP) {
        double there = at(x, p, otherX, otherP);
        double back = at(otherX, otherP, x, p);
        if (!(there >= -TOLERANCE
                && there < Double.POSITIVE_INFINITY
                && Math.abs(there - back) <= TOLERANCE * (1 + there))) {
            throw new InvalidInputException(
                    "kernel",
                    there + " from (" + x + ", " + p + ") to (" + otherX + ", " + otherP + ") and " + back + " back",
                    "a finite symmetric kernel that is not negative");
        }
        return Math.max(0, there);
    }

    /**
     * The largest B between points of a shell at uniform angles.
     *
     * @param points per orbit, even
     * @throws InvalidInputException if it is negative, infinite or not symmetric between two of them
     */
    default double largest(EnergyShell shell, int points) {
        int size = shell.orbits().size() * points;
        double[] x = new double[size];
        double[] p = new double[size];
        for (int c = 0; c < shell.orbits().size(); c++) {
            OrbitSamples orbit = shell.orbits().get(c).sample(points);
            System.arraycopy(orbit.x(), 0, x, c * points, points);
            System.arraycopy(orbit.p(), 0, p, c * points, points);
        }
        double out = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                out = Math.max(out, checked(x[i], p[i], x[j], p[j]));
            }
        }
        return out;
    }
}
