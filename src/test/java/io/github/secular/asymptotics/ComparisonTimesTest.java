package io.github.secular.asymptotics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ComparisonTimesTest {
    @Test
    void theTimesAskedForAreKeptAndManyAreBetweenThem() {
        double[] times = new double[21];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * i / 400.0;
        }
        double[] dense = ComparisonTimes.dense(times);
        assertTrue(dense.length >= ComparisonTimes.ENOUGH, () -> "only " + dense.length);
        for (double t : times) {
            assertTrue(Arrays.binarySearch(dense, t) >= 0, () -> t + " is missing");
        }
        assertEquals(0, dense[0]);
        assertEquals(1, dense[dense.length - 1]);
        for (int i = 1; i < dense.length; i++) {
            assertTrue(dense[i] > dense[i - 1]);
        }
    }

    @Test
    void aShortListStandsAsItIs() {
        assertArrayEquals(new double[] {0.1, 0.5, 1}, ComparisonTimes.dense(new double[] {0.1, 0.5, 1}));
    }

    @Test
    void anOscillationInStepWithTheTimesIsSeen() {
        double[] even = new double[21];
        for (int i = 0; i < even.length; i++) {
            even[i] = 0.05 * i;
        }
        double crest = Arrays.stream(ComparisonTimes.dense(even))
                .map(t -> Math.abs(Math.sin(2 * Math.PI * 2000 * t)))
                .max()
                .orElse(0);
        assertEquals(1, crest, 1e-3);
    }
}
