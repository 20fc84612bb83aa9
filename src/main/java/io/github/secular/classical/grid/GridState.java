package io.github.secular.classical.grid;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;

/** f on a grid of phase space; between its points by interpolation of degree 5 each way. */
final class GridState implements DensityState {
    private static final int POINTS = 6;

    private final PhaseGrid grid;
    private final double[] field;
    private final ShellProjection projection;
    private final double[] coefficients;
    private final Moments moments;
    private final double smallest;

    /** @param field column + row · columns; kept */
    GridState(PhaseGrid grid, double[] field, ShellProjection projection) {
        this.grid = grid;
        this.field = field;
        this.projection = projection;
        this.coefficients = projection.coefficients(field);
        this.moments = moments(grid, field);
        double least = Double.POSITIVE_INFINITY;
        for (double v : field) {
            least = Math.min(least, v);
        }
        this.smallest = least;
    }

    static Moments moments(PhaseGrid grid, double[] field) {
        Moments.Sum sum = new Moments.Sum();
        double area = grid.dx() * grid.dp();
        for (int row = 0; row < grid.rows(); row++) {
            double p = grid.p(row);
            for (int column = 0; column < grid.columns(); column++) {
                double energy = p * p / 2 + grid.potential(column);
                sum.add(area * field[row * grid.columns() + column], energy, grid.x(column), p);
            }
        }
        return sum.moments();
    }

    @Override
    public double shellMean(double energy) {
        return projection.value(coefficients, energy);
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public double smallestValue() {
        return smallest;
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        double[] wx = new double[POINTS];
        double[] wp = new double[POINTS];
        for (int n = 0; n < x.length; n++) {
            double u = (x[n] - grid.x(0)) / grid.dx();
            double v = (p[n] - grid.p(0)) / grid.dp();
            int i = (int) Math.floor(u) - 2;
            int j = (int) Math.floor(v) - 2;
            if (i < 0 || j < 0 || i + POINTS > grid.columns() || j + POINTS > grid.rows()) {
                out[n] = 0;
                continue;
            }
            weights(u - i, wx);
            weights(v - j, wp);
            double sum = 0;
            for (int b = 0; b < POINTS; b++) {
                for (int a = 0; a < POINTS; a++) {
                    sum += wx[a] * wp[b] * field[(j + b) * grid.columns() + i + a];
                }
            }
            out[n] = sum;
        }
    }

    /** Lagrange's polynomials on 0 … 5 at u. */
    private static void weights(double u, double[] out) {
        for (int a = 0; a < POINTS; a++) {
            double w = 1;
            for (int b = 0; b < POINTS; b++) {
                if (b != a) {
                    w *= (u - b) / (a - b);
                }
            }
            out[a] = w;
        }
    }
}
