package io.github.secular.host;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import io.github.secular.view.LabelPlaces;
import io.github.secular.view.ShellOutlines;
import java.awt.Color;
import java.util.List;

/** Energy shells as selections over an image of phase space, by the image's calibration. */
final class ShellOverlay {
    private static final Color COLOUR = new Color(120, 200, 200);

    /** The room that a name needs, as a part of an image of about 450 pixels on the screen. */
    private static final double NAME_WIDTH = 0.18;

    private static final double NAME_HEIGHT = 0.04;

    private ShellOverlay() {}

    /** Replaces the overlay of the image; a click on a curve makes it the selection, within which Measure works. */
    static void draw(ImagePlus image, List<ShellOutlines.Outline> shells) {
        Overlay overlay = new Overlay();
        Calibration c = image.getCalibration();
        int[] places = LabelPlaces.of(
                shells,
                NAME_WIDTH * image.getWidth() * Math.abs(c.pixelWidth),
                NAME_HEIGHT * image.getHeight() * Math.abs(c.pixelHeight));
        for (int i = 0; i < places.length; i++) {
            Roi roi = outline(shells.get(i), places[i], c);
            roi.setName(shells.get(i).name());
            roi.setStrokeColor(COLOUR);
            overlay.add(roi);
        }
        image.setOverlay(shells.isEmpty() ? null : overlay);
    }

    private static Roi outline(ShellOutlines.Outline shell, int label, Calibration c) {
        float[] x = new float[shell.x().length];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            // ImageJ counts selections from the corner of a pixel, calibrations from its middle.
            x[i] = (float) (shell.x()[i] / c.pixelWidth + c.xOrigin + 0.5);
            double row = c.getInvertY()
                    ? c.yOrigin - shell.p()[i] / c.pixelHeight
                    : shell.p()[i] / c.pixelHeight + c.yOrigin;
            y[i] = (float) (row + 0.5);
        }
        return new ShellRoi(x, y, label);
    }
}
