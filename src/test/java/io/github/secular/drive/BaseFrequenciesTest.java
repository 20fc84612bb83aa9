package io.github.secular.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseFrequenciesTest {
    @Test
    void equalityUpToRoundingOnly() {
        BaseFrequencies base = new BaseFrequencies(0.1, 0.3);
        assertTrue(base.isZero(new int[] {3, -1}));
        assertTrue(base.areEqual(new int[] {3, 0}, new int[] {0, -1}, -1));
        // two optical frequencies some 100 rad/s apart are two
        assertFalse(new BaseFrequencies(2.4e15, 2.4e15 + 100).isZero(new int[] {1, -1}));
        assertArrayEquals(new int[] {-3, 1}, base.relation(20, Progress.NONE).orElseThrow());
        assertTrue(
                new BaseFrequencies(1, Math.sqrt(2)).relation(20, Progress.NONE).isEmpty());
        assertThrows(InvalidInputException.class, () -> new BaseFrequencies(1, 0));
    }

    /** At 10¹⁷ radians, where a double phase has lost all digits. */
    @Test
    void phasesOfSumsAreSumsOfPhases() {
        BaseFrequencies base = new BaseFrequencies(1.7, -0.31);
        FastTime time = new FastTime(12.3, 1e-8);
        int[] index = {3, -5};
        double angle = time.angle(base.exactFrequency(index));
        double[] turns = base.turns(List.of(index), time);
        assertEquals(Math.cos(angle), turns[0], 2e-14);
        assertEquals(Math.sin(angle), turns[1], 2e-14);
    }

    @Test
    void windowOfIndependentAndOfDependentFrequencies() {
        for (int reach = 0; reach <= 4; reach++) {
            assertEquals(
                    2 * reach * reach + 2 * reach + 1,
                    window(reach, 1, Math.sqrt(2)).size());
            assertEquals(4 * reach + 1, window(reach, 0.7, 1.4).size());
        }
        assertTrue(HarmonicWindow.of(wave(1, Math.sqrt(2)), 4, 40).isEmpty());
        HarmonicWindow window = window(3, 1, Math.sqrt(2));
        int[] targets = window.targets(new int[] {0, 1});
        for (int i = 0; i < window.size(); i++) {
            assertArrayEquals(Lattice.sum(new int[2], window.index(i), -1), window.index(window.opposite(i)));
            if (targets[i] >= 0) {
                assertArrayEquals(Lattice.sum(window.index(i), new int[] {0, 1}, 1), window.index(targets[i]));
            } else {
                assertTrue(i >= window.first(3));
            }
        }
        assertEquals(window.size(), window.first(4));
    }

    private static HarmonicWindow window(int reach, double... omega) {
        return HarmonicWindow.of(wave(omega), reach, 1000).orElseThrow();
    }

    private static Wave wave(double... omega) {
        List<Harmonic> harmonics = new ArrayList<>();
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}});
        for (int j = 0; j < omega.length; j++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                int[] index = new int[omega.length];
                index[j] = sign;
                harmonics.add(new Harmonic(index, v));
            }
        }
        return new Wave(2, omega, harmonics);
    }
}
