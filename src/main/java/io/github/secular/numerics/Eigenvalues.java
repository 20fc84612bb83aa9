package io.github.secular.numerics;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of real matrices that need not be symmetric, and complex eigenvectors, which EJML does not give. */
public final class Eigenvalues {
    private static final double ROUNDING = 1e-15;

    private Eigenvalues() {}

    /** All of them, pairs beside each other; nothing if the matrix is none of numbers or the iteration does not end. */
    public static Optional<List<Complex>> of(DMatrixRMaj a) {
        if (MatrixFeatures_DDRM.hasUncountable(a)) {
            return Optional.empty();
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(a.numRows, false);
        if (!eigen.decompose(a.copy())) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, eigen.getNumberOfEigenvalues())
                .mapToObj(i -> {
                    Complex_F64 value = eigen.getEigenvalue(i);
                    return new Complex(value.real, value.imaginary);
                })
                .toList());
    }

    /**
     * The eigenvector of an eigenvalue, by inverse iteration.
     *
     * @param lambda as found by {@link #of}
     * @param seed of the vector it begins with: eigenvalues that are equal get different ones
     * @return n numbers (re, im) of size 1; nothing if there is none to rounding
     */
    public static Optional<double[]> vector(DMatrixRMaj a, Complex lambda, long seed) {
        int n = a.numRows;
        double size = 0;
        for (double x : a.data) {
            size = Math.max(size, Math.abs(x));
        }
        ZMatrixRMaj shifted = new ZMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                shifted.set(i, j, a.get(i, j), 0);
            }
            // a little beside the eigenvalue, where the matrix has an inverse
            double re = a.get(i, i) - lambda.getReal() - ROUNDING * size;
            shifted.set(i, i, re, -lambda.getImaginary());
        }
        ZMatrixRMaj x = new ZMatrixRMaj(n, 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = random.nextDouble(-1, 1);
        }
        return ComplexLu.of(shifted).map(lu -> {
            double[] out = x.data;
            for (int k = 0; k < 3; k++) {
                out = lu.solve(new ZMatrixRMaj(n, 1, true, out)).data;
                double norm = 0;
                for (double y : out) {
                    norm = Math.max(norm, Math.abs(y));
                }
                for (int i = 0; i < out.length; i++) {
                    out[i] /= norm;
                }
            }
            return out;
        });
    }
}
