package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.function.Function;

/** The built-in potentials; all numbers are dimensionless (doc/classical.md, C2.5). */
public final class Wells {
    /** All of them, as a model file names them. */
    public static final List<Kind> KINDS = List.of(
            new Kind("harmonic", v -> harmonic(v[0]), positive("frequency", 1)),
            new Kind("quartic", v -> quartic(v[0]), positive("b", 1)),
            new Kind("duffing", v -> duffing(v[0], v[1]), new Parameter("alpha", 1, false), positive("b", 1)),
            new Kind("double-well", v -> doubleWell(v[0], v[1]), positive("barrier", 0.25), positive("position", 1)),
            new Kind("soft-well", v -> softWell()),
            new Kind("morse", v -> morse(v[0], v[1]), positive("depth", 1), positive("a", 1)));

    private Wells() {}

    /**
     * A kind of well.
     *
     * @param made the potential of values for the parameters, in their order
     */
    public record Kind(String name, Function<double[], Potential1D> made, List<Parameter> parameters) {
        Kind(String name, Function<double[], Potential1D> made, Parameter... parameters) {
            this(name, made, List.of(parameters));
        }
    }

    /** A number that a well has. @param otherwise its value where none is given */
    public record Parameter(String key, double otherwise, boolean isPositive) {}

    private static Parameter positive(String key, double otherwise) {
        return new Parameter(key, otherwise, true);
    }

    /** U = w² x²/2. @param w frequency, above 0 */
    public static Potential1D harmonic(double w) {
        requirePositive("w", w);
        double k = w * w;
        return new SmoothPotential(
                "harmonic, w = " + w, Double.POSITIVE_INFINITY, x -> k * x * x / 2, x -> k * x, x -> k);
    }

    /** U = b x⁴/4: a degenerate minimum, ω → 0 there. @param b above 0 */
    public static Potential1D quartic(double b) {
        requirePositive("b", b);
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
        requirePositive("b", b);
        return new SmoothPotential(
                "Duffing, alpha = " + alpha + ", b = " + b,
                Double.POSITIVE_INFINITY,
                x -> x * x * (alpha / 2 + b * x * x / 4),
                x -> x * (alpha + b * x * x),
                x -> alpha + 3 * b * x * x);
    }

    /** U = h (x²/a² − 1)²: wells at ±a, a barrier of height h. The classic one has h = 1/4, a = 1. */
    public static Potential1D doubleWell(double h, double a) {
        requirePositive("h", h);
        requirePositive("a", a);
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
        requirePositive("depth", depth);
        requirePositive("a", a);
        return new SmoothPotential(
                "Morse, depth " + depth + ", a = " + a,
                depth,
                x -> depth * Math.expm1(-a * x) * Math.expm1(-a * x),
                x -> -2 * depth * a * Math.expm1(-a * x) * Math.exp(-a * x),
                x -> 2 * depth * a * a * Math.exp(-a * x) * (2 * Math.exp(-a * x) - 1));
    }

    /** The same well, moved to the right. */
    public static Potential1D shifted(Potential1D well, double by) {
        return new SmoothPotential(
                well.description() + ", moved by " + by,
                well.escapeEnergy(),
                x -> well.at(x - by),
                x -> well.slope(x - by),
                x -> well.curvature(x - by));
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(name, "" + value, "a finite number above 0");
        }
    }
}
