package io.github.secular.quantum.torus;

import io.github.secular.numerics.NodalPolynomial;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The slow manifold at one time under slow envelopes: the graph X(t) with
 * ε² (dX/dt + X L) = g C + D X, from seven graphs around that time whose differences give dX/dt
 * (doc/bloch-solvers.md, B5.2). A start on the manifold of frozen envelopes instead would set undamped
 * harmonics of the populations free, of the size ε⁴ dg/dt.
 */
final class MovingManifold {
    private static final int NODES = 7;

    /** At unit distance; the seventh power of its differentiation is zero, and so seven passes are exact. */
    private static final NodalPolynomial POLYNOMIAL =
            new NodalPolynomial(IntStream.range(0, NODES).asDoubleStream().toArray());

    private final TorusEquation equation;
    private final InvariantGraph graph;

    /**
     * @param t slow time
     * @param spacing of the three graphs on either side, less than t/3, and several ε²/γ
     * @param accuracy of ρ on the manifold that is enough
     */
    MovingManifold(TorusEquation equation, double t, double spacing, double accuracy, Progress progress) {
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
                    velocity[n] = POLYNOMIAL.derivative(k, 1 / spacing, columns(graphs, n));
                }
                next[k] = new InvariantGraph(equation, true, graphs[k], time(t, spacing, k), velocity, progress);
                for (int n = 0; n < size; n++) {
                    change = Math.max(change, MathArrays.distanceInf(next[k].column(n), graphs[k].column(n)));
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

    private static double[][] columns(InvariantGraph[] graphs, int n) {
        return Arrays.stream(graphs).map(graph -> graph.column(n)).toArray(double[][]::new);
    }

    private static double time(double t, double spacing, int k) {
        return t + (k - NODES / 2) * spacing;
    }
}
