package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;

/**
 * A measured curve.
 *
 * @param x points × coordinates; never modified
 * @param y what was measured, one per point; never modified
 * @param error standard errors of {@code y}, above 0; none where they are not known; never modified
 */
public record FitData(double[][] x, double[] y, double[] error) {
    /** @throws InvalidInputException if lengths differ, a number is not finite, or an error is not above 0 */
    public FitData {
        int n = y.length;
        if (x.length != n || error.length != n && error.length != 0) {
            throw new InvalidInputException(
                    "data",
                    x.length + " values of x, " + n + " of y and " + error.length + " errors",
                    "as many of each, or no errors");
        }
        for (int i = 0; i < n; i++) {
            String where = "data, point " + (i + 1);
            for (double each : x[i]) {
                requireFinite(where, each);
            }
            requireFinite(where, y[i]);
            if (error.length > 0 && !(error[i] > 0 && error[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(where, "the error " + error[i], "a finite number above 0");
            }
        }
    }

    private static void requireFinite(String where, double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(where, "" + value, "finite numbers");
        }
    }

    /** How many points there are. */
    public int points() {
        return y.length;
    }

    /** Whether errors are known. */
    public boolean hasErrors() {
        return error.length > 0;
    }

    /** Coordinate j of all points. */
    public double[] coordinate(int j) {
        double[] out = new double[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i][j];
        }
        return out;
    }
}
