package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;

/**
 * A Hermitian N × N matrix as N² reals: the N populations, then (Re, Im) of the entries above the diagonal,
 * row by row. The lower triangle is not stored, so Hermiticity is exact.
 */
public final class PackedState {
    private PackedState() {}

    /** N². */
    public static int length(int size) {
        return size * size;
    }

    /** Where Re ρ_nm stands, n &lt; m; Im ρ_nm stands one further. */
    public static int index(int size, int n, int m) {
        return size + 2 * (n * (2 * size - n - 1) / 2 + m - n - 1);
    }

    /**
     * The reals of a Hermitian matrix; of the lower triangle and the imaginary diagonal nothing is read.
     *
     * @param rho N × N
     * @return length N²
     */
    public static double[] pack(ComplexMatrix rho) {
        return pack(rho.rows(), rho.toArray());
    }

    /** The same of a matrix of N × N entries given row by row, interleaved (re, im). */
    public static double[] pack(int size, double[] interleaved) {
        double[] out = new double[size * size];
        int k = size;
        for (int n = 0; n < size; n++) {
            out[n] = interleaved[2 * (n * size + n)];
            for (int m = n + 1; m < size; m++) {
                out[k++] = interleaved[2 * (n * size + m)];
                out[k++] = interleaved[2 * (n * size + m) + 1];
            }
        }
        return out;
    }

    /**
     * The full matrix, row by row, interleaved (re, im): length 2N², as {@link Trajectory} keeps it.
     *
     * @param packed length N², unchanged
     */
    public static double[] unpack(int size, double[] packed) {
        double[] out = new double[2 * size * size];
        int k = size;
        for (int n = 0; n < size; n++) {
            out[2 * (n * size + n)] = packed[n];
            for (int m = n + 1; m < size; m++) {
                double re = packed[k++];
                double im = packed[k++];
                out[2 * (n * size + m)] = re;
                out[2 * (n * size + m) + 1] = im;
                out[2 * (m * size + n)] = re;
                out[2 * (m * size + n) + 1] = -im;
            }
        }
        return out;
    }
}
