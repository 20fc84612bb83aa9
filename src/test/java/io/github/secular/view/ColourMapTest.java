package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColourMapTest {
    private static CieLab lab(ColourMap map, int i) {
        return CieLab.ofRgb(map.rgb(i));
    }

    @Test
    void labOfKnownColours() {
        // Reference values of sRGB under D65.
        assertArrayEquals(new double[] {53.24, 80.09, 67.20}, array(CieLab.ofRgb(0xFF0000)), 0.02);
        assertArrayEquals(new double[] {32.30, 79.19, -107.86}, array(CieLab.ofRgb(0x0000FF)), 0.02);
        assertArrayEquals(new double[] {100, 0, 0}, array(CieLab.ofRgb(0xFFFFFF)), 0.02);
    }

    private static double[] array(CieLab c) {
        return new double[] {c.lightness(), c.a(), c.b()};
    }

    @Test
    void sequentialRisesStrictlyAndInEvenSteps() {
        ColourMap map = ColourMap.sequential();
        double mean = 0;
        // Eight entries at a time: single steps are as small as what 8 bits can tell apart.
        for (int i = 0; i + 8 < 256; i++) {
            mean += lab(map, i).distance(lab(map, i + 8)) / 248;
        }
        for (int i = 0; i + 8 < 256; i++) {
            assertEquals(mean, lab(map, i).distance(lab(map, i + 8)), 0.25 * mean, "entry " + i);
        }
        for (int i = 1; i < 256; i++) {
            assertTrue(lab(map, i).lightness() > lab(map, i - 1).lightness(), "entry " + i);
        }
        assertTrue(lab(map, 255).lightness() - lab(map, 0).lightness() > 85);
    }

    @Test
    void divergingIsWhiteInTheMiddleAndBalanced() {
        ColourMap map = ColourMap.diverging();
        CieLab middle = lab(map, 128);
        assertTrue(middle.lightness() > 85);
        assertTrue(Math.hypot(middle.a(), middle.b()) < 4);
        assertTrue((map.rgb(0) & 255) > (map.rgb(0) >> 16), "the low end is blue");
        assertTrue((map.rgb(255) >> 16) > (map.rgb(255) & 255), "the high end is red");
        for (int i = 0; i < 128; i++) {
            assertEquals(lab(map, i).lightness(), lab(map, 255 - i).lightness(), 5, "entry " + i);
            if (i > 0) {
                assertTrue(lab(map, i).lightness() > lab(map, i - 1).lightness(), "entry " + i);
                assertTrue(lab(map, 255 - i).lightness() > lab(map, 256 - i).lightness(), "entry " + (255 - i));
            }
        }
    }

    @Test
    void cyclicClosesAndKeepsItsLightness() {
        ColourMap map = ColourMap.cyclic();
        assertEquals(map.rgb(0), map.rgb(255));
        for (int i = 0; i < 256; i++) {
            assertEquals(70, lab(map, i).lightness(), 0.5, "entry " + i);
        }
    }

    @Test
    void valuesFindTheirColours() {
        ColourMap map = ColourMap.sequential();
        assertEquals(map.rgb(0), map.rgb(-3, 0, 2));
        assertEquals(map.rgb(255), map.rgb(2, 0, 2));
        assertEquals(map.rgb(128), map.rgb(1, 0, 2));
        assertEquals((byte) (map.rgb(200) >> 8), map.component(1)[200]);
    }
}
