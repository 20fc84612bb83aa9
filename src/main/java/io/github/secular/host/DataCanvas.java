package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.gui.StackWindow;
import ij.gui.Toolbar;
import ij.macro.Interpreter;
import io.github.secular.command.ResultViews;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.host.imagej.LevelLabels;
import io.github.secular.view.Hover;
import io.github.secular.view.Picture;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows an image of values: a small one large enough to see, with the labels of its levels, the pixels staying what they
 * are; under the mouse the status line says what a pixel is; and what follows the image hears of its sliders.
 *
 * <p>ImageJ enlarges 32 times at most, and has no text smaller than a pixel; a density matrix may have four.
 */
final class DataCanvas extends ImageCanvas {
    private static final long serialVersionUID = 1L;
    private static final String FOLLOWERS = "secular.followers";
    private static final String PICTURED = "secular.pictured";
    private static final String CLICKS = "secular.clicks";
    /** Size on the screen of a matrix, and the width of a picture over time. */
    private static final int WANTED = 448;

    private static final int BESIDE = 256;

    private static final int MARGIN = 3;

    private final transient LevelLabels labels;
    private final transient Hover hover;
    private int channel = -1;
    private int frame = -1;

    /** What follows the sliders of an image. */
    @FunctionalInterface
    interface Follower {
        /** Both are counted from 0. */
        void plane(int channel, int frame);
    }

    private DataCanvas(ImagePlus image) {
        super(image);
        this.labels = LevelLabels.of(image);
        this.hover = ImageJImage.hover(image);
    }

    /** Tells of the sliders of an image as long as it stands in a window. */
    static void follow(ImagePlus image, Follower follower) {
        List<Follower> all = new ArrayList<>(followers(image));
        all.add(follower);
        image.setProperty(FOLLOWERS, all);
    }

    /** Has an image say of its pixels what its picture says. */
    static void pictured(ImagePlus image, Picture picture) {
        image.setProperty(PICTURED, picture);
    }

    /** Tells of clicks at pixels of an image, while a tool is chosen that itself does nothing where one clicks. */
    static void onClick(ImagePlus image, ResultViews.PixelListener listener) {
        image.setProperty(CLICKS, listener);
    }

    @SuppressWarnings("unchecked")
    private static List<Follower> followers(ImagePlus image) {
        return image.getProperty(FOLLOWERS) instanceof List<?> l ? (List<Follower>) l : List.of();
    }

    /**
     * Shows an image in a window; in ImageJ's batch mode and without a display, as {@code image.show()} does.
     *
     * @param small whether it stands beside its picture
     */
    static void show(ImagePlus image, boolean small) {
        if (!hasWindows()) {
            image.show();
            return;
        }
        if (image.getWindow() != null) {
            return;
        }
        int larger = Math.max(image.getWidth(), image.getHeight());
        DataCanvas canvas = new DataCanvas(image);
        ImageWindow window = image.getStackSize() > 1 ? new StackWindow(image, canvas) : new ImageWindow(image, canvas);
        int wanted = small ? BESIDE : WANTED;
        if (larger < wanted) {
            canvas.enlarge(Math.max(2, wanted / larger), small, window);
        }
    }

    /** Whether images are shown in windows here. */
    static boolean hasWindows() {
        return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode() && IJ.getInstance() != null;
    }

    /** Sets the display zoom without ImageJ's limit. */
    private void enlarge(int wanted, boolean small, ImageWindow window) {
        Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
        int largest = Math.max(1, Math.min(screen.width / imageWidth, screen.height / imageHeight) * 3 / 4);
        // a strip over time may be as wide as the screen allows; a matrix need not
        int zoom = imageWidth > 4 * imageHeight && !small ? Math.min(largest, 32) : Math.min(wanted, largest);
        magnification = zoom;
        setSourceRect(new Rectangle(0, 0, imageWidth, imageHeight));
        setSize(imageWidth * zoom, imageHeight * zoom);
        window.pack();
        // ImageJ has placed it while it was small
        window.setLocation(Math.max(0, Math.min(window.getX(), screen.width - window.getWidth())), window.getY());
        repaint();
    }

    @Override
    public void setSourceRect(Rectangle r) {
        double zoom = magnification;
        super.setSourceRect(r);
        magnification = zoom;
    }

    /** ImageJ repaints whenever another plane is to be seen. */
    @Override
    public void repaint() {
        super.repaint();
        if (imp == null) {
            return;
        }
        int nowChannel = imp.getC() - 1;
        int nowFrame = imp.getT() - 1;
        if (nowChannel == channel && nowFrame == frame) {
            return;
        }
        channel = nowChannel;
        frame = nowFrame;
        followers(imp).forEach(f -> f.plane(nowChannel, nowFrame));
    }

    @Override
    public void mouseClicked(MouseEvent e) {
        super.mouseClicked(e);
        int x = offScreenX(e.getX());
        int y = offScreenY(e.getY());
        if (imp.getProperty(CLICKS) instanceof ResultViews.PixelListener listener
                && Toolbar.getToolId() <= Toolbar.LINE
                && x >= 0
                && y >= 0
                && x < imageWidth
                && y < imageHeight) {
            listener.clicked(x, y, imp.getT() - 1);
        }
    }

    @Override
    public void mouseMoved(MouseEvent e) {
        super.mouseMoved(e);
        int x = offScreenX(e.getX());
        int y = offScreenY(e.getY());
        if (x >= 0 && y >= 0 && x < imageWidth && y < imageHeight) {
            IJ.showStatus(says(x, y));
        }
    }

    private String says(int x, int y) {
        int nowChannel = imp.getC() - 1;
        int nowFrame = imp.getT() - 1;
        double value = imp.getProcessor().getf(x, y);
        if (imp.getProperty(PICTURED) instanceof Picture picture) {
            return picture.says(x, y, nowChannel, nowFrame, value);
        }
        return hover == null ? "" : hover.text(x, y, nowChannel, nowFrame, value);
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

    /** A text in the upper left corner of a pixel, or farther left where it would not end within the window. */
    private void write(Graphics g, String text, int column, int row) {
        FontMetrics metrics = g.getFontMetrics();
        int width = metrics.stringWidth(text) + 2 * MARGIN;
        int x = Math.max(0, Math.min(screenX(column) + MARGIN, getWidth() - width));
        int y = screenY(row) + MARGIN;
        g.setColor(new Color(0, 0, 0, 140));
        g.fillRect(x, y, width, metrics.getHeight());
        g.setColor(Color.WHITE);
        g.drawString(text, x + MARGIN, y + metrics.getAscent());
    }
}
