package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NodalPolynomialTest {
    @Test
    void polynomialsThroughTheirNodesAreExact() {
        NodalPolynomial polynomial = NodalPolynomial.chebyshev(7);
        double[][] values = new double[7][];
        for (int j = 0; j < 7; j++) {
            values[j] = new double[] {Math.pow(polynomial.node(j), 5)};
        }
        double[] weights = polynomial.weightsAt(0.37);
        double at = 0;
        for (int k = 0; k < 7; k++) {
            assertEquals(10 * Math.pow(polynomial.node(k), 4), polynomial.derivative(k, 2, values)[0], 1e-13);
            at += weights[k] * values[k][0];
        }
        assertEquals(Math.pow(0.37, 5), at, 1e-15);
    }
}
