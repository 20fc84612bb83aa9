package io.github.secular.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveTest {
    private static final ComplexMatrix UP = ComplexMatrix.of(2, 2, new double[] {0.1, 0, 0.3, 0.2, -0.4, 0.1, 0.2, 0});

    @Test
    void mergesDependentFrequencies() {
        // 0.1 + 0.2 is not 0.3 in binary; 3 · 0.1 is not either.
        Wave wave = new Wave(
                2,
                new double[] {0.3, 0.1},
                List.of(
                        new Harmonic(new int[] {1, 0}, UP),
                        new Harmonic(new int[] {0, -3}, UP.adjoint()),
                        new Harmonic(new int[] {0, 3}, UP),
                        new Harmonic(new int[] {-1, 0}, UP.adjoint()),
                        new Harmonic(new int[] {1, -3}, UP.plus(UP.adjoint()))));
        assertEquals(3, wave.harmonics().size());
        assertEquals(0, wave.amplitude(new int[] {1, 0}, 0).distance(UP.times(2, 0)), 1e-16);
        assertEquals(
                0, wave.amplitude(new int[] {-1, 0}, 0).distance(UP.adjoint().times(2, 0)), 1e-16);
        assertArrayEquals(new int[2], wave.harmonics().get(2).index());
    }

    @Test
    void keepsTermsOfDifferentEnvelopesApartUntilATimeIsGiven() {
        Envelope falling = FormulaEnvelope.of("1 - t");
        Wave wave = new Wave(
                2,
                new double[] {1},
                List.of(
                        new Harmonic(new int[] {1}, UP, falling),
                        new Harmonic(new int[] {-1}, UP.adjoint(), falling),
                        new Harmonic(new int[] {1}, UP),
                        new Harmonic(new int[] {-1}, UP.adjoint())));
        assertEquals(4, wave.harmonics().size());
        assertTrue(wave.hasEnvelopes());
        assertEquals(0, wave.amplitude(new int[] {1}, 0.5).distance(UP.times(1.5, 0)), 1e-16);
        assertEquals(2, wave.frozenAt(0.5).harmonics().size());
        assertEquals(
                0,
                wave.frozenAt(0.5)
                        .amplitude(new int[] {-1}, 7)
                        .distance(UP.adjoint().times(1.5, 0)),
                1e-16);
    }

    @Test
    void opticalFrequenciesAThousandRadiansPerSecondApartStayTwo() {
        Wave wave = new Wave(
                2,
                new double[] {3.2e15, 3.2e15 + 1024},
                List.of(
                        new Harmonic(new int[] {1, 0}, UP),
                        new Harmonic(new int[] {-1, 0}, UP.adjoint()),
                        new Harmonic(new int[] {0, 1}, UP),
                        new Harmonic(new int[] {0, -1}, UP.adjoint())));
        assertEquals(4, wave.harmonics().size());
    }

    @Test
    void rejectsWhatIsNotHermitian() {
        assertThrows(
                InvalidInputException.class,
                () -> new Wave(2, new double[] {1}, List.of(new Harmonic(new int[] {1}, UP))));
        assertThrows(
                InvalidInputException.class, () -> new Wave(2, new double[0], List.of(new Harmonic(new int[0], UP))));
    }

    @Test
    void rotatingWaveAtRest() {
        Wave wave = Wave.rotating(0, 0.7);
        assertEquals(0, wave.dimension());
        assertEquals(0.7, wave.amplitude(new int[0], 0).re(1, 0));
    }
}
