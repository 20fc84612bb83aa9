package io.github.secular.numerics;

/** What ε may be: its fourth power, and that of its inverse, are numbers that a double holds. */
public final class SmallParameter {
    private static final double SMALLEST = 1e-75;
    private static final double LARGEST = 1e75;

    private SmallParameter() {}

    /** @throws InvalidInputException unless ε lies between 1e-75 and 1e75 */
    public static void require(double epsilon) {
        if (!(epsilon >= SMALLEST && epsilon <= LARGEST)) {
            throw new InvalidInputException(
                    "epsilon",
                    "" + epsilon,
                    "a number from " + SMALLEST + " to " + LARGEST + ", for its powers are formed");
        }
    }
}
