package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;

/** The built-in potentials; all numbers are dimensionless (doc/classical.md, C2.5). */
public final class Wells {
    private Wells() {}

    /** U = w² x²/2. @param w frequency, above 0 */
    public static Potential1D harmonic(double w) {
        positive("w", w);
        double k = w * w;
        return new SmoothPotential(
                "harmonic, w = " + w, Double.POSITIVE_INFINITY, x -> k * x * x / 2, x -> k * x, x -> k);
    }

    /** U = b x⁴/4: a degenerate minimum, ω → 0 there. @param b above 0 */
    public static Potential1D quartic(double b) {
        positive("b", b);
        return new SmoothPotential(
                "quartic, b = " + b,
                Double.POSITIVE_INFINITY,
                x -> b * x * x * x * x / 4,
                x -> b * x * x * x,
                x -> 3 * b * x * x);
    }

    /** U = α x²/2 + b x⁴/4: two wells, with negative energies, where α is below 0. @param alpha finite @param b above 0 */
    public static Potential1D duffing(double alpha, double b) {
        if (!(Math.abs(alpha) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("alpha", "" + alpha, "a finite number");
        }
        positive("b", b);
        return new SmoothPotential(
                "Duffing, alpha = " + alpha + ", b = " + b,
                Double.POSITIVE_INFINITY,
                x -> x * x * (alpha / 2 + b * x * x / 4),
                x -> x * (alpha + b * x * x),
                x -> alpha + 3 * b * x * x);
    }

    /** U = h (x²/a² − 1)²: wells at ±a, a barrier of height h. The classic one has h = 1/4, a = 1. */
    public static Potential1D doubleWell(double h, double a) {
        positive("h", h);
        positive("a", a);
        double a2 = a * a;
        return new SmoothPotential(
                "double well, barrier " + h + " between wells at +-" + a,
                Double.POSITIVE_INFINITY,
                // (x−a)(x+a) instead of x²−a²: exact near the wells
                x -> h * (((x - a) * (x + a) / a2) * ((x - a) * (x + a) / a2)),
                x -> 4 * h * x * ((x - a) * (x + a)) / (a2 * a2),
                x -> 4 * h * (3 * x * x - a2) / (a2 * a2));
    }

    /** U = √(1 + x²) − 1: a harmonic core between linear walls. */
    public static Potential1D softWell() {
        return new SmoothPotential(
                "soft well",
                Double.POSITIVE_INFINITY,
                x -> x * x / (1 + Math.sqrt(1 + x * x)),
                x -> x / Math.sqrt(1 + x * x),
                x -> 1 / ((1 + x * x) * Math.sqrt(1 + x * x)));
    }

    /** U = D (1 − e^{−a x})²: bound below the dissociation energy D only. */
    public static Potential1D morse(double depth, double a) {
        positive("depth", depth);
        positive("a", a);
        return new SmoothPotential(
                "Morse, depth " + depth + ", a = " + a,
                depth,
                x -> depth * Math.expm1(-a * x) * Math.expm1(-a * x),
                x -> -2 * depth * a * Math.expm1(-a * x) * Math.exp(-a * x),
                x -> 2 * depth * a * a * Math.exp(-a * x) * (2 * Math.exp(-a * x) - 1));
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(name, "" + value, "a finite number above 0");
        }
    }
}
