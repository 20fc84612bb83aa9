package io.github.secular.numerics;

/**
 * Triangular factors L U ≈ A on the pattern of A, no entry more: ILU(0), exact for a band matrix with a full band. For
 * the M-matrices of implicit rate equations all pivots are positive (Meijerink and van der Vorst, Math. Comp. 31, 1977).
 */
final class IncompleteFactors {
    private final CompressedRows a;
    private final double[] value;
    private final int[] diagonal;

    /** @param a every row has its diagonal entry */
    IncompleteFactors(CompressedRows a) {
        this.a = a;
        int n = a.size();
        value = new double[a.count()];
        diagonal = new int[n];
        int[] place = new int[n];
        java.util.Arrays.fill(place, -1);
        for (int i = 0; i < n; i++) {
            int end = a.start(i + 1);
            for (int k = a.start(i); k < end; k++) {
                value[k] = a.value(k);
                place[a.column(k)] = k;
                if (a.column(k) == i) {
                    diagonal[i] = k;
                }
            }
            for (int k = a.start(i); a.column(k) < i; k++) {
                int j = a.column(k);
                double factor = value[k] / value[diagonal[j]];
                value[k] = factor;
                for (int l = diagonal[j] + 1; l < a.start(j + 1); l++) {
                    int at = place[a.column(l)];
                    if (at >= 0) {
                        value[at] -= factor * value[l];
                    }
                }
            }
            for (int k = a.start(i); k < end; k++) {
                place[a.column(k)] = -1;
            }
        }
    }

    /** (L U)⁻¹ b into {@code out}, which may be {@code b}. */
    void solve(double[] b, double[] out) {
        int n = a.size();
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = a.start(i); k < diagonal[i]; k++) {
                sum -= value[k] * out[a.column(k)];
            }
            out[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = out[i];
            for (int k = diagonal[i] + 1; k < a.start(i + 1); k++) {
                sum -= value[k] * out[a.column(k)];
            }
            out[i] = sum / value[diagonal[i]];
        }
    }
}
