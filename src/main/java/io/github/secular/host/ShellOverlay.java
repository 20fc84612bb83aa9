package io.github.secular.host;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.measure.Calibration;
import io.github.secular.view.ShellNames;
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
        double[] across = range(image.getWidth(), c.pixelWidth, c.xOrigin);
        double[] up = range(image.getHeight(), c.getInvertY() ? -c.pixelHeight : c.pixelHeight, c.yOrigin);
        ShellNames names = new ShellNames(shells, across, up);
        List<ShellRoi> rois = shells.stream().map(shell -> outline(shell, c)).toList();
        for (int i = 0; i < rois.size(); i++) {
            rois.get(i).setStrokeColor(COLOUR);
            overlay.add(rois.get(i));
            if (i == rois.size() - 1) {
                rois.get(i).write(new ShellRoi.Names(rois, names, image.getWidth(), image.getHeight()));
            }
        }
        image.setOverlay(shells.isEmpty() ? null : overlay);
    }

    /** From the lower to the upper edge of so many pixels. @param spacing negative where rows go down */
    private static double[] range(int pixels, double spacing, double origin) {
        double first = (-0.5 - origin) * spacing;
        double last = (pixels - 0.5 - origin) * spacing;
        return new double[] {Math.min(first, last), Math.max(first, last)};
    }

    private static ShellRoi outline(ShellOutlines.Outline shell, Calibration c) {
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
        return new ShellRoi(x, y, shell.name());
    }
}
