package io.github.secular.classical.grid;

import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseModes;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * A stationary noise ξ as a chain between a few of its values. Densities given ξ, relative to its own distribution,
 * expand in the modes ψ_j(ξ) of its generator, which decay at rates j/τc; cut off after m modes they are known by their
 * values at the m nodes of Gauss's rule. A telegraph is so with 2 nodes, exactly; an Ornstein-Uhlenbeck process has
 * Hermite's modes and nodes; a clock has 2 nodes between which nothing passes but at its cell boundaries, where all
 * modes but the mean end.
 */
final class NoiseNodes {
    private static final double SAME_TIME = 1e-9;

    private final double[] values;
    private final double[] weights;
    /** ψ_j at node k. */
    private final double[][] modes;

    private final NoiseModes chain;
    private final double cell;
    private final double phase;

    private NoiseNodes(int nodes, NoiseModes chain, double cell, double phase) {
        this.chain = chain;
        this.cell = cell;
        this.phase = phase;
        values = new double[nodes];
        weights = new double[nodes];
        modes = new double[nodes][nodes];
        // Gauss's rule from the matrix of ξ between the modes (Golub and Welsch).
        double[] couplings = new double[nodes - 1];
        Arrays.setAll(couplings, chain::coupling);
        EigenDecomposition rule = new EigenDecomposition(new double[nodes], couplings);
        for (int k = 0; k < nodes; k++) {
            RealVector vector = rule.getEigenvector(k);
            values[k] = rule.getRealEigenvalue(k);
            weights[k] = vector.getEntry(0) * vector.getEntry(0);
            for (int j = 0; j < nodes; j++) {
                modes[j][k] = vector.getEntry(j) / vector.getEntry(0);
            }
        }
    }

    /**
     * @param gaussian nodes of a Gaussian process
     * @param phase the first end of a cell where the noise does not give it
     * @throws RefusalException if only the covariance is known
     */
    static NoiseNodes of(Noise noise, int gaussian, double phase) {
        NoiseModes chain = noise.modes()
                .orElseThrow(() -> new RefusalException(
                        "The grid solver averages over clock, telegraph and Ornstein-Uhlenbeck noise, but the"
                                + " noise is " + noise.description() + "."));
        int nodes = Math.min(chain.size(), gaussian);
        return noise.cells()
                .map(c -> new NoiseNodes(nodes, chain, c.length(), c.hasRandomPhase() ? phase : c.phase()))
                .orElseGet(() -> new NoiseNodes(nodes, chain, Double.NaN, 0));
    }

    int size() {
        return values.length;
    }

    double value(int node) {
        return values[node];
    }

    /** The probability of a node. */
    double weight(int node) {
        return weights[node];
    }

    /** ψ_j at a node. */
    double mode(int j, int node) {
        return modes[j][node];
    }

    /** 1/τc; 0 for a clock. */
    double rate() {
        return chain.rate(1);
    }

    private boolean isClock() {
        return !Double.isNaN(cell);
    }

    /** The first cell boundary after τ; infinite where there are none. */
    double next(double tau) {
        if (!isClock()) {
            return Double.POSITIVE_INFINITY;
        }
        double boundary = phase + cell * (Math.floor((tau - phase) / cell + SAME_TIME) + 1);
        return boundary;
    }

    /** Whether a cell ends at τ, but for rounding. */
    boolean endsAt(double tau) {
        double cells = (tau - phase) / cell;
        return isClock() && Math.abs(cells - Math.rint(cells)) <= 2 * SAME_TIME;
    }

    /** Relative densities after a time h, or, for infinite h, at a cell boundary: entry [k][l] from node l to node k. */
    double[][] transition(double h) {
        int n = values.length;
        double[][] out = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                for (int j = 0; j < n; j++) {
                    double decay = j == 0 ? 1 : h == Double.POSITIVE_INFINITY ? 0 : Math.exp(-chain.rate(j) * h);
                    out[k][l] += modes[j][k] * decay * weights[l] * modes[j][l];
                }
            }
        }
        return out;
    }
}
