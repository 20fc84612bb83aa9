package io.github.secular.classical.particles;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;

/** What is counted of the particles at one time; the f of histograms, with its standard errors. */
final class Tally implements DensityState {
    private static final int QUANTITIES = 6;

    private final Bins bins;
    private final double[] sums = new double[QUANTITIES];
    private final double[] squares = new double[QUANTITIES];
    private final double[] shell;
    private final double[] shellSquares;
    private final double[] cells;
    private double weights;
    private double weightSquares;

    /**
     * The bins of all tallies of a run.
     *
     * @param edges energies, increasing
     * @param volumes phase volume between two edges
     * @param range divided into side × side cells
     */
    record Bins(Hamiltonian1D hamiltonian, double[] edges, double[] volumes, PhaseRange range, int side) {
        int shell(double energy) {
            int i = java.util.Arrays.binarySearch(edges, energy);
            return i >= 0 ? i : -i - 2;
        }

        int cell(double x, double p) {
            int i = (int) Math.floor((x - range.xFrom()) / (range.xTo() - range.xFrom()) * side);
            int j = (int) Math.floor((p - range.pFrom()) / (range.pTo() - range.pFrom()) * side);
            return i < 0 || j < 0 || i >= side || j >= side ? -1 : j * side + i;
        }

        double cellArea() {
            return (range.xTo() - range.xFrom()) * (range.pTo() - range.pFrom()) / side / side;
        }
    }

    Tally(Bins bins) {
        this.bins = bins;
        shell = new double[bins.volumes.length];
        shellSquares = new double[bins.volumes.length];
        cells = new double[bins.side * bins.side];
    }

    /** Counts a particle. @param weight its mass */
    void add(double x, double p, double weight) {
        double energy = bins.hamiltonian.energy(x, p);
        weights += weight;
        weightSquares += weight * weight;
        count(0, energy, weight);
        count(1, x, weight);
        count(2, p, weight);
        count(3, x * x, weight);
        count(4, x * p, weight);
        count(5, p * p, weight);
        int i = bins.shell(energy);
        if (i >= 0 && i < shell.length) {
            shell[i] += weight;
            shellSquares[i] += weight * weight;
        }
        int c = bins.cell(x, p);
        if (c >= 0) {
            cells[c] += weight;
        }
    }

    private void count(int quantity, double value, double weight) {
        sums[quantity] += weight * value;
        squares[quantity] += weight * weight * value * value;
    }

    /** Adds another tally of the same bins. */
    void add(Tally other) {
        weights += other.weights;
        weightSquares += other.weightSquares;
        addAll(other.sums, sums);
        addAll(other.squares, squares);
        addAll(other.shell, shell);
        addAll(other.shellSquares, shellSquares);
        addAll(other.cells, cells);
    }

    private static void addAll(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private int bin(double energy) {
        return Math.min(bins.shell(energy), shell.length);
    }

    @Override
    public double shellMean(double energy) {
        int i = bin(energy);
        return i < 0 || i >= shell.length ? 0 : shell[i] / bins.volumes[i];
    }

    @Override
    public double shellMeanError(double energy) {
        int i = bin(energy);
        return i < 0 || i >= shell.length ? 0 : Math.sqrt(shellSquares[i]) / bins.volumes[i];
    }

    @Override
    public Moments moments() {
        return new Moments(
                weights,
                sums[0] / weights,
                sums[1] / weights,
                sums[2] / weights,
                sums[3] / weights,
                sums[4] / weights,
                sums[5] / weights);
    }

    @Override
    public Moments momentErrors() {
        double[] e = new double[QUANTITIES];
        for (int i = 0; i < QUANTITIES; i++) {
            double mean = sums[i] / weights;
            // Σ w² (v − mean)², with the mean square of the weights for the cross term: weights hardly vary.
            double spread = squares[i] / weights / weights - mean * mean * weightSquares / weights / weights;
            e[i] = Math.sqrt(Math.max(0, spread));
        }
        return new Moments(0, e[0], e[1], e[2], e[3], e[4], e[5]);
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        for (int n = 0; n < x.length; n++) {
            int c = bins.cell(x[n], p[n]);
            out[n] = c < 0 ? 0 : cells[c] / bins.cellArea();
        }
    }

    @Override
    public double smallestValue() {
        return 0;
    }
}
