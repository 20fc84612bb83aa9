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
    private final double[][] legendre;

    /** @param points q, 1 … 30 */
    public GaussCollocation(int points) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
        nodes = new double[points];
        weights = new double[points];
        legendre = new double[points][];
        for (int i = 0; i < points; i++) {
            nodes[i] = (1 + rule.getPoint(i)) / 2;
            weights[i] = rule.getWeight(i) / 2;
            legendre[i] = legendre(rule.getPoint(i), points);
        }
        matrix = new double[points][];
        for (int i = 0; i < points; i++) {
            matrix[i] = weights(rule.getPoint(i), legendre[i]);
        }
    }

    /** What the slopes at the nodes add at x, -1 … 1, where Legendre's polynomials have these values. */
    private double[] weights(double x, double[] p) {
        double[] out = new double[nodes.length];
        for (int j = 0; j < out.length; j++) {
            // The polynomial that is 1 at node j alone is w_j sum_k (2k + 1) P_k(x_j) P_k(x), w_j on a unit step.
            double sum = 1 + x;
            for (int k = 1; k < out.length; k++) {
                sum += legendre[j][k] * (p[k + 1] - p[k - 1]);
            }
            out[j] = weights[j] * sum / 2;
        }
        return out;
    }

    /** P_0 … P_n+1 at x. */
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

    /** What the slope at each node adds at the end of the step; not to be changed. */
    public double[] weights() {
        return weights;
    }

    /** What the slope at each node adds at c, 0 … 1, by the polynomial through them. */
    public double[] weights(double c) {
        double x = 2 * c - 1;
        return weights(x, legendre(x, nodes.length));
    }

    /** What the slope at each node adds at node i; not to be changed. */
    public double[] row(int i) {
        return matrix[i];
    }

    /** What makes of the slopes at the nodes the coefficient of Legendre's polynomial of degree k < q. */
    public double[] coefficient(int k) {
        double[] out = new double[nodes.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = (2 * k + 1) * weights[j] * legendre[j][k];
        }
        return out;
    }

    /** What the slope at node j adds at node i. */
    public double entry(int i, int j) {
        return matrix[i][j];
    }

    /**
     * out ← out + h Σ_j weights_j rows_j.
     *
     * @param rows one of so many numbers per node
     * @param weights one per node
     */
    public void add(double[][] rows, int numbers, double[] weights, double h, double[] out) {
        int j = 0;
        for (; j + 3 < weights.length; j += 4) {
            addFour(
                    rows[j],
                    rows[j + 1],
                    rows[j + 2],
                    rows[j + 3],
                    h * weights[j],
                    h * weights[j + 1],
                    h * weights[j + 2],
                    h * weights[j + 3],
                    numbers,
                    out);
        }
        for (; j < weights.length; j++) {
            double[] row = rows[j];
            double factor = h * weights[j];
            for (int q = 0; q < numbers; q++) {
                out[q] += factor * row[q];
            }
        }
    }

    private static void addFour(
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double wa,
            double wb,
            double wc,
            double wd,
            int numbers,
            double[] out) {
        for (int q = 0; q < numbers; q++) {
            out[q] += (wa * a[q] + wb * b[q]) + (wc * c[q] + wd * d[q]);
        }
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

    /**
     * The error of the polynomial through slopes that turn by x radians in a step, anywhere in it, in parts of them:
     * x^q q! / (2q)!, the remainder of interpolation with the largest value of Legendre's polynomial.
     */
    public double errorWithin(double x) {
        int q = nodes.length;
        double log = q * Math.log(x);
        for (int k = q + 1; k <= 2 * q; k++) {
            log -= Math.log(k);
        }
        return Math.exp(log);
    }
}
