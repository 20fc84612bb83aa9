package io.github.secular.scenario;

import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Whether damping and relaxation keep a density matrix positive (doc/quantum.md, Q1.7). */
final class Positivity {
    private static final double TOLERANCE = 1e-10;

    private Positivity() {}

    /** One sentence where they do not. */
    static Optional<String> warning(BlochModel model) {
        int n = model.size();
        if (n < 2) {
            return Optional.empty();
        }
        double slow = 1 / (model.epsilon() * model.epsilon());
        double scale = 0;
        DMatrixRMaj g = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    // Dephasing left of the damping once the decay of the levels is taken out.
                    double damping = slow * model.fastDamping(i, j);
                    double decay =
                            (model.relaxation().outflow(i) + model.relaxation().outflow(j)) / 2;
                    g.set(i, j, decay - damping);
                    scale = Math.max(scale, Math.max(damping, decay));
                }
            }
        }
        double smallest = smallestOnSumZero(g);
        if (smallest >= -TOLERANCE * scale) {
            return Optional.empty();
        }
        return Optional.of(Sentence.of(
                "The damping is not of Lindblad type, so the density matrix may lose its positivity and populations"
                        + " may become negative (smallest eigenvalue %.3g, it should be at least 0); gamma(n,m) ="
                        + " (x_n + x_m)/2 with x_n at least the decay rate of level n is always admissible.",
                smallest));
    }

    /** min xᵀMx over unit x with Σx = 0, or 0 if that is positive: the projection gives the rest eigenvalue 0. */
    private static double smallestOnSumZero(DMatrixRMaj m) {
        int n = m.numRows;
        double[] mean = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                mean[i] += m.get(i, j) / n;
            }
            all += mean[i] / n;
        }
        DMatrixRMaj projected = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                projected.set(i, j, m.get(i, j) - mean[i] - mean[j] + all);
            }
        }
        return smallestEigenvalue(projected);
    }

    /** Of a symmetric matrix, which is overwritten. */
    static double smallestEigenvalue(DMatrixRMaj symmetric) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(symmetric.numRows, false, true);
        if (!eigen.decompose(symmetric)) {
            throw new ArithmeticException("The eigenvalues of a symmetric matrix were not found.");
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
            smallest = Math.min(smallest, eigen.getEigenvalue(i).getReal());
        }
        return smallest;
    }
}
