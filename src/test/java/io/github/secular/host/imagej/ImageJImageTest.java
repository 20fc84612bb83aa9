package io.github.secular.host.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.secular.view.Axis;
import io.github.secular.view.BlochImages;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Channel;
import io.github.secular.view.ColourMap;
import io.github.secular.view.Hover;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageJImageTest {
    private static final int GREY = 0xB8B8B8;

    private static int[] colours(double... row) {
        Axis axis = new Axis("x", 0, 1, "", List.of(), true);
        ImagePlus image = ImageJImage.of(new CalibratedImage(
                "Row",
                BlochImages.view(p -> row[p.getIntPosition(0)], row.length, 1),
                List.of(axis, axis),
                List.of(new Channel("f", ColourMap.sequential(), 2, 5)),
                ""));
        ImageProcessor shown = image.getProcessor().convertToRGB();
        int[] out = new int[row.length];
        for (int x = 0; x < out.length; x++) {
            out[x] = shown.get(x, 0) & 0xFFFFFF;
        }
        return out;
    }

    /** What a TIFF keeps of the axes is what they were. */
    @Test
    void axesSurviveAsText() {
        Hover hover = new Hover(
                List.of(
                        new Axis("level", 0, 1, "", List.of("5P1/2 \"a\"", "µ"), true),
                        new Axis(
                                "time",
                                0.1,
                                1.0 / 3,
                                "ns",
                                List.of(),
                                false,
                                new Axis.Values(List.of(0.1, 1e-300), "s"))),
                List.of(new Channel("Re ρ", ColourMap.diverging(), -1.5, 1.5)));
        assertEquals(hover, AxesText.read(AxesText.write(hover)).orElseThrow());
        for (String other : List.of("", "{", "{}", "[1]", "null", "{\"axes\":[{}],\"channels\":[]}")) {
            assertTrue(AxesText.read(other).isEmpty(), other);
        }
    }

    /** ImageJ draws NaN in the first colour: that is then grey and no value's, and the others are what they were. */
    @Test
    void aMissingValueIsGreyAndNoneElseIs() {
        int[] whole = colours(2, 2.01, 3, 5);
        int[] holes = colours(2, 2.01, 3, 5, Double.NaN);
        assertEquals(GREY, holes[4]);
        for (int x = 0; x < 4; x++) {
            assertNotEquals(GREY, holes[x]);
            for (int shift = 0; shift < 24; shift += 8) {
                assertEquals(whole[x] >> shift & 255, holes[x] >> shift & 255, 8, "colour of pixel " + x);
            }
        }
    }
}
