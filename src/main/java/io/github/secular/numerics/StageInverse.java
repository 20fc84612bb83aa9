package io.github.secular.numerics;

/** The 3 × 3 stage matrix of Radau IIA for one decaying and rotating entry, inverted: (κ A⁻¹ + z)⁻¹. */
public final class StageInverse {
    private static final double[][] A_INVERSE = RadauTableau.inverse();

    private StageInverse() {}

    /**
     * By cofactors.
     *
     * @param kappa κ
     * @param zr Re z @param zi Im z
     * @param out gets the 9 complex entries, row by row, interleaved, from {@code at} on
     */
    public static void invert(double kappa, double zr, double zi, double[] out, int at) {
        double[][] re = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                re[i][j] = kappa * A_INVERSE[i][j] + (i == j ? zr : 0);
            }
        }
        double[][] cr = new double[3][3];
        double[][] ci = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int i1 = (i + 1) % 3;
                int i2 = (i + 2) % 3;
                int j1 = (j + 1) % 3;
                int j2 = (j + 2) % 3;
                // imaginary parts stand on the diagonal only
                double d11 = i1 == j1 ? zi : 0;
                double d22 = i2 == j2 ? zi : 0;
                double d12 = i1 == j2 ? zi : 0;
                double d21 = i2 == j1 ? zi : 0;
                cr[i][j] = re[i1][j1] * re[i2][j2] - d11 * d22 - re[i1][j2] * re[i2][j1] + d12 * d21;
                ci[i][j] = re[i1][j1] * d22 + d11 * re[i2][j2] - re[i1][j2] * d21 - d12 * re[i2][j1];
            }
        }
        double dr = 0;
        double di = 0;
        for (int j = 0; j < 3; j++) {
            double d = j == 0 ? zi : 0;
            dr += re[0][j] * cr[0][j] - d * ci[0][j];
            di += re[0][j] * ci[0][j] + d * cr[0][j];
        }
        double norm = dr * dr + di * di;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[at + 2 * (3 * i + j)] = (cr[j][i] * dr + ci[j][i] * di) / norm;
                out[at + 2 * (3 * i + j) + 1] = (ci[j][i] * dr - cr[j][i] * di) / norm;
            }
        }
    }
}
