package io.github.secular.classical;

import io.github.secular.solver.Answer;
import java.util.List;

/**
 * f at a list of times, with an account of how it was found.
 *
 * @param times slow times, increasing; not to be changed by anyone
 * @param states one per time
 */
public record VlasovTrajectory(double[] times, List<DensityState> states, VlasovReport report)
        implements Answer<VlasovTrajectory> {
    public VlasovTrajectory {
        times = times.clone();
        states = List.copyOf(states);
    }

    public int length() {
        return times.length;
    }

    public DensityState state(int i) {
        return states.get(i);
    }

    /** Π f at the given energies, one row per time. */
    public double[][] shellMeans(double[] energies) {
        double[][] out = new double[times.length][energies.length];
        for (int i = 0; i < times.length; i++) {
            for (int j = 0; j < energies.length; j++) {
                out[i][j] = states.get(i).shellMean(energies[j]);
            }
        }
        return out;
    }

    /**
     * f at the centres of the cells of a grid, at time number i.
     *
     * @return value of cell (column, row) at row · columns + column, columns along x
     */
    public double[] sample(int i, PhaseRange range, int columns, int rows) {
        double[] x = new double[columns];
        double[] p = new double[columns];
        double[] line = new double[columns];
        double[] out = new double[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                x[column] = range.xFrom() + (column + 0.5) * (range.xTo() - range.xFrom()) / columns;
                p[column] = range.pFrom() + (row + 0.5) * (range.pTo() - range.pFrom()) / rows;
            }
            states.get(i).sample(x, p, line);
            System.arraycopy(line, 0, out, row * columns, columns);
        }
        return out;
    }

    /** By mass, energy and variances at each time. */
    @Override
    public boolean isFinite() {
        return states.stream()
                .map(DensityState::moments)
                .allMatch(m -> Math.abs(m.mass()) + Math.abs(m.energy()) < Double.POSITIVE_INFINITY);
    }

    @Override
    public VlasovTrajectory because(String reason) {
        return with(report.because(reason));
    }

    /** The same solution with another report. */
    public VlasovTrajectory with(VlasovReport other) {
        return new VlasovTrajectory(times, states, other);
    }
}
