package io.github.secular.classical.particles;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.ShellHistogram;

/** What is counted of the particles at one time; the f of histograms, with its standard errors. */
final class Tally implements DensityState {
    private static final int QUANTITIES = 6;

    private final Bins bins;
    private final double[] sums = new double[QUANTITIES];
    private final double[] squares = new double[QUANTITIES];
    private final ShellHistogram shells;
    private final double[] cells;
    private double weights;
    private double weightSquares;
    /** Of those, too, that have left. */
    private double drawn;

    private double drawnSquares;

    /**
     * The bins of all tallies of a run.
     *
     * @param edges energies, increasing
     * @param volumes phase volume between two edges
     * @param range divided into side × side cells
     */
    record Bins(Hamiltonian1D hamiltonian, double[] edges, double[] volumes, PhaseRange range, int side) {
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
        shells = new ShellHistogram(bins.edges, bins.volumes);
        cells = new double[bins.side * bins.side];
    }

    /** Counts a particle. @param weight its mass */
    void add(double x, double p, double weight) {
        double energy = bins.hamiltonian.energy(x, p);
        weights += weight;
        weightSquares += weight * weight;
        miss(weight);
        count(0, energy, weight);
        count(1, x, weight);
        count(2, p, weight);
        count(3, x * x, weight);
        count(4, x * p, weight);
        count(5, p * p, weight);
        shells.add(energy, weight);
        int c = bins.cell(x, p);
        if (c >= 0) {
            cells[c] += weight;
        }
    }

    /** Counts a particle that has left. @param weight its mass */
    void miss(double weight) {
        drawn += weight;
        drawnSquares += weight * weight;
    }

    private void count(int quantity, double value, double weight) {
        sums[quantity] += weight * value;
        squares[quantity] += weight * weight * value * value;
    }

    /** Adds another tally of the same bins. */
    void add(Tally other) {
        weights += other.weights;
        weightSquares += other.weightSquares;
        drawn += other.drawn;
        drawnSquares += other.drawnSquares;
        addAll(other.sums, sums);
        addAll(other.squares, squares);
        shells.add(other.shells);
        addAll(other.cells, cells);
    }

    /**
     * Makes the whole mass, of those that have left, too, that which was asked for, if it is above 0: points are drawn with
     * weights that vary.
     */
    void scale(double mass) {
        if (!(mass > 0) || !(drawn > 0)) {
            return;
        }
        double factor = mass / drawn;
        times(factor, sums, cells);
        times(factor * factor, squares);
        shells.scale(factor);
        weights *= factor;
        weightSquares *= factor * factor;
        drawn *= factor;
        drawnSquares *= factor * factor;
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

    @Override
    public double shellMean(double energy) {
        return shells.mean(energy);
    }

    @Override
    public double shellMeanError(double energy) {
        return shells.error(energy);
    }

    /** The standard error of Π f, root mean square over phase space, relative to that of Π f itself. */
    double samplingError() {
        return shells.samplingError();
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
        // each of those that were drawn stays with a probability
        double mass = Math.sqrt(Math.max(0, weights / drawn * (1 - weights / drawn)) * drawnSquares);
        return new Moments(mass, e[0], e[1], e[2], e[3], e[4], e[5]);
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
