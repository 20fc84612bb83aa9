package io.github.secular.classical.grid;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;
import java.util.Arrays;

/**
 * f on a grid of phase space; between its points by interpolation of degree 7 each way.
 *
 * @param field column + row · columns; kept
 */
record GridState(PhaseGrid grid, double[] field, OrbitMeans orbits, Moments moments, double smallestValue)
        implements DensityState {
    static final int POINTS = 8;

    GridState(PhaseGrid grid, double[] field, OrbitMeans orbits) {
        this(
                grid,
                field,
                orbits,
                moments(grid, field),
                Arrays.stream(field).min().orElse(Double.POSITIVE_INFINITY));
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
    public void sample(double[] x, double[] p, double[] out) {
        Interpolation between = new Interpolation(grid, POINTS);
        for (int n = 0; n < x.length; n++) {
            out[n] = between.at(field, x[n], p[n]);
        }
    }
}
