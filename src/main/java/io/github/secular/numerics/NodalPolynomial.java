package io.github.secular.numerics;

/**
 * Polynomials through values at fixed nodes: their derivatives at the nodes and their values between them, in barycentric
 * form (J.-P. Berrut, L. N. Trefethen, SIAM Review 46 (2004) 501). Immutable.
 */
public final class NodalPolynomial {
    private final double[] nodes;
    private final double[] weights;
    private final double[][] derivative;

    /** @param nodes at least two, all different */
    public NodalPolynomial(double... nodes) {
        this(nodes.clone(), weights(nodes));
    }

    private NodalPolynomial(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
        int n = nodes.length;
        derivative = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    derivative[i][j] = weights[j] / weights[i] / (nodes[i] - nodes[j]);
                    derivative[i][i] -= derivative[i][j];
                }
            }
        }
    }

    /** Through Chebyshev–Lobatto nodes −cos(π j/(n−1)) on [−1, 1]. */
    public static NodalPolynomial chebyshev(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int j = 0; j < n; j++) {
            nodes[j] = -Math.cos(Math.PI * j / (n - 1));
            weights[j] = (j % 2 == 0 ? 1 : -1) * (j == 0 || j == n - 1 ? 0.5 : 1);
        }
        return new NodalPolynomial(nodes, weights);
    }

    private static double[] weights(double[] nodes) {
        double[] out = new double[nodes.length];
        for (int j = 0; j < out.length; j++) {
            double product = 1;
            for (int k = 0; k < out.length; k++) {
                product *= k == j ? 1 : nodes[j] - nodes[k];
            }
            out[j] = 1 / product;
        }
        return out;
    }

    /** Node number j. */
    public double node(int j) {
        return nodes[j];
    }

    /** factor times the derivative at node k. @param values one array per node */
    public double[] derivative(int k, double factor, double[][] values) {
        double[] out = new double[values[0].length];
        for (int j = 0; j < nodes.length; j++) {
            double w = factor * derivative[k][j];
            for (int i = 0; i < out.length; i++) {
                out[i] += w * values[j][i];
            }
        }
        return out;
    }

    /** What the value at x takes of the value at each node. */
    public double[] weightsAt(double x) {
        double[] out = new double[nodes.length];
        double sum = 0;
        for (int j = 0; j < nodes.length; j++) {
            if (x == nodes[j]) {
                java.util.Arrays.fill(out, 0);
                out[j] = 1;
                return out;
            }
            out[j] = weights[j] / (x - nodes[j]);
            sum += out[j];
        }
        for (int j = 0; j < nodes.length; j++) {
            out[j] /= sum;
        }
        return out;
    }
}
