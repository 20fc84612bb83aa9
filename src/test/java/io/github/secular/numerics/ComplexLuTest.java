package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.CommonOps_ZDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products and solutions against EJML's, and against what they were asked to solve. */
class ComplexLuTest {
    private static ZMatrixRMaj random(SplittableRandom random, int rows, int columns) {
        ZMatrixRMaj out = new ZMatrixRMaj(rows, columns);
        for (int k = 0; k < out.data.length; k++) {
            out.data[k] = random.nextDouble() - 0.5;
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void agreesWithEjml(int n) {
        SplittableRandom random = new SplittableRandom(n);
        ZMatrixRMaj a = random(random, n, n);
        ZMatrixRMaj b = random(random, n, 3);
        ZMatrixRMaj product = new ZMatrixRMaj(n, 3);
        ZMatrixRMaj theirs = new ZMatrixRMaj(n, 3);
        ComplexProduct.of(-0.5, a, b, product);
        CommonOps_ZDRM.mult(-0.5, 0, a, b, theirs);
        assertArrayEquals(theirs.data, product.data, 1e-14 * n);
        ZMatrixRMaj x = ComplexLu.of(a).orElseThrow().solve(b);
        CommonOps_ZDRM.solve(a, b, theirs);
        assertArrayEquals(theirs.data, x.data, 1e-12 * n);
        ComplexProduct.of(a, x, product);
        assertArrayEquals(b.data, product.data, 1e-14 * n);
        ZMatrixRMaj one = new ZMatrixRMaj(n, n);
        ComplexProduct.of(ComplexLu.of(a).orElseThrow().inverse(), a, one);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertEquals(i == j ? 1 : 0, one.getReal(i, j), 1e-12 * n);
                assertEquals(0, one.getImag(i, j), 1e-12 * n);
            }
        }
    }

    /** A pivot of 0 at the start needs an exchange; sizes near the ends of the number range must not overflow. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-300, 1e300})
    void exchangesRowsAndKeepsToTheRange(double size) {
        ZMatrixRMaj a = new ZMatrixRMaj(2, 2);
        a.set(0, 1, 0, size);
        a.set(1, 0, size, size);
        ZMatrixRMaj b = new ZMatrixRMaj(2, 1);
        b.set(0, 0, size, 0);
        b.set(1, 0, 2 * size, 0);
        // i x_1 = 1 and (1 + i) x_0 = 2
        assertArrayEquals(
                new double[] {1, -1, 0, -1}, ComplexLu.of(a).orElseThrow().solve(b).data, 1e-15);
    }

    @Test
    void singularOrUnfitMatricesAreTold() {
        ZMatrixRMaj a = new ZMatrixRMaj(2, 2);
        a.set(0, 0, 1, 1);
        a.set(0, 1, 2, 0);
        a.set(1, 0, 2, 2);
        a.set(1, 1, 4, 0);
        assertEquals(Optional.empty(), ComplexLu.of(a));
        a.set(1, 1, Double.NaN, 0);
        assertEquals(Optional.empty(), ComplexLu.of(a));
        assertThrows(IllegalArgumentException.class, () -> ComplexLu.of(new ZMatrixRMaj(2, 3)));
        assertThrows(IllegalArgumentException.class, () -> ComplexProduct.of(a, new ZMatrixRMaj(3, 1), a));
        assertThrows(IllegalArgumentException.class, () -> ComplexProduct.of(a, a, a));
    }
}
