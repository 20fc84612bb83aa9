package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import org.apache.commons.math3.analysis.interpolation.PiecewiseBicubicSplineInterpolatingFunction;

/**
 * A density given by its values at the centres of the cells of a rectangle, such as the pixels of an image; between
 * them a smooth (bicubic) surface, outside of the rectangle 0.
 */
public final class GridDensity implements InitialDensity {
    private final PhaseRange range;
    private final int columns;
    private final int rows;
    private final PiecewiseBicubicSplineInterpolatingFunction surface;

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
        double[] xs = new double[columns];
        double[] ps = new double[rows];
        double[][] surfaceValues = new double[columns][rows];
        for (int i = 0; i < columns; i++) {
            xs[i] = range.xFrom() + (i + 0.5) * width();
            for (int j = 0; j < rows; j++) {
                ps[j] = range.pFrom() + (j + 0.5) * height();
                double v = values[j * columns + i];
                if (!(Math.abs(v) < Double.POSITIVE_INFINITY)) {
                    throw new InvalidInputException(
                            "initial density", v + " in cell (" + i + ", " + j + ")", "finite values");
                }
                surfaceValues[i][j] = v;
            }
        }
        surface = new PiecewiseBicubicSplineInterpolatingFunction(xs, ps, surfaceValues);
    }

    private double width() {
        return (range.xTo() - range.xFrom()) / columns;
    }

    private double height() {
        return (range.pTo() - range.pFrom()) / rows;
    }

    @Override
    public double at(double x, double p) {
        return surface.isValidPoint(x, p) ? surface.value(x, p) : 0;
    }

    @Override
    public PhaseRange extent() {
        return range;
    }

    @Override
    public String description() {
        return columns + " x " + rows + " values";
    }
}
