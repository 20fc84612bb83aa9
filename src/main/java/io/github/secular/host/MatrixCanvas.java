package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.gui.StackWindow;
import ij.macro.Interpreter;
import io.github.secular.host.imagej.LevelLabels;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Toolkit;

/**
 * Shows small images large enough to see, with the labels of their levels; the pixels stay what they are.
 *
 * <p>ImageJ enlarges 32 times at most, and has no text smaller than a pixel; a density matrix may have four.
 */
final class MatrixCanvas extends ImageCanvas {
    private static final long serialVersionUID = 1L;
    /** Size on the screen of a matrix, and the width of a picture over time. */
    private static final int WANTED = 448;

    private static final int MARGIN = 3;

    private final transient LevelLabels labels;

    private MatrixCanvas(ImagePlus image, LevelLabels labels) {
        super(image);
        this.labels = labels;
    }

    /** Shows an image in a window; in ImageJ's batch mode and without a display, as {@code image.show()} does. */
    static void show(ImagePlus image) {
        int larger = Math.max(image.getWidth(), image.getHeight());
        if (GraphicsEnvironment.isHeadless()
                || Interpreter.isBatchMode()
                || IJ.getInstance() == null
                || larger >= WANTED) {
            image.show();
            return;
        }
        MatrixCanvas canvas = new MatrixCanvas(image, LevelLabels.of(image));
        ImageWindow window = image.getStackSize() > 1 ? new StackWindow(image, canvas) : new ImageWindow(image, canvas);
        canvas.enlarge(Math.max(2, WANTED / larger), window);
    }

    /** Sets the display zoom without ImageJ's limit. */
    private void enlarge(int wanted, ImageWindow window) {
        Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
        int largest = Math.max(1, Math.min(screen.width / imageWidth, screen.height / imageHeight) * 3 / 4);
        // a strip over time may be as wide as the screen allows; a matrix need not
        int zoom = imageWidth > 4 * imageHeight ? Math.min(largest, 32) : Math.min(wanted, largest);
        magnification = zoom;
        setSourceRect(new Rectangle(0, 0, imageWidth, imageHeight));
        setSize(imageWidth * zoom, imageHeight * zoom);
        window.pack();
        repaint();
    }

    @Override
    public void setSourceRect(Rectangle r) {
        double zoom = magnification;
        super.setSourceRect(r);
        magnification = zoom;
    }

    @Override
    public void paint(Graphics g) {
        super.paint(g);
        if (labels == null || magnification < g.getFontMetrics().getHeight() + 2 * MARGIN) {
            return;
        }
        int rows = labels.rows().size();
        for (int row = 0; row < rows; row++) {
            write(g, labels.rows().get(row), labels.matrix() ? row : 0, row);
        }
        // the corner belongs to the rows
        for (int column = 1; column < labels.columns().size(); column++) {
            write(g, labels.columns().get(column), column, rows - 1);
        }
    }

    /** A text in the upper left corner of a pixel. */
    private void write(Graphics g, String text, int column, int row) {
        FontMetrics metrics = g.getFontMetrics();
        int x = screenX(column) + MARGIN;
        int y = screenY(row) + MARGIN;
        g.setColor(new Color(0, 0, 0, 140));
        g.fillRect(x, y, metrics.stringWidth(text) + 2 * MARGIN, metrics.getHeight());
        g.setColor(Color.WHITE);
        g.drawString(text, x + MARGIN, y + metrics.getAscent());
    }
}
