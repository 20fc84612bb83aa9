package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import io.github.secular.view.LabelPlaces;
import io.github.secular.view.ShellOutlines;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void namesStandOnTopOfTheirShells() {
        List<ShellOutlines.Outline> shells = circles(0.5, 2, 4.5);
        int[] places = LabelPlaces.of(shells, 1, 0.2);
        for (int i = 0; i < places.length; i++) {
            assertEquals(i + 1, shells.get(i).p()[places[i]], 1e-12);
        }
    }

    @Test
    void namesOfCloseShellsKeepClearOfEachOther() {
        List<ShellOutlines.Outline> shells = circles(2, 2.02, 2.04, 2.06, 2.08);
        int[] places = LabelPlaces.of(shells, 1, 0.2);
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < i; j++) {
                double dx = shells.get(i).x()[places[i]] - shells.get(j).x()[places[j]];
                double dp = shells.get(i).p()[places[i]] - shells.get(j).p()[places[j]];
                assertTrue(
                        Math.abs(dx) >= 1 || Math.abs(dp) >= 0.2, shells.get(i).name());
            }
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
        ImagePlus image = new ImagePlus("phase space", new FloatProcessor(400, 400));
        image.getCalibration().pixelWidth = 0.01;
        image.getCalibration().pixelHeight = 0.01;
        image.getCalibration().xOrigin = 199.5;
        image.getCalibration().yOrigin = 199.5;
        image.getCalibration().setInvertY(true);
        ShellOverlay.draw(image, circles(0.5));
        ImagePlus drawn = image.flatten();
        assertTrue(brightest(drawn, 100) > 240, "at the top");
        assertEquals(0, brightest(drawn, 200), "in the middle");
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
