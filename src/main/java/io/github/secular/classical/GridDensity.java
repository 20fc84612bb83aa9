package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;

/**
 * A density given by its values at the centres of the cells of a rectangle, such as the pixels of an image; between
 * them the tensor product of cubic splines, twice continuously differentiable, whose integral over the rectangle is
 * that of the cells; outside of the rectangle 0. Where the splines swing below the smallest value, as they do at sharp
 * edges, the surface between the centres is bilinear instead.
 */
public final class GridDensity implements InitialDensity {
    /** How far, of the largest value, splines may swing out. */
    private static final double SWING = 1e-3;

    private final PhaseRange range;
    private final int columns;
    private final int rows;
    /** Coefficients of the B-splines, or values; of cell (i, j) at j · columns + i. */
    private final double[] coefficients;

    private final boolean smooth;
    private final double mass;

    /**
     * @param range the rectangle, edge to edge of the outer cells
     * @param columns number of cells along x, at least 5
     * @param rows number of cells along p, at least 5
     * @param values columns × rows of them, value of cell (i, j) at j · columns + i; copied
     * @throws InvalidInputException if shapes differ or a value is not finite
     */
    public GridDensity(PhaseRange range, int columns, int rows, double[] values) {
        if (columns < 5 || rows < 5 || values.length != columns * rows) {
            throw new InvalidInputException(
                    "initial density",
                    values.length + " values for " + columns + " x " + rows + " cells",
                    "one value a cell and at least 5 cells each way");
        }
        this.range = range;
        this.columns = columns;
        this.rows = rows;
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            if (!(Math.abs(values[k]) < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "initial density",
                        values[k] + " in cell (" + k % columns + ", " + k / columns + ")",
                        "finite values");
            }
            sum += values[k];
            least = Math.min(least, values[k]);
            largest = Math.max(largest, Math.abs(values[k]));
        }
        mass = sum / columns / rows * (range.xTo() - range.xFrom()) * (range.pTo() - range.pFrom());
        double[] splines = values.clone();
        for (int j = 0; j < rows; j++) {
            interpolate(splines, j * columns, 1, columns);
        }
        for (int i = 0; i < columns; i++) {
            interpolate(splines, i, columns, rows);
        }
        smooth = lowestBetween(splines) >= least - SWING * largest;
        coefficients = smooth ? splines : values.clone();
    }

    /**
     * Replaces the values of a line by the coefficients c of the spline through them, (c_{i−1} + 4 c_i + c_{i+1})/6 = f_i,
     * mirrored at the edges of the outer cells: c_{−1} = c_0.
     */
    private static void interpolate(double[] line, int from, int stride, int n) {
        double[] upper = new double[n];
        double pivot = 5;
        line[from] *= 6 / pivot;
        for (int i = 1; i < n; i++) {
            upper[i - 1] = 1 / pivot;
            pivot = (i == n - 1 ? 5 : 4) - upper[i - 1];
            int k = from + i * stride;
            line[k] = (6 * line[k] - line[k - stride]) / pivot;
        }
        for (int i = n - 2; i >= 0; i--) {
            int k = from + i * stride;
            line[k] -= upper[i] * line[k + stride];
        }
    }

    /** The lowest value of the splines at the corners of the cells, where four of them meet evenly. */
    private double lowestBetween(double[] c) {
        double least = Double.POSITIVE_INFINITY;
        double[] u = new double[4];
        weights(0.5, u);
        for (int j = 0; j + 1 < rows; j++) {
            for (int i = 0; i + 1 < columns; i++) {
                least = Math.min(least, sum(c, i, u, j, u, 4));
            }
        }
        return least;
    }

    /** The four cubic B-splines that are not 0 at a place between two centres, 0 at the first and 1 at the second. */
    private static void weights(double t, double[] out) {
        double s = 1 - t;
        out[0] = s * s * s / 6;
        out[1] = (4 - 3 * t * t * (2 - t)) / 6;
        out[2] = (4 - 3 * s * s * (2 - s)) / 6;
        out[3] = t * t * t / 6;
    }

    /** Σ u_a v_b c over the cells from i − n/2 + 1 and j − n/2 + 1 on, mirrored at the edges. */
    private double sum(double[] c, int i, double[] u, int j, double[] v, int n) {
        double sum = 0;
        for (int b = 0; b < n; b++) {
            int row = columns * mirrored(j + b - n / 2 + 1, rows);
            double line = 0;
            for (int a = 0; a < n; a++) {
                line += u[a] * c[row + mirrored(i + a - n / 2 + 1, columns)];
            }
            sum += v[b] * line;
        }
        return sum;
    }

    private static int mirrored(int i, int n) {
        return i < 0 ? -1 - i : i >= n ? 2 * n - 1 - i : i;
    }

    @Override
    public double at(double x, double p) {
        if (!(x >= range.xFrom() && x <= range.xTo() && p >= range.pFrom() && p <= range.pTo())) {
            return 0;
        }
        double column = (x - range.xFrom()) / (range.xTo() - range.xFrom()) * columns - 0.5;
        double row = (p - range.pFrom()) / (range.pTo() - range.pFrom()) * rows - 0.5;
        int i = (int) Math.floor(column);
        int j = (int) Math.floor(row);
        double t = column - i;
        double s = row - j;
        if (!smooth) {
            return sum(coefficients, i, new double[] {1 - t, t}, j, new double[] {1 - s, s}, 2);
        }
        double[] u = new double[4];
        double[] v = new double[4];
        weights(t, u);
        weights(s, v);
        return sum(coefficients, i, u, j, v, 4);
    }

    @Override
    public PhaseRange extent() {
        return range;
    }

    @Override
    public double mass() {
        return mass;
    }

    @Override
    public String description() {
        return columns + " x " + rows + " values";
    }

    @Override
    public String toString() {
        return description();
    }
}
