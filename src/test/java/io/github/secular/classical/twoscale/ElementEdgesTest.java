package io.github.secular.classical.twoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Wells;
import org.junit.jupiter.api.Test;

class ElementEdgesTest {
    /** Equal steps of √E at a bottom where ω stays; at a flat one they shrink besides, by 0.15 each time. */
    @Test
    void shrinkTowardsAFlatBottomOnly() {
        double[] usual = ElementEdges.of(new Hamiltonian1D(Wells.harmonic(1)), 4, 8, 0, 0.15);
        double[] flat = ElementEdges.of(new Hamiltonian1D(Wells.quartic(1)), 4, 8, 0, 0.15);
        assertEquals(9, usual.length);
        assertEquals(12, flat.length);
        for (int i = 0; i < usual.length; i++) {
            assertEquals(Math.pow(0.25 * i, 2), usual[i], 1e-14);
        }
        for (int l = 1; l <= 3; l++) {
            assertEquals(Math.pow(0.25 * Math.pow(0.15, l), 2), flat[4 - l], 1e-14);
        }
        for (int i = 1; i < usual.length; i++) {
            assertEquals(usual[i], flat[i + 3], 1e-14);
        }
    }
}
