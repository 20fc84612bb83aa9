package io.github.secular.classical.particles;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;

/** What is counted of the particles at one time; the f of histograms, with its standard errors. */
final class Tally implements DensityState {
    private static final int QUANTITIES = 6;
    private static final int NOWHERE = -2;

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

    /** Makes the whole mass that which was asked for, if it is above 0: points are drawn with weights that vary. */
    void scale(double mass) {
        if (!(mass > 0) || !(weights > 0)) {
            return;
        }
        double factor = mass / weights;
        times(factor, sums, shell, cells);
        times(factor * factor, squares, shellSquares);
        weights *= factor;
        weightSquares *= factor * factor;
    }

    private static void times(double factor, double[]... all) {
        for (double[] each : all) {
            for (int i = 0; i < each.length; i++) {
                each[i] *= factor;
            }
        }
    }

    private static void addAll(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    /** The mean of a bin is the value in its middle to second order: a straight line from middle to middle. */
    @Override
    public double shellMean(double energy) {
        int i = below(energy);
        return i == NOWHERE ? 0 : (1 - part(i, energy)) * mean(i) + part(i, energy) * mean(i + 1);
    }

    @Override
    public double shellMeanError(double energy) {
        int i = below(energy);
        return i == NOWHERE ? 0 : Math.hypot((1 - part(i, energy)) * meanError(i), part(i, energy) * meanError(i + 1));
    }

    /** The bin in whose upper, or the next in whose lower half an energy is; −1 and the last but at the ends. */
    private int below(double energy) {
        int bin = bins.shell(energy);
        if (bin < 0 || energy > bins.edges[shell.length]) {
            return NOWHERE;
        }
        int i = Math.min(bin, shell.length - 1);
        return energy < middle(i) ? i - 1 : i;
    }

    /** Of the way from the middle of bin i to that of the next; beyond the outermost middles all is constant. */
    private double part(int i, double energy) {
        return i < 0 ? 1 : i + 1 == shell.length ? 0 : (energy - middle(i)) / (middle(i + 1) - middle(i));
    }

    private double middle(int i) {
        return (bins.edges[i] + bins.edges[i + 1]) / 2;
    }

    private double mean(int i) {
        return i < 0 || i >= shell.length ? 0 : shell[i] / bins.volumes[i];
    }

    private double meanError(int i) {
        return i < 0 || i >= shell.length ? 0 : Math.sqrt(shellSquares[i]) / bins.volumes[i];
    }

    /** The standard error of Π f, root mean square over phase space, relative to that of Π f itself. */
    double samplingError() {
        double error = 0;
        double size = 0;
        for (int i = 0; i < shell.length; i++) {
            error += shellSquares[i] / bins.volumes[i];
            size += shell[i] * shell[i] / bins.volumes[i];
        }
        return size > 0 ? Math.sqrt(error / size) : 0;
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
