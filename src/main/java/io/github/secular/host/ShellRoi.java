package io.github.secular.host;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import io.github.secular.view.ShellNames;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;

/**
 * A shell as a selection that writes its name on its own curve, where there is room for it; ImageJ would write it in the
 * middle, where all shells have theirs.
 */
final class ShellRoi extends PolygonRoi {
    private static final long serialVersionUID = 1L;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color BACKGROUND = new Color(0, 0, 0, 170);

    private final transient Name name;

    /**
     * Where its name stands.
     *
     * @param number of the shell among all, from 0
     * @param width of the image, pixels
     * @param height of the image, pixels
     */
    record Name(int number, ShellNames all, int width, int height) {}

    ShellRoi(float[] x, float[] y, Name name) {
        super(x, y, Roi.POLYGON);
        this.name = name;
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
