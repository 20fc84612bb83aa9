package io.github.secular.quantum.torus;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The slow manifold at one time under slow envelopes: the graph X(t) with
 * ε² (dX/dt + X L) = g C + D X, from seven graphs around that time whose differences give dX/dt
 * (doc/bloch-solvers.md, B5.2). A start on the manifold of frozen envelopes instead would set undamped
 * harmonics of the populations free, of the size ε⁴ dg/dt.
 */
final class MovingGraph {
    private static final int NODES = 7;

    /** Differentiation of seven nodes at unit distance; its seventh power is zero, and so seven passes are exact. */
    private static final double[][] WEIGHTS = weights();

    private final TorusEquation equation;
    private final InvariantGraph graph;

    /**
     * @param t slow time
     * @param spacing of the three graphs on either side, less than t/3, and several ε²/γ
     * @param accuracy of ρ on the manifold that is enough
     */
    MovingGraph(TorusEquation equation, double t, double spacing, double accuracy, Progress progress) {
        this.equation = equation;
        InvariantGraph[] graphs = new InvariantGraph[NODES];
        for (int k = 0; k < NODES; k++) {
            InvariantGraph guess = k == 0 ? null : graphs[k - 1];
            graphs[k] = new InvariantGraph(equation, true, guess, time(t, spacing, k), null, progress);
        }
        int size = equation.model().size();
        double before = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < NODES; pass++) {
            InvariantGraph[] next = new InvariantGraph[NODES];
            double change = 0;
            for (int k = 0; k < NODES; k++) {
                double[][] velocity = new double[size][];
                for (int n = 0; n < size; n++) {
                    velocity[n] = derivative(graphs, n, k, spacing);
                }
                next[k] = new InvariantGraph(equation, true, graphs[k], time(t, spacing, k), velocity, progress);
                for (int n = 0; n < size; n++) {
                    change = Math.max(change, distance(next[k].column(n), graphs[k].column(n)));
                }
            }
            graphs = next;
            if (equation.model().epsilon() * change <= accuracy || change >= 0.5 * before) {
                break;
            }
            before = change;
        }
        graph = graphs[NODES / 2];
    }

    /** a with diag(ρ) = populations on the manifold at this time, {@code turns} being those of the equation then. */
    double[] meanPopulations(double[] populations, double[] turns) {
        int size = populations.length;
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        DMatrixRMaj right = new DMatrixRMaj(size, 1);
        for (int n = 0; n < size; n++) {
            right.set(n, 0, populations[n]);
            double[] column = fast(n);
            column[2 * (n * size + n)] = 1;
            double[] rho = equation.density(column, turns);
            for (int m = 0; m < size; m++) {
                matrix.set(m, n, rho[2 * (m * size + m)]);
            }
        }
        DMatrixRMaj a = new DMatrixRMaj(size, 1);
        if (!CommonOps_DDRM.solve(matrix, right, a)) {
            throw new RefusalException("The slow manifold is vertical over the populations for this model.");
        }
        return a.data;
    }

    /** The scaled coherences c = X a over mean populations a. */
    double[] coherences(double[] a) {
        double[] out = new double[equation.dimension()];
        for (int n = 0; n < a.length; n++) {
            double[] x = graph.column(n);
            for (int i = 0; i < out.length; i++) {
                out[i] += a[n] * x[i];
            }
        }
        return out;
    }

    private double[] fast(int n) {
        double[] out = graph.column(n).clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= equation.model().epsilon();
        }
        return out;
    }

    private static double time(double t, double spacing, int k) {
        return t + (k - NODES / 2) * spacing;
    }

    /** The derivative at node k of the polynomial through the equidistant graphs. */
    private static double[] derivative(InvariantGraph[] graphs, int n, int k, double spacing) {
        double[] out = new double[graphs[0].column(n).length];
        double[] weights = WEIGHTS[k];
        for (int j = 0; j < NODES; j++) {
            double w = weights[j] / spacing;
            double[] x = graphs[j].column(n);
            for (int i = 0; i < out.length; i++) {
                out[i] += w * x[i];
            }
        }
        return out;
    }

    private static double[][] weights() {
        double[][] out = new double[NODES][NODES];
        for (int k = 0; k < NODES; k++) {
            for (int j = 0; j < NODES; j++) {
                if (j == k) {
                    continue;
                }
                double w = 1.0 / (j - k);
                for (int l = 0; l < NODES; l++) {
                    if (l != j && l != k) {
                        w *= (double) (k - l) / (j - l);
                    }
                }
                out[k][j] = w;
                out[k][k] -= w;
            }
        }
        return out;
    }

    private static double distance(double[] a, double[] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            max = Math.max(max, Math.abs(a[i] - b[i]));
        }
        return max;
    }
}
