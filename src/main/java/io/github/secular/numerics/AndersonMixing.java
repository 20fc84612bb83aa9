package io.github.secular.numerics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Anderson's acceleration of a fixed-point iteration x ← f(x): of the last few steps it takes the
 * combination whose residual f(x) − x is smallest. On a linear map it does what GMRES does, and so it
 * converges where the plain iteration does not. Not for use by several threads at once.
 */
public final class AndersonMixing {
    private final int depth;
    private final double[][] stepDifferences;
    private final double[][] residualDifferences;
    private double[] lastResult;
    private double[] lastResidual;
    private int count;

    /**
     * @param depth how many earlier steps to use, at least 1
     */
    public AndersonMixing(int depth) {
        this.depth = depth;
        stepDifferences = new double[depth][];
        residualDifferences = new double[depth][];
    }

    /**
     * One step: replaces x by a better guess.
     *
     * @param x the current guess, overwritten
     * @param result f(x), not changed
     * @return the largest |f(x) − x| found
     */
    public double step(double[] x, double[] result) {
        int n = x.length;
        double[] residual = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            residual[i] = result[i] - x[i];
            largest = Math.max(largest, Math.abs(residual[i]));
        }
        if (lastResult != null) {
            int slot = count++ % depth;
            double[] dr = new double[n];
            double[] dx = new double[n];
            for (int i = 0; i < n; i++) {
                dr[i] = residual[i] - lastResidual[i];
                dx[i] = result[i] - lastResult[i];
            }
            residualDifferences[slot] = dr;
            stepDifferences[slot] = dx;
        }
        lastResult = result.clone();
        lastResidual = residual;
        System.arraycopy(result, 0, x, 0, n);
        int used = Math.min(count, depth);
        double[] weights = weights(used);
        for (int k = 0; k < used; k++) {
            for (int i = 0; i < n; i++) {
                x[i] -= weights[k] * stepDifferences[k][i];
            }
        }
        return largest;
    }

    /** The least-squares weights of the residual differences against the residual, zero where they fail. */
    private double[] weights(int used) {
        double[] none = new double[used];
        if (used == 0) {
            return none;
        }
        double[] norms = new double[used];
        DMatrixRMaj a = new DMatrixRMaj(used, used);
        DMatrixRMaj b = new DMatrixRMaj(used, 1);
        for (int i = 0; i < used; i++) {
            norms[i] = Math.sqrt(dot(residualDifferences[i], residualDifferences[i]));
            if (!(norms[i] > 0)) {
                return none;
            }
        }
        for (int i = 0; i < used; i++) {
            for (int j = 0; j <= i; j++) {
                double value = dot(residualDifferences[i], residualDifferences[j]) / (norms[i] * norms[j]);
                a.set(i, j, value);
                a.set(j, i, value);
            }
            // scaled normal equations, kept regular where differences are parallel
            a.add(i, i, 1e-14);
            b.set(i, 0, dot(residualDifferences[i], lastResidual) / norms[i]);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(used);
        if (!solver.setA(a)) {
            return none;
        }
        DMatrixRMaj x = new DMatrixRMaj(used, 1);
        solver.solve(b, x);
        double[] out = new double[used];
        for (int i = 0; i < used; i++) {
            out[i] = x.get(i, 0) / norms[i];
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
