package io.github.secular.numerics;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The eigenvalues λ_i and eigenvectors of the inverse of the matrix of the three-stage Radau IIA method, by which its
 * stages are separated (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.8): with
 * w_i = Σ_j left(i, j) z_j the stages are z_j = Σ_i right(i, j) w_i.
 */
public final class RadauModes {
    private static final int STAGES = RadauTableau.STAGES;
    private static final double[][] INVERSE = RadauTableau.inverse();
    private static final Complex[] VALUES = values();
    private static final Complex[][] LEFT = new Complex[STAGES][];
    private static final Complex[][] RIGHT = new Complex[STAGES][STAGES];

    static {
        for (int i = 0; i < STAGES; i++) {
            Complex[][] p = projector(i);
            LEFT[i] = p[STAGES - 1];
            for (int j = 0; j < STAGES; j++) {
                RIGHT[i][j] = p[j][STAGES - 1].divide(p[STAGES - 1][STAGES - 1]);
            }
        }
    }

    private RadauModes() {}

    /** λ_i: the real one, that in the upper half plane, its conjugate. */
    public static Complex value(int i) {
        return VALUES[i];
    }

    public static Complex left(int i, int j) {
        return LEFT[i][j];
    }

    public static Complex right(int i, int j) {
        return RIGHT[i][j];
    }

    /** An entry of the inverse matrix. */
    public static double inverse(int i, int j) {
        return INVERSE[i][j];
    }

    /** The roots of λ³ − 9λ² + 36λ − 60. */
    private static Complex[] values() {
        EigenDecomposition found = new EigenDecomposition(new Array2DRowRealMatrix(INVERSE));
        Complex[] out = new Complex[STAGES];
        for (int i = 0; i < STAGES; i++) {
            Complex z = new Complex(found.getRealEigenvalues()[i], found.getImagEigenvalues()[i]);
            for (int n = 0; n < 3; n++) {
                // Newton's method takes the last digits off the eigenvalue routine.
                Complex value = z.subtract(9).multiply(z).add(36).multiply(z).subtract(60);
                z = z.subtract(
                        value.divide(z.multiply(3).subtract(18).multiply(z).add(36)));
            }
            if (Math.abs(z.getImaginary()) < 1e-9) {
                out[0] = new Complex(z.getReal(), 0);
            } else {
                out[z.getImaginary() > 0 ? 1 : 2] = z;
            }
        }
        return out;
    }

    /** Π_{j≠i} (A⁻¹ − λ_j)/(λ_i − λ_j). */
    private static Complex[][] projector(int i) {
        Complex[][] out = new Complex[STAGES][STAGES];
        for (int r = 0; r < STAGES; r++) {
            for (int c = 0; c < STAGES; c++) {
                out[r][c] = new Complex(r == c ? 1 : 0);
            }
        }
        for (int j = 0; j < STAGES; j++) {
            if (j == i) {
                continue;
            }
            Complex[][] next = new Complex[STAGES][STAGES];
            for (int r = 0; r < STAGES; r++) {
                for (int c = 0; c < STAGES; c++) {
                    Complex sum = out[r][c].multiply(VALUES[j].negate());
                    for (int m = 0; m < STAGES; m++) {
                        sum = sum.add(out[m][c].multiply(INVERSE[r][m]));
                    }
                    next[r][c] = sum.divide(VALUES[i].subtract(VALUES[j]));
                }
            }
            out = next;
        }
        return out;
    }
}
