package io.github.secular.classical;

/**
 * A smooth function of a distance a and an angle φ around a point, from its values at the distances (i + ½) h and the
 * angles 2πj/m: by cubic polynomials each way, with the value at (−a, φ) taken as that at (a, φ + π).
 */
public final class PolarTable {
    private static final int POINTS = 4;

    private final double reach;
    private final int distances;
    private final int angles;
    private final double[] values;

    /**
     * @param reach the largest distance, above 0; beyond it the function is 0
     * @param distances their number n; h = reach/n
     * @param angles their number m, even
     * @param values at distance i and angle j at i · m + j; kept, not to be changed
     */
    public PolarTable(double reach, int distances, int angles, double[] values) {
        if (!(reach > 0) || angles % 2 != 0 || values.length != distances * angles || distances < POINTS) {
            throw new io.github.secular.numerics.InvalidInputException(
                    "table",
                    distances + " distances to " + reach + ", " + angles + " angles, " + values.length + " values",
                    "a positive reach, at least 4 distances, an even number of angles, one value each");
        }
        this.reach = reach;
        this.distances = distances;
        this.angles = angles;
        this.values = values;
    }

    /** The distance of row i. */
    public double distance(int i) {
        return (i + 0.5) * reach / distances;
    }

    /** The smallest of its values. */
    public double smallest() {
        double least = Double.POSITIVE_INFINITY;
        for (double v : values) {
            least = Math.min(least, v);
        }
        return least;
    }

    /** Its value. @param a the distance, at least 0 @param phi the angle, of any size */
    public double at(double a, double phi) {
        double u = a / reach * distances - 0.5;
        if (!(u < distances - 0.5)) {
            return 0;
        }
        double turns = phi / (2 * Math.PI);
        double v = (turns - Math.floor(turns)) * angles;
        int i = Math.min(distances - 3, (int) Math.floor(u));
        int j = (int) v;
        double s = u - i;
        double t = v - j;
        // Lagrange's cubics through −1, 0, 1, 2.
        double b0 = -t * (t - 1) * (t - 2) / 6;
        double b1 = (t + 1) * (t - 1) * (t - 2) / 2;
        double b2 = -(t + 1) * t * (t - 2) / 2;
        double b3 = (t + 1) * t * (t - 1) / 6;
        double sum = 0;
        for (int r = 0; r < POINTS; r++) {
            double c = r == 0
                    ? -s * (s - 1) * (s - 2) / 6
                    : r == 1
                            ? (s + 1) * (s - 1) * (s - 2) / 2
                            : r == 2 ? -(s + 1) * s * (s - 2) / 2 : (s + 1) * s * (s - 1) / 6;
            int row = i - 1 + r;
            int turn = row < 0 ? angles / 2 : 0;
            int at = (row < 0 ? -1 - row : row) * angles;
            sum += c
                    * (b0 * values[at + wrapped(j - 1 + turn)]
                            + b1 * values[at + wrapped(j + turn)]
                            + b2 * values[at + wrapped(j + 1 + turn)]
                            + b3 * values[at + wrapped(j + 2 + turn)]);
        }
        return sum;
    }

    private int wrapped(int j) {
        int k = j < 0 ? j + angles : j;
        return k >= angles ? k % angles : k;
    }
}
