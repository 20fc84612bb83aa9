package io.github.secular.host;

import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;

/** Shows small images large enough to see, by the window's magnification only; the pixels stay what they are. */
final class DisplayZoom {
    private static final int WANTED = 480;
    private static final double LARGEST = 160;

    private DisplayZoom() {}

    static void enlarge(ImagePlus image) {
        ImageWindow window = image.getWindow();
        int larger = Math.max(image.getWidth(), image.getHeight());
        if (window == null || larger >= WANTED / 2) {
            return;
        }
        double zoom = Math.min(LARGEST, Math.floor((double) WANTED / larger));
        ImageCanvas canvas = window.getCanvas();
        canvas.setMagnification(zoom);
        canvas.setSize((int) (image.getWidth() * zoom), (int) (image.getHeight() * zoom));
        window.pack();
        image.updateAndDraw();
    }
}
