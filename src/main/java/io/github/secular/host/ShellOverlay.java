package io.github.secular.host;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.Toolbar;
import ij.measure.Calibration;
import io.github.secular.view.Marked;
import io.github.secular.view.ShellNames;
import io.github.secular.view.ShellOutlines;
import java.awt.Color;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Energy shells as selections over an image of phase space, by the image's calibration. */
final class ShellOverlay {
    private static final Color COLOUR = new Color(120, 200, 200);

    private static final Color MARKED = new Color(0x00A9CE);

    /** Pixels of the screen. */
    private static final int THICK = 4;

    /** So many pixels of the screen beside a curve are on it. */
    private static final int NEAR = 6;

    /** Whether the shells of an image have not been tied to anything. */
    private static final String NEW = "secular.shells.new";

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
        image.setProperty(NEW, !shells.isEmpty());
    }

    /**
     * Ties the shells that have been drawn since the last time to what a run shows: one that is clicked is marked there, and
     * one that is marked there is drawn thick.
     */
    static void join(MarkLink marks) {
        int[] open = WindowManager.getIDList();
        for (int id : open == null ? new int[0] : open) {
            ImagePlus image = WindowManager.getImage(id);
            if (image != null && Boolean.TRUE.equals(image.getProperty(NEW))) {
                image.setProperty(NEW, false);
                marks.add(what -> mark(image, what));
                if (image.getCanvas() != null) {
                    image.getCanvas().addMouseListener(new Clicks(image, marks));
                }
            }
        }
    }

    private static void mark(ImagePlus image, Marked what) {
        Overlay overlay = image.getOverlay();
        double energy = Marked.energy(what).orElse(Double.NaN);
        double zoom = image.getCanvas() == null ? 1 : image.getCanvas().getMagnification();
        for (Roi roi : overlay == null ? new Roi[0] : overlay.toArray()) {
            if (roi instanceof ShellRoi shell) {
                boolean marked = shell.isOf(energy);
                shell.setStrokeColor(marked ? MARKED : COLOUR);
                shell.setStrokeWidth(marked ? THICK / zoom : 0);
            }
        }
        image.draw();
    }

    /** A click on a curve means it; ImageJ makes it the selection where one presses Alt or holds the button. */
    private static final class Clicks extends MouseAdapter {
        private final ImagePlus image;
        private final MarkLink marks;
        private Roi before;

        Clicks(ImagePlus image, MarkLink marks) {
            this.image = image;
            this.marks = marks;
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            Roi now = image.getRoi();
            if (now instanceof ShellRoi shell && now != before) {
                clicked(shell);
            }
            before = now;
        }

        @Override
        public void mouseClicked(MouseEvent e) {
            ImageCanvas canvas = image.getCanvas();
            if (Toolbar.getToolId() > Toolbar.LINE
                    || image.getRoi() instanceof ShellRoi
                    || image.getOverlay() == null) {
                return;
            }
            double x = canvas.offScreenXD(e.getX());
            double y = canvas.offScreenYD(e.getY());
            Arrays.stream(image.getOverlay().toArray())
                    .filter(roi -> roi instanceof ShellRoi)
                    .map(roi -> (ShellRoi) roi)
                    .filter(shell -> shell.distance(x, y) * canvas.getMagnification() < NEAR)
                    .min(Comparator.comparingDouble(shell -> shell.distance(x, y)))
                    .ifPresent(this::clicked);
        }

        private void clicked(ShellRoi shell) {
            marks.clicked(Optional.of(new Marked.Shell(shell.energy())));
        }
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
        return new ShellRoi(x, y, shell.name(), shell.energy());
    }
}
