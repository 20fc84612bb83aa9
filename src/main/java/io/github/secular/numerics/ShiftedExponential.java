package io.github.secular.numerics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * exp(t A) e_1 for A = (1 − H⁻¹)/γ, H small and dense, by the integral of e^z (z − tA)⁻¹ along Talbot's contour
 * (Weideman, SIAM J. Numer. Anal. 44, 2006): H is never inverted, and the error does not grow with the norm of A, which
 * may be huge. Two contours tell whether all eigenvalues that matter lie inside.
 */
public final class ShiftedExponential {
    private static final int NODES = 24;
    private static final int MORE_NODES = 30;

    private final double[][] h;
    private final int size;
    private final double gamma;
    private double disagreement;

    /** @param size H is the leading part of {@code h} of so many rows */
    public ShiftedExponential(double[][] h, int size, double gamma) {
        this.h = h;
        this.size = size;
        this.gamma = gamma;
    }

    /** exp(tA) e_1. @param t above 0 */
    public double[] at(double t) {
        double[] one = along(NODES, t / gamma);
        double[] other = along(MORE_NODES, t / gamma);
        disagreement = 0;
        for (int i = 0; i < size; i++) {
            disagreement += Math.abs(one[i] - other[i]);
        }
        return one;
    }

    /** Σ of the differences between two contours at the last time. */
    public double disagreement() {
        return disagreement;
    }

    private double[] along(int nodes, double ratio) {
        double[] out = new double[size];
        // The nodes come in conjugate pairs; half of them will do.
        for (int k = 0; k < nodes / 2; k++) {
            double theta = (2 * k + 1) * Math.PI / nodes;
            double turn = 0.6407 * theta;
            double cot = 1 / Math.tan(turn);
            double sine = Math.sin(turn);
            double re = nodes * (0.5017 * theta * cot - 0.6122);
            double im = nodes * 0.2645 * theta;
            double slopeRe = nodes * (0.5017 * cot - 0.5017 * turn / (sine * sine));
            double slopeIm = nodes * 0.2645;
            double[] x = resolvent(re, im, ratio);
            // 2 Re [e^z z' x / (i nodes)]
            double growth = 2 * Math.exp(re) / nodes;
            double c = Math.cos(im) * growth;
            double s = Math.sin(im) * growth;
            double weightRe = c * slopeIm + s * slopeRe;
            double weightIm = s * slopeIm - c * slopeRe;
            for (int i = 0; i < size; i++) {
                out[i] += weightRe * x[i] - weightIm * x[size + i];
            }
        }
        return out;
    }

    /** (z − tA)⁻¹ e_1 = H (z H − (t/γ)(H − 1))⁻¹ e_1: real parts, then imaginary ones. */
    private double[] resolvent(double re, double im, double ratio) {
        DMatrixRMaj a = new DMatrixRMaj(2 * size, 2 * size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double one = i == j ? ratio : 0;
                a.set(i, j, (re - ratio) * h[i][j] + one);
                a.set(size + i, size + j, (re - ratio) * h[i][j] + one);
                a.set(i, size + j, -im * h[i][j]);
                a.set(size + i, j, im * h[i][j]);
            }
        }
        DMatrixRMaj b = new DMatrixRMaj(2 * size, 1);
        b.data[0] = 1;
        DMatrixRMaj x = new DMatrixRMaj(2 * size, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.linear(2 * size);
        if (!solver.setA(a)) {
            throw new ArithmeticException("A point of the contour is an eigenvalue.");
        }
        solver.solve(b, x);
        double[] out = new double[2 * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                out[i] += h[i][j] * x.data[j];
                out[size + i] += h[i][j] * x.data[size + j];
            }
        }
        return out;
    }
}
