package io.github.secular.host;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import io.github.secular.view.ShellOutlines;
import java.awt.Color;
import java.util.List;

/** Energy shells as selections over an image of phase space, by the image's calibration. */
final class ShellOverlay {
    private static final Color COLOUR = new Color(120, 200, 200);

    private ShellOverlay() {}

    /** Replaces the overlay of the image; a click on a curve makes it the selection, within which Measure works. */
    static void draw(ImagePlus image, List<ShellOutlines.Outline> shells) {
        Overlay overlay = new Overlay();
        Calibration c = image.getCalibration();
        for (ShellOutlines.Outline shell : shells) {
            Roi roi = outline(shell, c);
            roi.setName(shell.name());
            roi.setStrokeColor(COLOUR);
            overlay.add(roi);
        }
        overlay.drawLabels(true);
        overlay.drawNames(true);
        overlay.setLabelColor(COLOUR);
        image.setOverlay(shells.isEmpty() ? null : overlay);
    }

    private static Roi outline(ShellOutlines.Outline shell, Calibration c) {
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
        return new PolygonRoi(x, y, Roi.POLYGON);
    }
}
