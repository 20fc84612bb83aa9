package io.github.secular.classical.grid;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.Potential1D;
import io.github.secular.numerics.InvalidInputException;

/**
 * The centres of the cells of a rectangle of phase space, as far up in p as down; a field holds
 * column + row · columns, columns along x.
 */
final class PhaseGrid {
    /** In spacings. */
    private static final double NEAR = 1e-3;

    private final PhaseRange range;
    private final int columns;
    private final int rows;
    private final double[] potential;
    private final double[] slope;
    private final double[] curvature;

    PhaseGrid(PhaseRange range, int columns, int rows, Hamiltonian1D hamiltonian) {
        if (!(Math.abs(range.pFrom() + range.pTo()) <= 1e-12 * range.pTo()) || rows % 2 != 0) {
            throw new InvalidInputException(
                    "range of p", range.pFrom() + " to " + range.pTo() + ", " + rows + " rows", "even about 0");
        }
        this.range = range;
        this.columns = columns;
        this.rows = rows;
        potential = new double[columns];
        slope = new double[columns];
        curvature = new double[columns];
        Potential1D u = hamiltonian.potential();
        for (int i = 0; i < columns; i++) {
            potential[i] = u.at(x(i));
            slope[i] = u.slope(x(i));
            curvature[i] = u.curvature(x(i));
        }
    }

    PhaseRange range() {
        return range;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int size() {
        return columns * rows;
    }

    double dx() {
        return (range.xTo() - range.xFrom()) / columns;
    }

    double dp() {
        return (range.pTo() - range.pFrom()) / rows;
    }

    double x(int column) {
        return range.xFrom() + (column + 0.5) * dx();
    }

    double p(int row) {
        return range.pFrom() + (row + 0.5) * dp();
    }

    /** A distance along x far below the spacing, for differences of smooth functions. */
    double near() {
        return NEAR * dx();
    }

    /** U at a column. */
    double potential(int column) {
        return potential[column];
    }

    /** U′ at a column. */
    double slope(int column) {
        return slope[column];
    }

    /** U″ at a column. */
    double curvature(int column) {
        return curvature[column];
    }

    /** The lowest energy met on the edge of the outer cells' centres: shells below it lie inside. */
    double lowestBoundaryEnergy(Hamiltonian1D h) {
        double p = Math.min(Math.abs(p(0)), Math.abs(p(rows - 1)));
        double least = h.lowestEnergy() + p * p / 2;
        least = Math.min(least, potential[0]);
        return Math.min(least, potential[columns - 1]);
    }
}
