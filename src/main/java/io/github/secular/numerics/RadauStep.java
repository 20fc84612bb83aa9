package io.github.secular.numerics;

/**
 * One step of Radau IIA of order 5 for m_i F_i′ = G_i (F_{i+1} − F_i) − G_{i−1} (F_i − F_{i−1}), G_i(t) ≥ 0 on the
 * face between the cells i and i + 1, no flux below the first cell, and F = 0 beyond the last. Three stages at once:
 * a block-tridiagonal system of 3 × 3 blocks. Not thread-safe: it keeps its work space.
 */
public final class RadauStep {
    public static final int STAGES = RadauTableau.STAGES;
    private static final double[][] A = RadauTableau.matrix();

    private final double[] masses;
    private final double[][] upper;
    private final double[] stages;
    private final double[][] block = new double[STAGES][2 * STAGES + 1];

    public RadauStep(double[] masses) {
        this.masses = masses;
        this.upper = new double[masses.length][STAGES * STAGES];
        this.stages = new double[masses.length * STAGES];
    }

    /**
     * @param f F at the start, one per cell
     * @param conductances G at the three stages, one per cell: the face above it
     * @param dt the step
     * @param out F at the end; may be f
     * @return the mass that leaves at the top
     */
    public double advance(double[] f, double[][] conductances, double dt, double[] out) {
        int n = masses.length;
        for (int c = 0; c < n; c++) {
            // This cell's row: stages of the cell, of the next one, and the right-hand side.
            for (int i = 0; i < STAGES; i++) {
                for (int j = 0; j < STAGES; j++) {
                    double above = dt * A[i][j] * conductances[j][c];
                    double below = c > 0 ? dt * A[i][j] * conductances[j][c - 1] : 0;
                    block[i][j] = above + below + (i == j ? masses[c] : 0);
                    block[i][STAGES + j] = c < n - 1 ? -above : 0;
                }
                block[i][2 * STAGES] = masses[c] * f[c];
            }
            if (c > 0) {
                eliminateBelow(c, conductances, dt);
            }
            solveBlock();
            for (int i = 0; i < STAGES; i++) {
                System.arraycopy(block[i], STAGES, upper[c], i * STAGES, STAGES);
                stages[c * STAGES + i] = block[i][2 * STAGES];
            }
        }
        for (int c = n - 2; c >= 0; c--) {
            for (int i = 0; i < STAGES; i++) {
                double sum = stages[c * STAGES + i];
                for (int j = 0; j < STAGES; j++) {
                    sum -= upper[c][i * STAGES + j] * stages[(c + 1) * STAGES + j];
                }
                stages[c * STAGES + i] = sum;
            }
        }
        double lost = 0;
        for (int j = 0; j < STAGES; j++) {
            lost += dt * A[STAGES - 1][j] * conductances[j][n - 1] * stages[(n - 1) * STAGES + j];
        }
        for (int c = 0; c < n; c++) {
            out[c] = stages[c * STAGES + STAGES - 1];
        }
        return lost;
    }

    /** Takes the stages of the cell below out of this cell's row, they being (right-hand side − upper · stages here). */
    private void eliminateBelow(int c, double[][] conductances, double dt) {
        for (int i = 0; i < STAGES; i++) {
            for (int m = 0; m < STAGES; m++) {
                double factor = -dt * A[i][m] * conductances[m][c - 1];
                for (int j = 0; j < STAGES; j++) {
                    block[i][j] -= factor * upper[c - 1][m * STAGES + j];
                }
                block[i][2 * STAGES] -= factor * stages[(c - 1) * STAGES + m];
            }
        }
    }

    /** Gauss elimination with pivoting on the 3 × 7 block. */
    private void solveBlock() {
        int width = 2 * STAGES + 1;
        for (int p = 0; p < STAGES; p++) {
            int best = p;
            for (int i = p + 1; i < STAGES; i++) {
                best = Math.abs(block[i][p]) > Math.abs(block[best][p]) ? i : best;
            }
            double[] swap = block[p];
            block[p] = block[best];
            block[best] = swap;
            for (int j = width - 1; j >= p; j--) {
                block[p][j] /= block[p][p];
            }
            for (int i = 0; i < STAGES; i++) {
                double factor = block[i][p];
                if (i != p && factor != 0) {
                    for (int j = p; j < width; j++) {
                        block[i][j] -= factor * block[p][j];
                    }
                }
            }
        }
    }
}
