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
import java.util.stream.IntStream;

/**
 * A shell as a selection that writes its name on its own curve, where there is room for it; ImageJ would write it in the
 * middle, where all shells have theirs.
 */
final class ShellRoi extends PolygonRoi {
    private static final long serialVersionUID = 1L;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** Tables write so many decimals. */
    private static final double WRITTEN = 1e-8;

    private static final Color BACKGROUND = new Color(0, 0, 0, 170);

    private final double energy;
    private final transient Name name;

    /**
     * Where its name stands.
     *
     * @param number of the shell among all, from 0
     * @param width of the image, pixels
     * @param height of the image, pixels
     */
    record Name(int number, ShellNames all, int width, int height) {}

    /** @param energy E of the shell */
    ShellRoi(float[] x, float[] y, double energy, Name name) {
        super(x, y, Roi.POLYGON);
        this.energy = energy;
        this.name = name;
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
        if (getName() == null) {
            return;
        }
        g.setFont(FONT);
        FontMetrics metrics = g.getFontMetrics();
        var points = getFloatPolygon();
        double zoom = getMagnification();
        int place = name.all().place(name.number(), zoom * name.width(), zoom * name.height(), metrics);
        if (place < 0 || place >= points.npoints) {
            return;
        }
        int width = ShellNames.width(getName(), metrics);
        int x = screenXD(points.xpoints[place]) - width / 2;
        int y = screenYD(points.ypoints[place]) - metrics.getHeight() / 2;
        g.setColor(BACKGROUND);
        g.fillRect(x, y, width, metrics.getHeight());
        g.setColor(Color.WHITE);
        g.drawString(getName(), x + (width - metrics.stringWidth(getName())) / 2, y + metrics.getAscent());
    }
}
