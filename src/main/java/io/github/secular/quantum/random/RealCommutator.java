package io.github.secular.quantum.random;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.PackedState;
import org.ejml.data.DMatrixRMaj;

/** The map ρ ↦ i[V, ρ], which keeps Hermiticity, as a real N² × N² matrix on {@link PackedState}s. */
final class RealCommutator {
    private RealCommutator() {}

    /** @param v Hermitian, N × N */
    static DMatrixRMaj of(ComplexMatrix v) {
        int size = v.rows();
        int length = PackedState.length(size);
        DMatrixRMaj out = new DMatrixRMaj(length, length);
        double[] image = new double[2 * length];
        int column = size;
        for (int n = 0; n < size; n++) {
            add(v, n, n, 1, 0, image);
            take(size, image, out, n);
            for (int m = n + 1; m < size; m++) {
                add(v, n, m, 1, 0, image);
                add(v, m, n, 1, 0, image);
                take(size, image, out, column++);
                add(v, n, m, 0, 1, image);
                add(v, m, n, 0, -1, image);
                take(size, image, out, column++);
            }
        }
        return out;
    }

    /** Adds i[V, z E_bc] to {@code image}, z = re + i im, E_bc the matrix with one 1 at (b, c). */
    private static void add(ComplexMatrix v, int b, int c, double re, double im, double[] image) {
        int size = v.rows();
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

    private static void take(int size, double[] image, DMatrixRMaj out, int column) {
        double[] packed = PackedState.pack(size, image);
        for (int i = 0; i < packed.length; i++) {
            out.set(i, column, packed[i]);
        }
        java.util.Arrays.fill(image, 0);
    }
}
