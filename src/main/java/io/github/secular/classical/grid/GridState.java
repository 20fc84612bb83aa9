package io.github.secular.classical.grid;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;

/** f on a grid of phase space; between its points by interpolation of degree 7 each way. */
final class GridState implements DensityState {
    static final int POINTS = 8;

    private final PhaseGrid grid;
    private final double[] field;
    private final OrbitMeans orbits;
    private final Moments moments;
    private final double smallest;

    /** @param field column + row · columns; kept */
    GridState(PhaseGrid grid, double[] field, OrbitMeans orbits) {
        this.grid = grid;
        this.field = field;
        this.orbits = orbits;
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
        return orbits.mean(field, energy, POINTS);
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
        Interpolation between = new Interpolation(grid, POINTS);
        for (int n = 0; n < x.length; n++) {
            out[n] = between.at(field, x[n], p[n]);
        }
    }
}
