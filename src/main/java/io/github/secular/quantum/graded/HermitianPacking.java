package io.github.secular.quantum.graded;

import io.github.secular.numerics.ComplexMatrix;

/**
 * A Hermitian N × N matrix as N² real numbers: its diagonal p, and c with (Re, Im) of ρ_nm/ε for the
 * pairs n &lt; m, row by row.
 */
final class HermitianPacking {
    private HermitianPacking() {}

    /** The place of Re ρ_nm, n < m, in c; Im follows. */
    static int place(int size, int n, int m) {
        return 2 * (n * size - n * (n + 1) / 2 + m - n - 1);
    }

    static void pack(ComplexMatrix rho, double epsilon, double[] p, double[] c) {
        int size = rho.rows();
        int at = 0;
        for (int n = 0; n < size; n++) {
            p[n] = rho.re(n, n);
            for (int m = n + 1; m < size; m++) {
                c[at++] = rho.re(n, m) / epsilon;
                c[at++] = rho.im(n, m) / epsilon;
            }
        }
    }

    /**
     * ρ, interleaved, row by row, with ρ_nm = ε c_nm exp(−i (k_n − k_m) angle).
     *
     * @param photons k_n
     * @param angle ω τ, reduced to one turn
     */
    static double[] unpack(double[] p, double[] c, double epsilon, int[] photons, double angle) {
        int size = p.length;
        double[] out = new double[2 * size * size];
        int at = 0;
        for (int n = 0; n < size; n++) {
            out[2 * (n * size + n)] = p[n];
            for (int m = n + 1; m < size; m++) {
                double phase = -(photons[n] - photons[m]) * angle;
                double cos = Math.cos(phase);
                double sin = Math.sin(phase);
                double x = epsilon * c[at++];
                double y = epsilon * c[at++];
                double re = x * cos - y * sin;
                double im = x * sin + y * cos;
                out[2 * (n * size + m)] = re;
                out[2 * (n * size + m) + 1] = im;
                out[2 * (m * size + n)] = re;
                out[2 * (m * size + n) + 1] = -im;
            }
        }
        return out;
    }
}
