package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResolventMeanTest {
    /** Against panels of Gauss-Legendre nodes (numpy), poles at 0.75 and 0.06 of a deviation of 0.8. */
    @Test
    void panels() {
        double[] t = {0.2, -1.5, 0.3, 0.1, 1.2, -0.1, 0.4, 0, 0, 0.2, 0.05, -20, 0.1, 0, 15, -0.02};
        ResolventMean found =
                ResolventMean.of(t, new double[] {1, -0.5, 0.25, 2}, 0.8).orElseThrow();
        assertArrayEquals(
                new double[] {0.622474930213798, -0.3360872956619445, 0.018045100493853144, 0.1681983315748853},
                found.plain(),
                1e-13);
        assertArrayEquals(
                new double[] {-0.19894034997206597, -0.25444541472818394, 0.12342793538909905, -0.013833629284115963},
                found.times(),
                1e-13);
        assertEquals(2, found.poles().length);
    }

    /** Far poles: ⟨1/(1 + v²λ²)⟩ = 1 − s²λ² + 3 s⁴λ⁴ − 15 s⁶λ⁶ …, and v times it is odd. */
    @Test
    void farPolesGoByTheirSeries() {
        for (double lambda : new double[] {0.02, 0.012, 0.0099, 1e-3, 1e-6}) {
            ResolventMean found = ResolventMean.of(new double[] {0, -lambda, lambda, 0}, new double[] {1, 0}, 1)
                    .orElseThrow();
            double q = lambda * lambda;
            double mean = 1 - q * (1 - q * (3 - q * (15 - q * (105 - q * 945))));
            assertEquals(mean, found.plain()[0], 4e-16);
            // u = (1 + vT)^-1 (1, 0) = (1, -vλ)/(1 + v²λ²)
            assertEquals(0, found.plain()[1], 1e-15);
            assertEquals((1 - mean) / -lambda, found.times()[1], 1e-15 / lambda * 10);
            assertEquals(0, found.times()[0], 1e-13);
        }
    }

    @Test
    void aRealPoleIsRefused() {
        assertTrue(ResolventMean.of(new double[] {0.5}, new double[] {1}, 1).isEmpty());
    }
}
