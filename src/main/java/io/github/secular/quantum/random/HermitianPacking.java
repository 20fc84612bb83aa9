package io.github.secular.quantum.random;

import io.github.secular.numerics.ComplexMatrix;
import org.ejml.data.DMatrixRMaj;

/**
 * Hermitian N × N matrices as N² real numbers: the N populations, then Re ρ_nm and Im ρ_nm for each pair
 * n &lt; m in lexicographic order. Maps that keep Hermiticity are real N² × N² matrices in these numbers.
 */
final class HermitianPacking {
    private final int size;

    HermitianPacking(int size) {
        this.size = size;
    }

    /** N. */
    int size() {
        return size;
    }

    /** N². */
    int length() {
        return size * size;
    }

    /** The number of pairs n &lt; m. */
    int pairs() {
        return size * (size - 1) / 2;
    }

    /** Where Re ρ_nm of pair number {@code pair} stands; Im ρ_nm follows. */
    int offset(int pair) {
        return size + 2 * pair;
    }

    void pack(double[] interleaved, double[] out) {
        int k = size;
        for (int n = 0; n < size; n++) {
            out[n] = interleaved[2 * (n * size + n)];
            for (int m = n + 1; m < size; m++) {
                out[k++] = interleaved[2 * (n * size + m)];
                out[k++] = interleaved[2 * (n * size + m) + 1];
            }
        }
    }

    double[] pack(ComplexMatrix rho) {
        double[] out = new double[length()];
        pack(rho.toArray(), out);
        return out;
    }

    /** Row by row, interleaved (re, im), length 2N². */
    double[] unpack(double[] packed) {
        double[] out = new double[2 * length()];
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

    /** The map ρ ↦ i[V, ρ], N² × N² real. @param v Hermitian, N × N */
    DMatrixRMaj commutator(ComplexMatrix v) {
        DMatrixRMaj out = new DMatrixRMaj(length(), length());
        double[] image = new double[2 * length()];
        double[] packed = new double[length()];
        int column = size;
        for (int n = 0; n < size; n++) {
            addCommutator(v, n, n, 1, 0, image);
            take(image, packed, out, n);
            for (int m = n + 1; m < size; m++) {
                addCommutator(v, n, m, 1, 0, image);
                addCommutator(v, m, n, 1, 0, image);
                take(image, packed, out, column++);
                addCommutator(v, n, m, 0, 1, image);
                addCommutator(v, m, n, 0, -1, image);
                take(image, packed, out, column++);
            }
        }
        return out;
    }

    /** Adds i[V, z E_bc] to {@code image}, z = re + i im, E_bc the matrix with one 1 at (b, c). */
    private void addCommutator(ComplexMatrix v, int b, int c, double re, double im, double[] image) {
        for (int a = 0; a < size; a++) {
            // i V E_bc: column c gets i z V_ab
            int k = 2 * (a * size + c);
            image[k] -= im * v.re(a, b) + re * v.im(a, b);
            image[k + 1] += re * v.re(a, b) - im * v.im(a, b);
            // −i E_bc V: row b gets −i z V_ca
            k = 2 * (b * size + a);
            image[k] += im * v.re(c, a) + re * v.im(c, a);
            image[k + 1] -= re * v.re(c, a) - im * v.im(c, a);
        }
    }

    private void take(double[] image, double[] packed, DMatrixRMaj out, int column) {
        pack(image, packed);
        for (int i = 0; i < packed.length; i++) {
            out.set(i, column, packed[i]);
        }
        java.util.Arrays.fill(image, 0);
    }
}
