package io.github.secular.classical.twoscale;

import io.github.secular.numerics.RadauTableau;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * One step of the three-stage Radau IIA method, of order 5 and L-stable, for y′ = L y with constant L. The stages
 * are separated by the eigenvectors of the inverse of its matrix: three complex systems (λ/h − L) w = L y.
 * (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.8.)
 */
final class RadauStep {
    private final BlockTridiagonal operator;
    private final BlockTridiagonal.Factors[] factors = new BlockTridiagonal.Factors[3];
    /** The weight of each w in the last stage. */
    private final Complex[] weights = new Complex[3];

    private final double[] image;
    private final double[] work;

    /** @param operator L @param step h > 0 */
    RadauStep(BlockTridiagonal operator, double step) {
        this.operator = operator;
        image = new double[2 * operator.size()];
        work = new double[2 * operator.size()];
        RealMatrix inverse = new Array2DRowRealMatrix(RadauTableau.inverse());
        Complex[] eigenvalues = eigenvalues(inverse);
        for (int i = 0; i < 3; i++) {
            Complex shift = eigenvalues[i].divide(step);
            factors[i] = operator.scaledPlusIdentity(-1, shift.getReal(), shift.getImaginary())
                    .factor();
            weights[i] = weight(inverse, eigenvalues, i);
        }
    }

    /** Advances y by h, in place. */
    void advance(double[] y) {
        operator.multiply(y, image);
        for (int i = 0; i < 3; i++) {
            System.arraycopy(image, 0, work, 0, work.length);
            factors[i].solve(work);
            double re = weights[i].getReal();
            double im = weights[i].getImaginary();
            for (int k = 0; k < y.length; k += 2) {
                y[k] += re * work[k] - im * work[k + 1];
                y[k + 1] += re * work[k + 1] + im * work[k];
            }
        }
    }

    /** The roots of λ³ − 9λ² + 36λ − 60, the characteristic polynomial of the inverse matrix. */
    private static Complex[] eigenvalues(RealMatrix inverse) {
        double[] re = new org.apache.commons.math3.linear.EigenDecomposition(inverse).getRealEigenvalues();
        double[] im = new org.apache.commons.math3.linear.EigenDecomposition(inverse).getImagEigenvalues();
        Complex[] out = new Complex[3];
        for (int i = 0; i < 3; i++) {
            Complex z = new Complex(re[i], im[i]);
            for (int n = 0; n < 3; n++) {
                // Newton's method takes the last digits off the eigenvalue routine.
                Complex value = z.subtract(9).multiply(z).add(36).multiply(z).subtract(60);
                Complex slope = z.multiply(3).subtract(18).multiply(z).add(36);
                z = z.subtract(value.divide(slope));
            }
            out[i] = z;
        }
        return out;
    }

    /**
     * With the spectral projector P_i = Π_{j≠i} (A⁻¹ − λ_j)/(λ_i − λ_j), the last stage is Σ_i (P_i 1)_last w_i.
     */
    private static Complex weight(RealMatrix inverse, Complex[] eigenvalues, int i) {
        Complex[] v = {Complex.ONE, Complex.ONE, Complex.ONE};
        for (int j = 0; j < 3; j++) {
            if (j != i) {
                Complex[] next = new Complex[3];
                for (int r = 0; r < 3; r++) {
                    Complex sum = v[r].multiply(eigenvalues[j].negate());
                    for (int c = 0; c < 3; c++) {
                        sum = sum.add(v[c].multiply(inverse.getEntry(r, c)));
                    }
                    next[r] = sum.divide(eigenvalues[i].subtract(eigenvalues[j]));
                }
                v = next;
            }
        }
        return v[2];
    }
}
