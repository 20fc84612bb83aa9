package io.github.secular.numerics;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Collocation at the points of Gauss and Legendre in a step, 0 … 1: what slopes at q points add up to at each of them,
 * and, with an error of order 2q + 1, at the end.
 */
public final class GaussCollocation {
    private final double[] nodes;
    private final double[] weights;
    private final double[][] matrix;

    /** @param points q, 1 … 30 */
    public GaussCollocation(int points) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
        nodes = new double[points];
        weights = new double[points];
        double[][] legendre = new double[points][];
        for (int i = 0; i < points; i++) {
            nodes[i] = (1 + rule.getPoint(i)) / 2;
            weights[i] = rule.getWeight(i) / 2;
            legendre[i] = legendre(rule.getPoint(i), points);
        }
        matrix = new double[points][points];
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                // The polynomial that is 1 at node j alone is w_j sum_k (2k + 1) P_k(x_j) P_k(x), w_j on a unit step.
                double sum = 1 + rule.getPoint(i);
                for (int k = 1; k < points; k++) {
                    sum += legendre[j][k] * (legendre[i][k + 1] - legendre[i][k - 1]);
                }
                matrix[i][j] = weights[j] * sum / 2;
            }
        }
    }

    /** P_0 … P_n at x. */
    private static double[] legendre(double x, int n) {
        double[] p = new double[n + 2];
        p[0] = 1;
        p[1] = x;
        for (int k = 1; k <= n; k++) {
            p[k + 1] = ((2 * k + 1) * x * p[k] - k * p[k - 1]) / (k + 1);
        }
        return p;
    }

    /** q. */
    public int points() {
        return nodes.length;
    }

    /** Place of node i in the step, 0 … 1. */
    public double node(int i) {
        return nodes[i];
    }

    /** What the slope at node j adds at the end of the step. */
    public double weight(int j) {
        return weights[j];
    }

    /** What the slope at node j adds at node i. */
    public double entry(int i, int j) {
        return matrix[i][j];
    }

    /**
     * The error of the end of a step of y' = i a y with a h = x, in parts of x: that of Padé's approximation of e^{ix},
     * (q!)² x^{2q} / ((2q + 1) (2q)!²), to its leading order (E. Hairer, G. Wanner, Solving Ordinary Differential
     * Equations II, IV.3). Slopes that turn and do not depend on y are integrated with a smaller one.
     */
    public double error(double x) {
        int q = nodes.length;
        double log = 2 * q * Math.log(x) - Math.log(2 * q + 1.0);
        for (int k = 1; k <= q; k++) {
            log += 2 * Math.log(k);
        }
        for (int k = 1; k <= 2 * q; k++) {
            log -= 2 * Math.log(k);
        }
        return Math.exp(log);
    }
}
