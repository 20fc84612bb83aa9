package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GaussCollocationTest {
    /** The slopes s^k add up to s^{k+1}/(k + 1), at every node for k below q, at the end for k below 2q. */
    @Test
    void integratesPolynomials() {
        for (int q : new int[] {1, 2, 5, 12}) {
            GaussCollocation rule = new GaussCollocation(q);
            for (int k = 0; k < 2 * q; k++) {
                double end = 0;
                for (int j = 0; j < q; j++) {
                    end += rule.weight(j) * Math.pow(rule.node(j), k);
                }
                assertEquals(1.0 / (k + 1), end, 1e-15, q + " points, power " + k);
                for (int i = 0; i < q && k < q; i++) {
                    double sum = 0;
                    for (int j = 0; j < q; j++) {
                        sum += rule.entry(i, j) * Math.pow(rule.node(j), k);
                    }
                    assertEquals(Math.pow(rule.node(i), k + 1) / (k + 1), sum, 2e-15, q + " points, power " + k);
                }
            }
        }
    }

    /** y' = i x y: what the step errs stays below the bound, and is not far from it. */
    @Test
    void boundsTheErrorOfAStep() {
        int q = 4;
        GaussCollocation rule = new GaussCollocation(q);
        for (double x : new double[] {0.5, 1, 2}) {
            double[] re = new double[q];
            double[] im = new double[q];
            for (int sweep = 0; sweep < 200; sweep++) {
                for (int i = 0; i < q; i++) {
                    double yr = 1;
                    double yi = 0;
                    for (int j = 0; j < q; j++) {
                        yr += rule.entry(i, j) * re[j];
                        yi += rule.entry(i, j) * im[j];
                    }
                    re[i] = -x * yi;
                    im[i] = x * yr;
                }
            }
            double yr = 1;
            double yi = 0;
            for (int j = 0; j < q; j++) {
                yr += rule.weight(j) * re[j];
                yi += rule.weight(j) * im[j];
            }
            double error = Math.hypot(yr - Math.cos(x), yi - Math.sin(x));
            assertTrue(error <= 1.01 * rule.error(x) * x && error > 0.5 * rule.error(x) * x, error + " at " + x);
        }
    }
}
