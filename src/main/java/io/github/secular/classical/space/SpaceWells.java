package io.github.secular.classical.space;

import io.github.secular.classical.Potential1D;
import io.github.secular.classical.Wells;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The built-in potentials of two and three degrees of freedom, as formulas (doc/classical.md, C9.2). */
public final class SpaceWells {
    private SpaceWells() {}

    /** U = Σ w_a² q_a²/2. @param w one per axis, above 0 */
    public static SpacePotential oscillator(double... w) {
        List<Potential1D> wells = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int a = 0; a < w.length; a++) {
            wells.add(Wells.harmonic(w[a]));
            terms.add(number(w[a] * w[a] / 2) + "*" + SpaceHamiltonian.AXES[a] + "^2");
        }
        return made(
                "oscillator, w = " + java.util.Arrays.toString(w),
                w.length,
                String.join(" + ", terms),
                wells,
                w,
                Optional.empty());
    }

    /**
     * A sum of wells, one per axis.
     *
     * @param kinds a name of {@link Wells#KINDS} each
     * @param values its parameters, in their order
     */
    public static SpacePotential separable(List<String> kinds, List<double[]> values) {
        List<Potential1D> wells = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (int a = 0; a < kinds.size(); a++) {
            String kind = kinds.get(a);
            wells.add(Wells.KINDS.stream()
                    .filter(k -> k.name().equals(kind))
                    .findFirst()
                    .orElseThrow()
                    .made()
                    .apply(values.get(a)));
            terms.add(text(kind, SpaceHamiltonian.AXES[a], values.get(a)));
        }
        String description = wells.stream().map(Potential1D::description).collect(Collectors.joining("; "));
        return made(
                "sum of " + description,
                kinds.size(),
                String.join(" + ", terms),
                wells,
                frequencies(kinds, values),
                Optional.empty());
    }

    /** Those of an oscillator; none where a well is another. */
    private static double[] frequencies(List<String> kinds, List<double[]> values) {
        return kinds.stream().allMatch("harmonic"::equals)
                ? values.stream().mapToDouble(v -> v[0]).toArray()
                : new double[0];
    }

    private static String text(String kind, String x, double[] v) {
        return switch (kind) {
            case "harmonic" -> number(v[0] * v[0] / 2) + "*" + x + "^2";
            case "quartic" -> number(v[0] / 4) + "*" + x + "^4";
            case "duffing" -> number(v[0] / 2) + "*" + x + "^2 + " + number(v[1] / 4) + "*" + x + "^4";
            case "double-well" -> number(v[0]) + "*(" + x + "^2/" + number(v[1] * v[1]) + " - 1)^2";
            case "soft-well" -> "sqrt(1 + " + x + "^2) - 1";
            case "morse" -> number(v[0]) + "*(1 - exp(" + number(-v[1]) + "*" + x + "))^2";
            default -> throw new InvalidInputException("type", "\"" + kind + "\"", "a well that is a formula");
        };
    }

    /** U = (x² + y²)/2 + λ(x²y − y³/3), whose rim is at 1/(6λ²). @param lambda not 0 */
    public static SpacePotential henonHeiles(double lambda) {
        if (!(Math.abs(lambda) > 0 && Math.abs(lambda) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("lambda", "" + lambda, "a finite number other than 0");
        }
        return made(
                "Henon-Heiles, lambda = " + lambda,
                2,
                "(x^2 + y^2)/2 + " + number(lambda) + "*(x^2*y - y^3/3)",
                List.of(),
                new double[0],
                Optional.empty());
    }

    /** The range of {@link #henonHeiles} that holds the well and no other place below the rim: {from, to} per axis. */
    public static double[][] henonHeilesRange(double lambda) {
        double half = Math.sqrt(0.75) / Math.abs(lambda);
        double low = -0.5 / lambda;
        double high = 1 / lambda;
        return new double[][] {{-half, half}, {Math.min(low, high), Math.max(low, high)}};
    }

    /** U = D(1 − e^{−a(r − r0)})². @param d dimension @param radius r0, above 0 */
    public static SpacePotential morse(int d, double depth, double a, double radius) {
        return central(
                "Morse in r, depth " + depth + ", a = " + a + ", radius " + radius,
                d,
                number(depth) + "*(1 - exp(" + number(-a) + "*(sqrt(" + square(d) + ") - " + number(radius) + ")))^2",
                Wells.shifted(Wells.morse(depth, a), radius));
    }

    /** U = h (r²/a² − 1)²: a ring or, in three dimensions, a sphere. */
    public static SpacePotential ring(int d, double height, double radius) {
        return central(
                "ring of radius " + radius + ", height " + height,
                d,
                number(height) + "*((" + square(d) + ")/" + number(radius * radius) + " - 1)^2",
                Wells.doubleWell(height, radius));
    }

    private static String square(int d) {
        return SpacePotential.square(d);
    }

    private static SpacePotential central(String description, int d, String formula, Potential1D radial) {
        return made(description, d, formula, List.of(), new double[0], Optional.of(radial));
    }

    private static SpacePotential made(
            String description,
            int d,
            String formula,
            List<Potential1D> wells,
            double[] frequencies,
            Optional<Potential1D> radial) {
        return new SpacePotential(description, d, SpacePotential.formula(d, formula), wells, frequencies, radial);
    }

    /** A number as a formula reads it. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.17g", value);
        return value < 0 ? "(" + text + ")" : text;
    }
}
