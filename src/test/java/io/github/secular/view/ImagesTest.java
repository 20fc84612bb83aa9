package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.run.BlochResult;
import io.github.secular.scenario.Units;
import org.junit.jupiter.api.Test;

class ImagesTest {
    @Test
    void densityMatrixHasColumnsInXRowsInYChannelsAndTimes() {
        BlochResult result = Samples.marked(3, Samples.even(2, 5), Units.lab(1e-9));
        CalibratedImage image = new BlochImages(result).densityMatrix();
        assertArrayEquals(new long[] {3, 3, 4, 5}, image.data().dimensionsAsLongArray());
        for (int i = 0; i < 5; i++) {
            for (int n = 0; n < 3; n++) {
                for (int m = 0; m < 3; m++) {
                    double re = 100 * i + 10 * n + m + 0.1;
                    assertEquals(re, image.value(m, n, 0, i));
                    assertEquals(-re / 1000, image.value(m, n, 1, i));
                    assertEquals(re * Math.sqrt(1 + 1e-6), image.value(m, n, 2, i), 1e-12 * re);
                    assertEquals(-Math.atan(1e-3), image.value(m, n, 3, i), 1e-15);
                }
            }
        }
        assertEquals("Im ρ, t = 1.5 ns", image.sliceLabel(1, 3));
        assertEquals(
                new Axis("time", 0, 0.5, "ns", image.axes().get(3).labels(), true),
                image.axes().get(3));
        assertEquals("1", image.axes().get(1).labels().get(1));
        assertEquals(422.1, image.channels().get(0).high());
        assertEquals(-422.1, image.channels().get(0).low());
        assertTrue(image.info().startsWith("solver: direct\n"));
    }

    @Test
    void imagesAreViewsNotCopies() {
        double[][] states = {{1, 0, 0, 0, 0, 0, 0, 0}};
        double[] times = {0};
        var trajectory = new io.github.secular.quantum.Trajectory(2, times, states, Samples.REPORT);
        var image = new BlochImages(new BlochResult(
                        Samples.scenario(2, times, Units.SCALED),
                        trajectory,
                        java.util.Optional.empty(),
                        Samples.PROVENANCE))
                .densityMatrix();
        states[0][2] = 0.75; // Re ρ_01: row 0, column 1
        assertEquals(0.75, image.value(1, 0, 0, 0));
        assertEquals(0, image.value(0, 1, 0, 0));
    }

    @Test
    void populationsHaveTimeInXAndTheLevelInY() {
        CalibratedImage image = new BlochImages(Samples.marked(2, Samples.even(4, 5), Units.SCALED)).populations();
        assertArrayEquals(new long[] {5, 2}, image.data().dimensionsAsLongArray());
        assertEquals(311.1, image.value(3, 1, 0, 0));
        assertEquals("time", image.axes().get(0).heading());
        assertEquals(1, image.axes().get(0).spacing());
    }

    @Test
    void unevenTimesStandInLabelsAndInfoOnly() {
        CalibratedImage image =
                new BlochImages(Samples.marked(2, new double[] {0, 1, 10, 100}, Units.lab(1e-6))).populations();
        assertFalse(image.axes().get(0).calibrated());
        assertEquals("", image.axes().get(0).unit());
        assertEquals("t = 10 µs", image.axes().get(0).labels().get(2));
        assertTrue(image.info().contains("not evenly spaced"));
        assertTrue(image.info().contains("µs: 0 1 10 100"));
    }

    @Test
    void ratesHaveToInXAndFromInYInPerSecond() {
        CalibratedImage image = RateImages.rates(Samples.rates(3, Units.lab(1e-3)));
        assertEquals(13e3, image.value(2, 1, 0, 0)); // 1 → 2
        assertEquals(22e3, image.value(1, 2, 0, 0)); // 2 → 1
        assertEquals(0, image.value(1, 1, 0, 0));
        assertEquals("rate (1/s)", image.channels().get(0).name());
    }

    @Test
    void prefixesSuitTheLongestTime() {
        assertEquals("t (ns)", SiTime.of(Units.lab(1e-9), 1).axis());
        assertEquals("t (fs)", SiTime.of(Units.lab(1e-15), 999).axis());
        assertEquals("t (s)", SiTime.of(Units.lab(1), 1e5).axis());
        assertEquals("t = 250 ms", SiTime.of(Units.lab(0.25), 1).label(1));
        assertEquals("t = 1.2346", SiTime.of(Units.SCALED, 7).label(1.23456));
    }

    @Test
    void logarithmicTimesAreKnown() {
        assertTrue(new TimeAxis(Samples.logarithmic(-2, 2, 40), Units.SCALED).isLogarithmic());
        assertFalse(new TimeAxis(Samples.even(2, 40), Units.SCALED).isLogarithmic());
        assertFalse(new TimeAxis(new double[] {0, 1, 3, 5, 11}, Units.SCALED).isLogarithmic());
    }
}
