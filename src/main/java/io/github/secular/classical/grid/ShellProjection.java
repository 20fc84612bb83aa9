package io.github.secular.classical.grid;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.numerics.BandedGram;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean over energy shells on a grid: the orthogonal projection, in the sum over grid points with weights that
 * depend on E only, onto the cubic splines of E that are twice continuously differentiable
 * (doc/vlasov-solvers.md, V5.3). 1 and E are among them, so that a relaxation f + w (P f − f) with those same weights w
 * keeps mass and energy to rounding; P is idempotent, but not positive. Points whose shells leave the grid are left
 * alone.
 *
 * <p>E is the same at p and −p, so that both are taken at once; sums over points are first collected as moments of each
 * interval of the splines.
 */
final class ShellProjection {
    private static final int ORDER = EnergySplines.ORDER;
    private static final int CHUNKS = 64;

    private final PhaseGrid grid;
    private final Hamiltonian1D hamiltonian;
    private final EnergySplines splines;
    private final BandedGram even;
    /** Of each point of the lower half of the grid the interval of the splines, −1 beyond the top, and its place there. */
    private final int[] intervals;

    private final double[] places;

    /** @param count of intervals of the splines */
    ShellProjection(PhaseGrid grid, Hamiltonian1D hamiltonian, int count) {
        this.grid = grid;
        this.hamiltonian = hamiltonian;
        double[] energies = energies();
        double[] sorted = energies.clone();
        Arrays.sort(sorted);
        this.splines = new EnergySplines(
                hamiltonian.lowestEnergy(),
                grid.lowestBoundaryEnergy(hamiltonian),
                count,
                hamiltonian.separatrices(),
                minima(hamiltonian),
                e -> below(sorted, e));
        this.intervals = new int[energies.length];
        this.places = new double[energies.length];
        for (int i = 0; i < energies.length; i++) {
            boolean within = energies[i] < splines.top();
            intervals[i] = within ? splines.interval(energies[i]) : -1;
            places[i] = within ? splines.place(intervals[i], energies[i]) : 0;
        }
        this.even = gram(null);
    }

    /** Points of the whole grid, of those of its lower half by energy. */
    private static double below(double[] sorted, double energy) {
        int found = Arrays.binarySearch(sorted, energy);
        return 2 * (found < 0 ? -found - 1 : found);
    }

    /** Of the bottoms of wells above the lowest, where orbits join the shell. */
    private static double[] minima(Hamiltonian1D hamiltonian) {
        return Arrays.stream(hamiltonian.criticalEnergies())
                .filter(e -> Arrays.stream(hamiltonian.separatrices()).noneMatch(s -> s == e))
                .toArray();
    }

    /** The energy up to which shells lie on the grid. */
    double top() {
        return splines.top();
    }

    /** Of the splines. */
    int intervals() {
        return splines.intervals();
    }

    Hamiltonian1D hamiltonian() {
        return hamiltonian;
    }

    /** What is done at two grid points at p and −p, of index a and b, on interval j of the splines at place u. */
    private interface PairAction {
        void at(int a, int b, int j, double u);
    }

    private void forPairs(int chunk, PairAction action) {
        int columns = grid.columns();
        int half = grid.rows() / 2;
        for (int row = half * chunk / CHUNKS; row < half * (chunk + 1) / CHUNKS; row++) {
            int mirror = (grid.rows() - 1 - row) * columns;
            for (int column = 0; column < columns; column++) {
                int a = row * columns + column;
                if (intervals[a] >= 0) {
                    action.at(a, mirror + column, intervals[a], places[a]);
                }
            }
        }
    }

    /** Energies of the lower half of the grid, as {@link #gram} and the weighted relaxation count its points. */
    double[] energies() {
        double[] out = new double[grid.size() / 2];
        for (int row = 0; row < grid.rows() / 2; row++) {
            for (int column = 0; column < grid.columns(); column++) {
                out[row * grid.columns() + column] = grid.p(row) * grid.p(row) / 2 + grid.potential(column);
            }
        }
        return out;
    }

    private static double[] sum(double[][] parts) {
        // Added in a fixed order, so that the result does not depend on the number of threads.
        double[] out = parts[0];
        for (int chunk = 1; chunk < parts.length; chunk++) {
            for (int j = 0; j < out.length; j++) {
                out[j] += parts[chunk][j];
            }
        }
        return out;
    }

    /**
     * The Gram matrix of the splines.
     *
     * @param weights one per point of the lower half of the grid, as the upper half; null for 1 everywhere
     */
    BandedGram gram(double[] weights) {
        int powers = 2 * ORDER - 1;
        double[][] parts = new double[CHUNKS][splines.intervals() * powers];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            double[] moments = parts[chunk];
            forPairs(chunk, (a, b, j, u) -> {
                double power = weights == null ? 2 : 2 * weights[a];
                for (int k = 0; k < powers; k++) {
                    moments[j * powers + k] += power;
                    power *= u;
                }
            });
        });
        double[] moments = sum(parts);
        double[][] band = new double[splines.size()][ORDER];
        for (int j = 0; j < splines.intervals(); j++) {
            for (int i = 0; i < ORDER; i++) {
                for (int d = 0; d <= i; d++) {
                    for (int k = 0; k < ORDER; k++) {
                        for (int l = 0; l < ORDER; l++) {
                            band[j + i][d] += splines.coefficient(j, i, k)
                                    * splines.coefficient(j, i - d, l)
                                    * moments[j * powers + k + l];
                        }
                    }
                }
            }
        }
        return new BandedGram(band);
    }

    /** The coefficients of P f. */
    double[] coefficients(double[] f) {
        return coefficients(f, null, even);
    }

    private double[] coefficients(double[] f, double[] weights, BandedGram gram) {
        double[][] parts = new double[CHUNKS][splines.intervals() * ORDER];
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            double[] moments = parts[chunk];
            forPairs(chunk, (a, b, j, u) -> {
                double value = f[a] + f[b];
                if (weights != null) {
                    value *= weights[a];
                }
                int at = j * ORDER;
                double vu = value * u;
                moments[at] += value;
                moments[at + 1] += vu;
                moments[at + 2] += vu * u;
                moments[at + 3] += vu * u * u;
            });
        });
        double[] moments = sum(parts);
        double[] c = new double[splines.size()];
        for (int j = 0; j < splines.intervals(); j++) {
            for (int i = 0; i < ORDER; i++) {
                for (int k = 0; k < ORDER; k++) {
                    c[j + i] += splines.coefficient(j, i, k) * moments[j * ORDER + k];
                }
            }
        }
        return gram.solve(c);
    }

    /** f ← f + part (P f − f), in place. */
    void relax(double[] f, double part) {
        double[] cubics = splines.polynomials(coefficients(f));
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(chunk -> forPairs(chunk, (a, b, j, u) -> {
                    int at = j * ORDER;
                    double mean = cubics[at] + u * (cubics[at + 1] + u * (cubics[at + 2] + u * cubics[at + 3]));
                    f[a] += part * (mean - f[a]);
                    f[b] += part * (mean - f[b]);
                }));
    }

    /**
     * f ← f + w (P f − f), P with the weights w, in place.
     *
     * @param weights one per point of the lower half of the grid
     * @param gram of these weights
     */
    void relax(double[] f, double[] weights, BandedGram gram) {
        double[] cubics = splines.polynomials(coefficients(f, weights, gram));
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(chunk -> forPairs(chunk, (a, b, j, u) -> {
                    int at = j * ORDER;
                    double mean = cubics[at] + u * (cubics[at + 1] + u * (cubics[at + 2] + u * cubics[at + 3]));
                    f[a] += weights[a] * (mean - f[a]);
                    f[b] += weights[a] * (mean - f[b]);
                }));
    }

    /** Π f(E) from the coefficients of P f; 0 beyond the top. */
    double value(double[] coefficients, double energy) {
        if (!(energy < splines.top())) {
            return 0;
        }
        double e = Math.max(splines.bottom(), energy);
        int j = splines.interval(e);
        double u = splines.place(j, e);
        double sum = 0;
        for (int k = ORDER - 1; k >= 0; k--) {
            double a = 0;
            for (int i = 0; i < ORDER; i++) {
                a += coefficients[j + i] * splines.coefficient(j, i, k);
            }
            sum = sum * u + a;
        }
        return sum;
    }
}
