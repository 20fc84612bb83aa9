package io.github.secular.numerics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The three-stage Radau IIA method: order 5, L-stable, stiffly accurate, so that the last stage is the end of the
 * step. Its numbers are those of E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, table IV.5.6.
 * Arrays are handed out as copies.
 */
public final class RadauTableau {
    public static final int STAGES = 3;

    private static final double ROOT6 = Math.sqrt(6);

    private RadauTableau() {}

    /** c_i, the stages' places in the step, 0 … 1. */
    public static double[] nodes() {
        return new double[] {(4 - ROOT6) / 10, (4 + ROOT6) / 10, 1};
    }

    /** A, 3 × 3: what the slope at stage j adds to stage i; its last row holds the weights of the step. */
    public static double[][] matrix() {
        return new double[][] {
            {(88 - 7 * ROOT6) / 360, (296 - 169 * ROOT6) / 1800, (-2 + 3 * ROOT6) / 225},
            {(296 + 169 * ROOT6) / 1800, (88 + 7 * ROOT6) / 360, (-2 - 3 * ROOT6) / 225},
            {(16 - ROOT6) / 36, (16 + ROOT6) / 36, 1.0 / 9}
        };
    }

    /** A⁻¹, 3 × 3. */
    public static double[][] inverse() {
        DMatrixRMaj a = new DMatrixRMaj(matrix());
        CommonOps_DDRM.invert(a);
        double[][] out = new double[STAGES][STAGES];
        for (int i = 0; i < STAGES; i++) {
            for (int j = 0; j < STAGES; j++) {
                out[i][j] = a.get(i, j);
            }
        }
        return out;
    }

    /** Weights of the stages in the embedded error estimate, (IV.8.19), before the factor {@link #realEigenvalue}. */
    public static double[] estimate() {
        return new double[] {-(13 + 7 * ROOT6) / 3, (-13 + 7 * ROOT6) / 3, -1.0 / 3};
    }

    /** γ_0, the inverse of the real eigenvalue of A⁻¹. */
    public static double realEigenvalue() {
        return (6 + Math.cbrt(9) * (Math.cbrt(9) - 1)) / 30;
    }
}
