package io.github.secular.classical.grid;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;

/** The centres of the cells of a rectangle of phase space; a field holds column + row · columns, columns along x. */
final class PhaseGrid {
    private final PhaseRange range;
    private final int columns;
    private final int rows;
    private final double[] potential;
    private final double[] slope;

    PhaseGrid(PhaseRange range, int columns, int rows, Hamiltonian1D hamiltonian) {
        this.range = range;
        this.columns = columns;
        this.rows = rows;
        potential = new double[columns];
        slope = new double[columns];
        for (int i = 0; i < columns; i++) {
            potential[i] = hamiltonian.potential().at(x(i));
            slope[i] = hamiltonian.potential().slope(x(i));
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

    /** U at a column. */
    double potential(int column) {
        return potential[column];
    }

    /** U′ at a column. */
    double slope(int column) {
        return slope[column];
    }

    /** The lowest energy met on the edge of the outer cells' centres: shells below it lie inside. */
    double lowestBoundaryEnergy(Hamiltonian1D h) {
        double p = Math.min(Math.abs(p(0)), Math.abs(p(rows - 1)));
        double least = h.lowestEnergy() + p * p / 2;
        least = Math.min(least, potential[0]);
        return Math.min(least, potential[columns - 1]);
    }
}
