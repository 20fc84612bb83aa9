package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import io.github.secular.view.LabelPlaces;
import io.github.secular.view.ShellNames;
import io.github.secular.view.ShellOutlines;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShellOverlayTest {
    /** Circles x² + p² = 2 E about the origin. */
    private static List<ShellOutlines.Outline> circles(double... energies) {
        List<ShellOutlines.Outline> out = new ArrayList<>();
        for (double energy : energies) {
            double[] x = new double[256];
            double[] p = new double[256];
            for (int i = 0; i < 256; i++) {
                x[i] = Math.sqrt(2 * energy) * Math.cos(2 * Math.PI * i / 256);
                p[i] = -Math.sqrt(2 * energy) * Math.sin(2 * Math.PI * i / 256);
            }
            out.add(new ShellOutlines.Outline("E = " + energy, energy, x, p));
        }
        return out;
    }

    private static final double[] WHOLE = {-4, 4};

    private static int[] places(List<ShellOutlines.Outline> shells, double width, double height) {
        double[] widths = new double[shells.size()];
        Arrays.fill(widths, width);
        return LabelPlaces.of(shells, widths, height, WHOLE, WHOLE);
    }

    /** No two names that have a place cover each other. @return how many have one */
    private static int apart(List<ShellOutlines.Outline> shells, int[] places, double width, double height) {
        int out = 0;
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < i && places[i] >= 0; j++) {
                if (places[j] >= 0) {
                    double dx = shells.get(i).x()[places[i]] - shells.get(j).x()[places[j]];
                    double dp = shells.get(i).p()[places[i]] - shells.get(j).p()[places[j]];
                    assertTrue(
                            Math.abs(dx) >= width || Math.abs(dp) >= height,
                            shells.get(i).name());
                }
            }
            out += places[i] >= 0 ? 1 : 0;
        }
        return out;
    }

    @Test
    void namesStandOnTopOfTheirShells() {
        List<ShellOutlines.Outline> shells = circles(0.5, 2, 4.5);
        int[] places = places(shells, 1, 0.2);
        for (int i = 0; i < places.length; i++) {
            assertEquals(i + 1, shells.get(i).p()[places[i]], 1e-12);
        }
    }

    @Test
    void namesOfCloseShellsKeepClearOfEachOther() {
        List<ShellOutlines.Outline> shells = circles(2, 2.02, 2.04, 2.06, 2.08);
        assertEquals(5, apart(shells, places(shells, 1, 0.2), 1, 0.2));
    }

    /** On 128 pixels a name is half as wide as the picture, and some are left out; twice as large, more have room. */
    @Test
    void namesWithoutRoomAreLeftOut() {
        List<ShellOutlines.Outline> shells = circles(0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 3.3, 3.4, 6.4, 6.5, 6.6, 7);
        int few = apart(shells, places(shells, 4, 1), 4, 1);
        int more = apart(shells, places(shells, 3, 0.7), 3, 0.7);
        assertTrue(few >= 3 && few < more && more < shells.size(), few + " < " + more);
        assertEquals(0, apart(shells, places(shells, 9, 1), 9, 1), "wider than the picture");
    }

    /** What is found for one size does not stay for another one. */
    @Test
    void namesOverASmallImageKeepClearOfEachOther() {
        FontMetrics metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                .createGraphics()
                .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        List<ShellOutlines.Outline> shells = circles(0.5, 1, 2, 4, 6);
        ShellNames names = new ShellNames(shells, WHOLE, WHOLE);
        for (double pixels : new double[] {128, 256, 512, 128}) {
            int[] places = IntStream.range(0, shells.size())
                    .map(i -> names.place(i, pixels, pixels, metrics))
                    .toArray();
            int seen = apart(
                    shells, places, metrics.stringWidth("E = 0.5") * 8 / pixels, metrics.getHeight() * 8 / pixels);
            assertTrue(pixels < 200 ? seen >= 3 : seen == shells.size(), pixels + " pixels: " + seen);
        }
    }

    @Test
    void shellsAreSelectionsToMeasureIn() {
        ImagePlus image = new ImagePlus("phase space", new FloatProcessor(200, 200));
        image.getCalibration().pixelWidth = 0.05;
        image.getCalibration().pixelHeight = 0.05;
        image.getCalibration().xOrigin = 99.5;
        image.getCalibration().yOrigin = 99.5;
        image.getCalibration().setInvertY(true);
        ShellOverlay.draw(image, circles(0.5, 2));
        Overlay overlay = image.getOverlay();
        assertEquals(2, overlay.size());
        assertFalse(overlay.getDrawLabels());
        Roi copy = (Roi) overlay.get(1).clone();
        assertEquals("E = 2.0", copy.getName());
        image.setRoi(copy);
        // the phase volume within x² + p² = 4, in calibrated units
        assertEquals(4 * Math.PI, image.getStatistics().area, 0.15);
    }

    @Test
    void namesAreDrawnOnTopAndNotInTheMiddle() {
        ImagePlus drawn = drawn(circles(0.5));
        assertTrue(brightest(drawn, 100) > 240, "at the top");
        assertEquals(0, brightest(drawn, 200), "in the middle");
    }

    /** The curve of the second shell goes through the place of the first one's name, and below it. */
    @Test
    void noCurveStrikesANameOut() {
        ImagePlus drawn = drawn(circles(0.5, 0.46));
        for (int y = 95; y < 106; y++) {
            for (int x = 190; x < 210; x++) {
                int[] rgb = drawn.getPixel(x, y);
                assertFalse(rgb[0] == 120 && rgb[1] == 200 && rgb[2] == 200, "a curve at " + x + ", " + y);
            }
        }
    }

    /** 400 × 400 pixels of 0.01, the origin in the middle. */
    private static ImagePlus drawn(List<ShellOutlines.Outline> shells) {
        ImagePlus image = new ImagePlus("phase space", new FloatProcessor(400, 400));
        image.getCalibration().pixelWidth = 0.01;
        image.getCalibration().pixelHeight = 0.01;
        image.getCalibration().xOrigin = 199.5;
        image.getCalibration().yOrigin = 199.5;
        image.getCalibration().setInvertY(true);
        ShellOverlay.draw(image, shells);
        return image.flatten();
    }

    /** The brightest pixel near a row, in the middle columns, by its red part: the curve's own is darker. */
    private static int brightest(ImagePlus image, int row) {
        int out = 0;
        for (int y = row - 10; y <= row + 10; y++) {
            for (int x = 160; x < 240; x++) {
                out = Math.max(out, image.getPixel(x, y)[0]);
            }
        }
        return out;
    }
}
