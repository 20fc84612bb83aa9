package io.github.secular.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** An arrow between two points of a chart, straight or wavy, with a head at its end or at both. */
final class ArrowAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double HEAD = 9;
    private static final double HALF_WIDTH = 3.5;
    private static final double WAVE_LENGTH = 11;
    private static final double WAVE_HEIGHT = 3;

    private final double[] from;
    private final double[] to;
    private final boolean both;
    private final boolean wavy;
    private final Color colour;
    private final transient Stroke stroke;

    /** @param from {x, y} @param both whether it has a head at its start, too */
    ArrowAnnotation(double[] from, double[] to, boolean both, boolean wavy, Color colour, Stroke stroke) {
        this.from = from.clone();
        this.to = to.clone();
        this.both = both;
        this.wavy = wavy;
        this.colour = colour;
        this.stroke = stroke;
    }

    @Override
    public void draw(
            Graphics2D g,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int index,
            PlotRenderingInfo info) {
        double x1 = domain.valueToJava2D(from[0], area, plot.getDomainAxisEdge());
        double y1 = range.valueToJava2D(from[1], area, plot.getRangeAxisEdge());
        double x2 = domain.valueToJava2D(to[0], area, plot.getDomainAxisEdge());
        double y2 = range.valueToJava2D(to[1], area, plot.getRangeAxisEdge());
        if (plot.getOrientation() != PlotOrientation.VERTICAL) {
            throw new IllegalStateException("arrows are for upright charts");
        }
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (!(length > 0)) {
            return;
        }
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        double head = Math.min(HEAD, length / 3);
        double start = both ? head : 0;
        g.setColor(colour);
        g.setStroke(stroke);
        if (wavy) {
            Path2D wave = new Path2D.Double();
            for (double s = start; s < length - head; s++) {
                double d = WAVE_HEIGHT * Math.sin(2 * Math.PI * s / WAVE_LENGTH);
                if (s == start) {
                    wave.moveTo(x1 + ux * s - uy * d, y1 + uy * s + ux * d);
                } else {
                    wave.lineTo(x1 + ux * s - uy * d, y1 + uy * s + ux * d);
                }
            }
            wave.lineTo(x2 - ux * head, y2 - uy * head);
            g.draw(wave);
        } else {
            g.draw(new Line2D.Double(x1 + ux * start, y1 + uy * start, x2 - ux * head, y2 - uy * head));
        }
        g.fill(head(x2, y2, ux, uy, head));
        if (both) {
            g.fill(head(x1, y1, -ux, -uy, head));
        }
    }

    private static Path2D head(double x, double y, double ux, double uy, double length) {
        Path2D out = new Path2D.Double();
        out.moveTo(x, y);
        out.lineTo(x - ux * length - uy * HALF_WIDTH, y - uy * length + ux * HALF_WIDTH);
        out.lineTo(x - ux * length + uy * HALF_WIDTH, y - uy * length - ux * HALF_WIDTH);
        out.closePath();
        return out;
    }
}
