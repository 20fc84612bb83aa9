package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExponentialTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.3, 2, 5.3, 5.4, 40, 1e3})
    void rotationAndJordanBlock(double t) {
        DMatrixRMaj turn = MatrixExponential.of(new DMatrixRMaj(new double[][] {{0, -1}, {1, 0}}), t);
        assertEquals(Math.cos(t), turn.get(0, 0), 4e-16 * (4 + t));
        assertEquals(Math.sin(t), turn.get(1, 0), 4e-16 * (4 + t));
        DMatrixRMaj jordan = MatrixExponential.of(new DMatrixRMaj(new double[][] {{-1, 1}, {0, -1}}), t);
        assertEquals(Math.exp(-t), jordan.get(0, 0), 4e-15);
        assertEquals(t * Math.exp(-t), jordan.get(0, 1), 4e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 30, 1e6, 1e10})
    void complexGeneratorsOfAnySize(double size) {
        // Similar to diag(i size, −0.3 size) by the matrix with columns (1, 1) and (1, 2).
        ZMatrixRMaj a = new ZMatrixRMaj(2, 2);
        double d = 0.3 * size;
        a.set(0, 0, d, 2 * size);
        a.set(0, 1, -d, -size);
        a.set(1, 0, 2 * d, 2 * size);
        a.set(1, 1, -2 * d, -size);
        ZMatrixRMaj e = MatrixExponential.of(a, 1);
        double c = Math.cos(size);
        double s = Math.sin(size);
        double decay = Math.exp(-d);
        double allowed = 1e-14 + 1e-15 * size;
        assertEquals(2 * c - decay, e.getReal(0, 0), allowed);
        assertEquals(2 * s, e.getImag(0, 0), allowed);
        assertEquals(-c + decay, e.getReal(0, 1), allowed);
        assertEquals(2 * c - 2 * decay, e.getReal(1, 0), allowed);
        assertEquals(-s, e.getImag(1, 1), allowed);
        assertEquals(-c + 2 * decay, e.getReal(1, 1), allowed);
    }

    @Test
    void realAndComplexAgreeAndSemigroupHolds() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 7;
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        ZMatrixRMaj z = new ZMatrixRMaj(n, n);
        for (int k = 0; k < n * n; k++) {
            a.data[k] = random.nextDouble() - 0.5;
            z.data[2 * k] = a.data[k];
        }
        DMatrixRMaj whole = MatrixExponential.of(a, 6);
        ZMatrixRMaj complex = MatrixExponential.of(z, 6);
        DMatrixRMaj half = MatrixExponential.of(a, 3);
        DMatrixRMaj squared = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(half, half, squared);
        double scale = CommonOps_DDRM.elementMaxAbs(whole);
        assertTrue(MatrixFeatures_DDRM.isEquals(whole, squared, 1e-13 * scale));
        for (int k = 0; k < n * n; k++) {
            assertEquals(whole.data[k], complex.data[2 * k], 1e-13 * scale);
            assertEquals(0, complex.data[2 * k + 1]);
        }
        double[] start = new double[2 * n];
        start[0] = 1;
        start[3] = -2;
        double[][] along = MatrixExponential.apply(z, start, new double[] {0, 1.5, 3, 4.5, 6});
        assertEquals(1, along[0][0]);
        for (int i = 0; i < n; i++) {
            assertEquals(whole.get(i, 0), along[4][2 * i], 1e-12 * scale);
            assertEquals(-2 * whole.get(i, 1), along[4][2 * i + 1], 1e-12 * scale);
        }
    }

    @Test
    void rejectsWhatHasNoExponential() {
        assertThrows(IllegalArgumentException.class, () -> MatrixExponential.of(new DMatrixRMaj(2, 3), 1));
        ZMatrixRMaj nan = new ZMatrixRMaj(1, 1);
        nan.data[0] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> MatrixExponential.of(nan, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> StochasticExponential.of(new DMatrixRMaj(new double[][] {{0, -1}, {0, 0}}), 1));
        assertThrows(
                RefusalException.class,
                () -> StochasticExponential.of(new DMatrixRMaj(new double[][] {{0, 1e300}, {1, 0}}), 1e300));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 0.1, 3, 1e3, 1e9, 1e15})
    void ratesKeepSumsAndSigns(double t) {
        SplittableRandom random = new SplittableRandom(11);
        int n = 9;
        DMatrixRMaj g = new DMatrixRMaj(n, n);
        for (int k = 0; k < n * n; k++) {
            g.data[k] = random.nextInt(3) == 0 ? Math.pow(10, 6 * random.nextDouble() - 4) : 0;
        }
        DMatrixRMaj p = StochasticExponential.of(g, t);
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                assertTrue(p.get(i, j) >= 0);
                sum += p.get(i, j);
            }
            assertEquals(1, sum, 1e-14);
        }
        for (int j = 0; j < n; j++) {
            g.set(j, j, 0);
            double outflow = 0;
            for (int i = 0; i < n; i++) {
                outflow += g.get(i, j);
            }
            g.set(j, j, -outflow);
        }
        if (t <= 1e3) {
            assertTrue(MatrixFeatures_DDRM.isEquals(p, MatrixExponential.of(g, t), 1e-10));
        }
    }

    @Test
    void twoLevelsWithSlowLeakKeepTheLeaksRelativeAccuracy() {
        // 0 and 1 exchange at rate 1e8, both leak to 2 at 1e-6: p_2 = 1 − exp(−1e-6 t) exactly.
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{0, 1e8, 0}, {1e8, 0, 0}, {1e-6, 1e-6, 0}});
        for (double t : new double[] {1e-3, 1, 1e3, 1e6}) {
            double expected = -Math.expm1(-1e-6 * t);
            DMatrixRMaj p = StochasticExponential.of(g, t);
            assertEquals(expected, p.get(2, 0), 1e-13 * expected, "t = " + t);
            assertEquals((1 - expected) / 2, p.get(0, 1), 1e-13);
        }
    }
}
