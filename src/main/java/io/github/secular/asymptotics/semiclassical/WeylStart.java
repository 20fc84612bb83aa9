package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The density matrix whose Wigner function is a classical density, ρ(x, x′) = ∫ f0((x + x′)/2, p) e^{ip(x−x′)/ħ} dp
 * (doc/semiclassical.md, W1.3), among the levels of a well.
 *
 * @param rho M × M, Hermitian, of the mass 1 in the whole space
 * @param missing 1 − tr ρ: what lies above the highest level
 */
public record WeylStart(ComplexMatrix rho, double missing) {
    /** Eigenvalues below 0 by this much are rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * @param f0 smooth on the scale of ħ, so that its integral over p is one over even points
     * @throws RefusalException if f0 is no quantum state at this ħ, an eigenvalue being negative
     */
    public static WeylStart of(InitialDensity f0, WellLevels levels) {
        SincGrid grid = levels.grid();
        int n = grid.size();
        double[] x = grid.points();
        double hbar = levels.hbar();
        PhaseRange range = f0.extent();
        // Distances up to the whole grid are met: p on points so close that none of them is an alias of another.
        int count = (int) Math.ceil((range.pTo() - range.pFrom()) * (x[n - 1] - x[0]) / (Math.PI * hbar)) + 32;
        double dp = (range.pTo() - range.pFrom()) / count;
        int sums = 2 * n - 1;
        double[][] values = new double[sums][];
        double mass = 0;
        for (int s = 0; s < sums; s++) {
            double middle = x[0] + s * grid.step() / 2;
            if (middle < range.xFrom() || middle > range.xTo()) {
                continue;
            }
            values[s] = new double[count];
            for (int k = 0; k < count; k++) {
                values[s][k] = f0.at(middle, range.pFrom() + (k + 0.5) * dp);
                mass += values[s][k] * dp * grid.step() / 2;
            }
        }
        double known = Double.isNaN(f0.mass()) ? mass : f0.mass();
        double[][] re = new double[n][n];
        double[][] im = new double[n][n];
        for (int d = 0; d < n; d++) {
            double[] cos = new double[count];
            double[] sin = new double[count];
            for (int k = 0; k < count; k++) {
                double phase = (range.pFrom() + (k + 0.5) * dp) * d * grid.step() / hbar;
                cos[k] = Math.cos(phase) * dp / known;
                sin[k] = Math.sin(phase) * dp / known;
            }
            for (int j = 0; j + d < n; j++) {
                double[] f = values[2 * j + d];
                if (f == null) {
                    continue;
                }
                double a = 0;
                double b = 0;
                for (int k = 0; k < count; k++) {
                    a += f[k] * cos[k];
                    b += f[k] * sin[k];
                }
                // ρ(x_{j+d}, x_j), times h: the states are normalised by Σψ²
                re[j + d][j] = a * grid.step();
                im[j + d][j] = b * grid.step();
                re[j][j + d] = re[j + d][j];
                im[j][j + d] = -im[j + d][j];
            }
        }
        return of(re, im, levels);
    }

    private static WeylStart of(double[][] re, double[][] im, WellLevels levels) {
        ComplexMatrix rho = levels.project(re, im);
        double least = smallest(rho);
        if (!(least >= -ROUNDING)) {
            throw new RefusalException(Sentence.of(
                    "At hbar = %.4g the start is the Wigner function of no quantum state, since some state would have the"
                            + " population %.2e: lower hbar or take a wider start.",
                    levels.hbar(), least));
        }
        double trace = 0;
        for (int i = 0; i < levels.size(); i++) {
            trace += rho.re(i, i);
        }
        return new WeylStart(rho, 1 - trace);
    }

    /** The smallest eigenvalue, of the real symmetric matrix of twice the size where ρ is complex. */
    private static double smallest(ComplexMatrix rho) {
        int n = rho.rows();
        boolean complex = false;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                complex |= Math.abs(rho.im(i, j)) > 1e-14;
            }
        }
        DMatrixRMaj matrix = new DMatrixRMaj(complex ? 2 * n : n, complex ? 2 * n : n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, rho.re(i, j));
                if (complex) {
                    matrix.set(n + i, n + j, rho.re(i, j));
                    matrix.set(n + i, j, rho.im(i, j));
                    matrix.set(i, n + j, -rho.im(i, j));
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.numRows, false, true);
        if (!eigen.decompose(matrix)) {
            return Double.NaN;
        }
        double out = Double.POSITIVE_INFINITY;
        for (int i = 0; i < matrix.numRows; i++) {
            out = Math.min(out, eigen.getEigenvalue(i).getReal());
        }
        return out;
    }

    /** The populations, rounding below 0 left out. */
    public double[] populations() {
        double[] out = new double[rho.rows()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, rho.re(i, i));
        }
        return out;
    }
}
