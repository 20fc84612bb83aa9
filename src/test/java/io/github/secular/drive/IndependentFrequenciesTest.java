package io.github.secular.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IndependentFrequenciesTest {
    @Test
    void independentOnesStay() {
        double[] nu = {0.7, Math.sqrt(2), -Math.PI};
        IndependentFrequencies found = IndependentFrequencies.of(nu);
        assertArrayEquals(nu, found.frequencies());
        assertArrayEquals(new int[] {3, -1, 2}, found.index(new int[] {3, -1, 2}));
        assertTrue(found.merged().isEmpty() && found.left().isEmpty());
    }

    @Test
    void dependentOnesAreWrittenByFewer() {
        for (double[] nu : new double[][] {
            {0.7, 1.4},
            {1.4, 0.7},
            {2 * 0.31, 3 * 0.31},
            {2 * 0.31, -3 * 0.31, Math.sqrt(2)},
            {Math.sqrt(2), 2 * 0.31, 3 * 0.31},
            {0.7, Math.sqrt(2), 0.7 + Math.sqrt(2)},
            {0.7, 1.4, 2.1},
            {0.7, 0.7}
        }) {
            IndependentFrequencies found = IndependentFrequencies.of(nu);
            assertEquals(nu.length - found.merged().size(), found.frequencies().length);
            assertTrue(found.frequencies().length < nu.length && found.left().isEmpty());
            int[] index = {2, -3, 1};
            int[] given = java.util.Arrays.copyOf(index, nu.length);
            int[] now = found.index(given);
            double before = 0;
            double after = 0;
            for (int j = 0; j < nu.length; j++) {
                before += given[j] * nu[j];
            }
            for (int j = 0; j < now.length; j++) {
                after += now[j] * found.frequencies()[j];
            }
            assertEquals(before, after, 1e-14);
        }
        assertEquals(
                "The base frequencies depend on each other, 2 x 0.7000000000 - 1 x 1.400000000 = 0: indices are counted"
                        + " anew, by the frequencies [0.7].",
                IndependentFrequencies.of(new double[] {0.7, 1.4}).merged().get(0));
    }

    @Test
    void involvedRelationsAreTold() {
        IndependentFrequencies found = IndependentFrequencies.of(new double[] {0.5, 0.7});
        assertEquals(2, found.frequencies().length);
        assertTrue(found.left().get(0).contains("7 x 0.5000000000 - 5 x 0.7000000000 = 0"));
    }
}
