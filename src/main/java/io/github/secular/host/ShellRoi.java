package io.github.secular.host;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import io.github.secular.view.ShellNames;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A shell as a selection. The last one of an overlay writes the names of all on their curves, over all curves, where there
 * is room for them; ImageJ would write them in the middle, where all shells have theirs.
 */
final class ShellRoi extends PolygonRoi {
    private static final long serialVersionUID = 1L;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** Tables write so many decimals. */
    private static final double WRITTEN = 1e-8;

    private static final Color BACKGROUND = new Color(0, 0, 0, 170);

    private final double energy;

    /** Null for a shell that writes no names. */
    private transient Names names;

    /**
     * What is written over an overlay.
     *
     * @param of the shells, in their order
     * @param places where their names stand
     * @param width of the image, pixels
     * @param height of the image, pixels
     */
    record Names(List<ShellRoi> of, ShellNames places, int width, int height) {}

    /** @param energy E */
    ShellRoi(float[] x, float[] y, String name, double energy) {
        super(x, y, Roi.POLYGON);
        setName(name);
        this.energy = energy;
    }

    /** From now on it writes these names, after its own curve. */
    void write(Names all) {
        names = all;
    }

    double energy() {
        return energy;
    }

    /** Whether an energy is its own, as far as tables write it. */
    boolean isOf(double other) {
        return Math.abs(other - energy) <= WRITTEN * (1 + Math.abs(energy));
    }

    /** From its curve, in pixels of the image. */
    double distance(double x, double y) {
        FloatPolygon curve = getFloatPolygon();
        int n = curve.npoints;
        return IntStream.range(0, n)
                .mapToDouble(i -> Line2D.ptSegDist(
                        curve.xpoints[i],
                        curve.ypoints[i],
                        curve.xpoints[(i + 1) % n],
                        curve.ypoints[(i + 1) % n],
                        x,
                        y))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public void draw(Graphics g) {
        super.draw(g);
        if (names == null) {
            return;
        }
        g.setFont(FONT);
        double zoom = getMagnification();
        for (int i = 0; i < names.of().size(); i++) {
            int place = names.places().place(i, zoom * names.width(), zoom * names.height(), g.getFontMetrics());
            if (place >= 0) {
                var points = names.of().get(i).getFloatPolygon();
                write(g, names.of().get(i).getName(), points.xpoints[place], points.ypoints[place]);
            }
        }
    }

    /** A name around a point, in the image's pixels. */
    private void write(Graphics g, String name, double px, double py) {
        FontMetrics metrics = g.getFontMetrics();
        int width = ShellNames.width(name, metrics);
        int x = screenXD(px) - width / 2;
        int y = screenYD(py) - metrics.getHeight() / 2;
        g.setColor(BACKGROUND);
        g.fillRect(x, y, width, metrics.getHeight());
        g.setColor(Color.WHITE);
        g.drawString(name, x + (width - metrics.stringWidth(name)) / 2, y + metrics.getAscent());
    }
}
