package io.github.secular.classical.grid;

import io.github.secular.classical.Hamiltonian1D;
import java.util.stream.IntStream;

/**
 * The mean over energy shells on a grid: the orthogonal projection, in the sum over grid points, onto the cubic
 * splines of E that are twice continuously differentiable (MATH-classical, section 9B). 1 and E are among them, so that
 * mass and energy are kept to rounding; it is idempotent, but not positive. Points whose shells leave the grid are left
 * alone.
 */
final class ShellProjection {
    private static final int ORDER = 4;
    private static final int CHUNKS = 64;
    /** Regularisation of knots without points, relative to the largest diagonal entry. */
    private static final double REGULAR = 1e-14;

    private final PhaseGrid grid;
    private final Hamiltonian1D hamiltonian;
    private final double bottom;
    private final double top;
    private final int intervals;
    /** Knots t_0 … : E − E_min = (j/intervals)² (top − E_min), with the ends fourfold. */
    private final double[] knots;
    /** Banded Cholesky factor: entry (j, j − d) at [j][d]. */
    private final double[][] factor;

    /** @param intervals of the splines */
    ShellProjection(PhaseGrid grid, Hamiltonian1D hamiltonian, int intervals) {
        this.grid = grid;
        this.hamiltonian = hamiltonian;
        this.bottom = hamiltonian.lowestEnergy();
        this.top = grid.lowestBoundaryEnergy(hamiltonian);
        this.intervals = intervals;
        knots = new double[intervals + 2 * ORDER - 1];
        for (int j = 0; j < knots.length; j++) {
            double part = Math.min(1, Math.max(0, (double) (j - ORDER + 1) / intervals));
            knots[j] = bottom + part * part * (top - bottom);
        }
        factor = factorise(gram());
    }

    int size() {
        return intervals + ORDER - 1;
    }

    /** The energy up to which shells lie on the grid. */
    double top() {
        return top;
    }

    private int interval(double energy) {
        int j = (int) (Math.sqrt(Math.max(0, energy - bottom) / (top - bottom)) * intervals);
        return Math.min(intervals - 1, j);
    }

    /** The four splines that do not vanish at E (Cox and de Boor); the first has the number returned. */
    private int splines(double energy, double[] values) {
        int j = interval(energy);
        int span = j + ORDER - 1;
        values[0] = 1;
        for (int degree = 1; degree < ORDER; degree++) {
            double saved = 0;
            for (int r = 0; r < degree; r++) {
                double right = knots[span + r + 1];
                double left = knots[span + 1 - degree + r];
                double part = values[r] / (right - left);
                values[r] = saved + (right - energy) * part;
                saved = (energy - left) * part;
            }
            values[degree] = saved;
        }
        return j;
    }

    private double[][] gram() {
        double[][][] parts = new double[CHUNKS][][];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            double[][] band = new double[size()][ORDER];
            double[] b = new double[ORDER];
            forPoints(chunk, (index, energy) -> {
                int first = splines(energy, b);
                for (int i = 0; i < ORDER; i++) {
                    for (int d = 0; d <= i; d++) {
                        band[first + i][d] += b[i] * b[i - d];
                    }
                }
            });
            parts[chunk] = band;
        });
        double[][] sum = parts[0];
        for (int chunk = 1; chunk < CHUNKS; chunk++) {
            for (int j = 0; j < size(); j++) {
                for (int d = 0; d < ORDER; d++) {
                    sum[j][d] += parts[chunk][j][d];
                }
            }
        }
        return sum;
    }

    private static double[][] factorise(double[][] band) {
        double largest = 0;
        for (double[] row : band) {
            largest = Math.max(largest, row[0]);
        }
        int n = band.length;
        for (int j = 0; j < n; j++) {
            band[j][0] += REGULAR * largest;
            for (int d = Math.min(j, ORDER - 1); d >= 0; d--) {
                int column = j - d;
                double sum = band[j][d];
                for (int k = Math.max(0, j - ORDER + 1); k < column; k++) {
                    if (column - k < ORDER) {
                        sum -= band[j][j - k] * band[column][column - k];
                    }
                }
                band[j][d] = d == 0 ? Math.sqrt(sum) : sum / band[column][0];
            }
        }
        return band;
    }

    /** What is done at a grid point inside of the shells. */
    private interface PointAction {
        void at(int index, double energy);
    }

    private void forPoints(int chunk, PointAction action) {
        int from = (int) ((long) grid.rows() * chunk / CHUNKS);
        int to = (int) ((long) grid.rows() * (chunk + 1) / CHUNKS);
        for (int row = from; row < to; row++) {
            double kinetic = grid.p(row) * grid.p(row) / 2;
            for (int column = 0; column < grid.columns(); column++) {
                double energy = kinetic + grid.potential(column);
                if (energy < top) {
                    action.at(row * grid.columns() + column, energy);
                }
            }
        }
    }

    /** The coefficients of P f. */
    double[] coefficients(double[] f) {
        double[][] parts = new double[CHUNKS][];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            double[] sum = new double[size()];
            double[] b = new double[ORDER];
            forPoints(chunk, (index, energy) -> {
                int first = splines(energy, b);
                for (int i = 0; i < ORDER; i++) {
                    sum[first + i] += b[i] * f[index];
                }
            });
            parts[chunk] = sum;
        });
        // Added in a fixed order, so that the result does not depend on the number of threads.
        double[] c = new double[size()];
        for (double[] part : parts) {
            for (int j = 0; j < c.length; j++) {
                c[j] += part[j];
            }
        }
        solve(c);
        return c;
    }

    private void solve(double[] c) {
        for (int j = 0; j < c.length; j++) {
            for (int d = 1; d <= Math.min(j, ORDER - 1); d++) {
                c[j] -= factor[j][d] * c[j - d];
            }
            c[j] /= factor[j][0];
        }
        for (int j = c.length - 1; j >= 0; j--) {
            for (int d = 1; d < ORDER && j + d < c.length; d++) {
                c[j] -= factor[j + d][d] * c[j + d];
            }
            c[j] /= factor[j][0];
        }
    }

    /** f ← f + part (P f − f), in place. */
    void relax(double[] f, java.util.function.DoubleUnaryOperator part) {
        double[] c = coefficients(f);
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            double[] b = new double[ORDER];
            forPoints(chunk, (index, energy) -> {
                int first = splines(energy, b);
                double mean = 0;
                for (int i = 0; i < ORDER; i++) {
                    mean += b[i] * c[first + i];
                }
                f[index] += part.applyAsDouble(energy) * (mean - f[index]);
            });
        });
    }

    /** Π f(E) from the coefficients of P f; 0 beyond the top. */
    double value(double[] coefficients, double energy) {
        if (!(energy < top)) {
            return 0;
        }
        double[] b = new double[ORDER];
        int first = splines(Math.max(bottom, energy), b);
        double sum = 0;
        for (int i = 0; i < ORDER; i++) {
            sum += b[i] * coefficients[first + i];
        }
        return sum;
    }

    Hamiltonian1D hamiltonian() {
        return hamiltonian;
    }
}
