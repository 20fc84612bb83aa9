package io.github.secular.host;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;

/**
 * A shell as a selection that writes its name on its own curve, at a given point; ImageJ would write it in the middle,
 * where all shells have theirs.
 */
final class ShellRoi extends PolygonRoi {
    private static final long serialVersionUID = 1L;
    private static final int SIZE = 12;
    private static final Color BACKGROUND = new Color(0, 0, 0, 170);

    private final int label;

    /** @param label number of the point at which the name is written */
    ShellRoi(float[] x, float[] y, int label) {
        super(x, y, Roi.POLYGON);
        this.label = label;
    }

    @Override
    public void draw(Graphics g) {
        super.draw(g);
        if (getName() == null || label >= getNCoordinates()) {
            return;
        }
        var points = getFloatPolygon();
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE));
        FontMetrics metrics = g.getFontMetrics();
        int width = metrics.stringWidth(getName()) + 4;
        int x = screenXD(points.xpoints[label]) - width / 2;
        int y = screenYD(points.ypoints[label]) - metrics.getHeight() / 2;
        g.setColor(BACKGROUND);
        g.fillRect(x, y, width, metrics.getHeight());
        g.setColor(Color.WHITE);
        g.drawString(getName(), x + 2, y + metrics.getAscent());
    }
}
