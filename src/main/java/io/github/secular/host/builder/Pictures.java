package io.github.secular.host.builder;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javax.swing.JComponent;
import org.jfree.chart.JFreeChart;

/** Charts below each other, drawn anew at the size of the window; pale while the model they are of is wrong. */
final class Pictures extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final Color VEIL = new Color(255, 255, 255, 190);

    private transient List<JFreeChart> charts = List.of();
    private boolean stale;

    Pictures() {
        setPreferredSize(new Dimension(460, 640));
        setOpaque(true);
    }

    void show(List<JFreeChart> next) {
        charts = List.copyOf(next);
        stale = false;
        repaint();
    }

    /** What is drawn is not what stands in the tables, which is wrong. */
    void fade() {
        stale = true;
        repaint();
    }

    /** What is drawn now; empty while nothing is, or while it is not that of the tables. */
    List<JFreeChart> shown() {
        return stale ? List.of() : charts;
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, getWidth(), getHeight());
        double height = (double) getHeight() / Math.max(1, charts.size());
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).draw((Graphics2D) g, new Rectangle2D.Double(0, i * height, getWidth(), height));
        }
        if (stale) {
            g.setColor(VEIL);
            g.fillRect(0, 0, getWidth(), getHeight());
        }
    }
}
