package io.github.secular.classical.space;

import io.github.secular.classical.EnergyMeasure;
import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Nodes of energy from E_min to E_max with hat functions φ_i that are linear in E, all but the last, where F = 0. Nodes
 * lie at E = E_min + s², s = b sinh κx with even x: evenly in s up to about b, then in proportion to it.
 */
final class ChainMesh {
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(8);

    private final EnergyMeasure measure;
    private final Relaxation rates;
    /** One more than there are hats. */
    final double[] nodes;

    /** ∫φ_i h0 dE. */
    final double[] masses;

    /** ∫φ_i γ h0 dE. */
    final double[] jumps;

    private ChainMesh(EnergyMeasure measure, Relaxation rates, double[] nodes, double[] masses, double[] jumps) {
        this.measure = measure;
        this.rates = rates;
        this.nodes = nodes;
        this.masses = masses;
        this.jumps = jumps;
    }

    /** @param dense the energy up to which nodes are to be dense @param highest E_max @param cells even */
    static ChainMesh of(SpaceProblem problem, double dense, double highest, int cells) {
        EnergyMeasure measure = problem.shells().measure();
        double lowest = measure.lowestEnergy();
        double b = Math.sqrt(Math.min(dense, highest) - lowest);
        double ratio = Math.sqrt(highest - lowest) / b;
        double kappa = Math.log(ratio + Math.sqrt(ratio * ratio + 1));
        double[] nodes = new double[cells + 1];
        Arrays.setAll(nodes, i -> lowest + Math.pow(b * Math.sinh(kappa * i / cells), 2));
        nodes[cells] = highest;
        ChainMesh out = new ChainMesh(measure, problem.rates(), nodes, new double[cells], new double[cells]);
        out.sum(e -> 1, out.masses);
        out.sum(out::rate, out.jumps);
        return out;
    }

    /** γ(E). @throws RefusalException where it is 0 */
    double rate(double energy) {
        double rate = rates.rate(energy);
        if (!(rate > 0)) {
            throw new RefusalException("The jump chain needs relaxation on all energies in use, and gamma = 0 at E = "
                    + energy + "; set gamma above 0, or take particles.");
        }
        return rate;
    }

    /** Adds ∫φ_i f h0 dE to every entry. */
    private void sum(DoubleUnaryOperator f, double[] out) {
        for (int c = 0; c < size(); c++) {
            double half = (nodes[c + 1] - nodes[c]) / 2;
            for (int k = 0; k < RULE.getNumberOfPoints(); k++) {
                double x = (1 + RULE.getPoint(k)) / 2;
                double e = nodes[c] + 2 * half * x;
                double part = half * RULE.getWeight(k) * measure.density(e) * f.applyAsDouble(e);
                out[c] += (1 - x) * part;
                if (c + 1 < size()) {
                    out[c + 1] += x * part;
                }
            }
        }
    }

    /** ∫φ_i f h0 dE. */
    double[] integrals(DoubleUnaryOperator f) {
        double[] out = new double[size()];
        sum(f, out);
        return out;
    }

    /**
     * F at the nodes from the integrals of a start, and of what its first flights change of them.
     *
     * @param flights one row per batch; may be none
     * @param without a batch that is left out; −1: none
     */
    double[] nodal(double[] start, double[][] flights, int without) {
        double[] out = start.clone();
        int batches = flights.length - (without < 0 ? 0 : 1);
        for (int b = 0; b < flights.length; b++) {
            for (int i = 0; i < out.length && b != without; i++) {
                out[i] += flights[b][i] / batches;
            }
        }
        Arrays.setAll(out, i -> out[i] / masses[i]);
        return out;
    }

    /** The number of hats, and of cells. */
    int size() {
        return masses.length;
    }

    /** The cell of an energy; size() at E_max and above. */
    int cell(double energy) {
        int found = Arrays.binarySearch(nodes, energy);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /** The way from the lower end of a cell to the upper, 0 … 1. */
    double part(int cell, double energy) {
        return Math.max(0, (energy - nodes[cell]) / (nodes[cell + 1] - nodes[cell]));
    }

    /** The value at an energy of a function given at the nodes; 0 from E_max on. */
    double value(double[] f, double energy) {
        int c = cell(energy);
        if (c >= size()) {
            return 0;
        }
        double x = part(c, energy);
        return (1 - x) * f[c] + (c + 1 < size() ? x * f[c + 1] : 0);
    }

    /** h0 within a cell, by the cubic through four of its values. */
    double[] densities(int cell) {
        double[] out = new double[4];
        Arrays.setAll(out, k -> measure.density(nodes[cell] + (2 * k + 1) / 8.0 * (nodes[cell + 1] - nodes[cell])));
        return out;
    }

    /** @param y the values of {@link #densities} @param x the way from the lower end to the upper */
    static double cubic(double[] y, double x) {
        double t = 4 * x - 0.5;
        return -y[0] * (t - 1) * (t - 2) * (t - 3) / 6
                + y[1] * t * (t - 2) * (t - 3) / 2
                - y[2] * t * (t - 1) * (t - 3) / 2
                + y[3] * t * (t - 1) * (t - 2) / 6;
    }

    /** The mesh of every second node. */
    ChainMesh coarser() {
        double[] half = new double[size() / 2 + 1];
        Arrays.setAll(half, i -> nodes[2 * i]);
        return new ChainMesh(measure, rates, half, coarser(masses), coarser(jumps));
    }

    /** Integrals against the hats of the coarser mesh. */
    double[] coarser(double[] integrals) {
        double[] out = new double[size() / 2];
        for (int i = 0; i < size(); i++) {
            int low = i / 2;
            if (i % 2 == 0) {
                out[low] += integrals[i];
            } else {
                double x = weight(i);
                out[low] += (1 - x) * integrals[i];
                if (low + 1 < out.length) {
                    out[low + 1] += x * integrals[i];
                }
            }
        }
        return out;
    }

    /** What the upper neighbour of an odd node gets of it on the coarser mesh. */
    private double weight(int i) {
        return (nodes[i] - nodes[i - 1]) / (nodes[i + 1] - nodes[i - 1]);
    }

    /** A form on the hats of the coarser mesh. */
    double[] coarserForm(double[] form) {
        int n = size();
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = coarser(Arrays.copyOfRange(form, i * n, (i + 1) * n));
        }
        int m = n / 2;
        double[] out = new double[m * m];
        for (int j = 0; j < m; j++) {
            int column = j;
            double[] down = new double[n];
            Arrays.setAll(down, i -> rows[i][column]);
            double[] sums = coarser(down);
            for (int i = 0; i < m; i++) {
                out[i * m + j] = sums[i];
            }
        }
        return out;
    }
}
