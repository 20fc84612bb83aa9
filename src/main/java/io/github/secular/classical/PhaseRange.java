package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;

/** A rectangle of phase space; finite, each lower end below its upper end. */
public record PhaseRange(double xFrom, double xTo, double pFrom, double pTo) {
    /** @throws InvalidInputException if it is empty or not finite */
    public PhaseRange {
        check("x", xFrom, xTo);
        check("p", pFrom, pTo);
    }

    private static void check(String axis, double from, double to) {
        if (!(from < to && Math.abs(from) < Double.POSITIVE_INFINITY && Math.abs(to) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    axis + " range", from + " to " + to, "two finite numbers, the second above the first");
        }
    }

    /** |x| ≤ halfWidth, |p| ≤ halfHeight. */
    public static PhaseRange centred(double halfWidth, double halfHeight) {
        return new PhaseRange(-halfWidth, halfWidth, -halfHeight, halfHeight);
    }
}
