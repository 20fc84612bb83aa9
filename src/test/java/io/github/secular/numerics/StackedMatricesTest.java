package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class StackedMatricesTest {
    /** Against the exponential by Padé's formula, of another length of the series and another way of squaring. */
    @Test
    void exponentialsOfManyRunsAreThoseOfEach() {
        Random r = new Random(3);
        for (int size : new int[] {1, 3, 4, 9}) {
            int runs = 7;
            StackedMatrices stack = new StackedMatrices(size, runs);
            DMatrixRMaj[] alone = new DMatrixRMaj[runs];
            for (int run = 0; run < runs; run++) {
                alone[run] = new DMatrixRMaj(size, size);
                for (int k = 0; k < size * size; k++) {
                    double x = r.nextGaussian() / size;
                    alone[run].data[k] = x;
                    stack.add(run, k / size, k % size, x);
                }
            }
            StackedMatrices map = stack.times(0x1p-8).exponentialLessOne();
            for (int i = 0; i < 8; i++) {
                map = map.doubled();
            }
            double[] vectors = new double[size * runs];
            java.util.Arrays.fill(vectors, 1);
            map.addApplied(vectors, new double[size * runs]);
            for (int run = 0; run < runs; run++) {
                DMatrixRMaj expected = MatrixExponential.of(alone[run], 1);
                for (int i = 0; i < size; i++) {
                    double sum = 0;
                    for (int j = 0; j < size; j++) {
                        sum += expected.get(i, j);
                        assertEquals(expected.get(i, j) - (i == j ? 1 : 0), map.get(run, i, j), 2e-14);
                    }
                    assertEquals(sum, vectors[i * runs + run], 5e-14);
                }
            }
        }
    }

    /** A part of 1e-9 of the others keeps its own relative precision through thirty squarings. */
    @Test
    void smallPartsKeepTheirDigits() {
        StackedMatrices stack = new StackedMatrices(2, 1);
        stack.add(0, 0, 0, -1e-9);
        stack.add(0, 1, 1, -0.75);
        StackedMatrices map = stack.times(0x1p-30).exponentialLessOne();
        for (int i = 0; i < 30; i++) {
            map = map.doubled();
        }
        assertEquals(1, map.get(0, 0, 0) / Math.expm1(-1e-9), 1e-14);
        assertEquals(1, map.get(0, 1, 1) / Math.expm1(-0.75), 1e-14);
    }
}
