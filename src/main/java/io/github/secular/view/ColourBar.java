package io.github.secular.view;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A colour scale on the right of a plot, exactly as high as this. A chart lays out what is around a plot before it knows how
 * high the plot is: the room is taken then, and the scale drawn together with the plot.
 */
final class ColourBar extends PaintScaleLegend {
    private static final long serialVersionUID = 1L;

    private transient Rectangle2D room;

    /** @param plot with which it is drawn; the bar is yet to be added to the chart */
    ColourBar(PaintScale scale, ValueAxis axis, XYPlot plot) {
        super(scale, axis);
        setSubdivisionCount(ColourMap.SIZE);
        setPosition(RectangleEdge.RIGHT);
        setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        setStripWidth(16);
        setStripOutlineVisible(true);
        setMargin(new RectangleInsets(0, 12, 0, 4));
        setPadding(RectangleInsets.ZERO_INSETS);
        setBackgroundPaint(null);
        plot.addAnnotation(new Beside());
    }

    @Override
    public Object draw(Graphics2D g2, Rectangle2D area, Object parameters) {
        room = (Rectangle2D) area.clone();
        return null;
    }

    private void drawBeside(Graphics2D g2, Rectangle2D data) {
        super.draw(g2, new Rectangle2D.Double(room.getX(), data.getY(), room.getWidth(), data.getHeight()), null);
    }

    /** By which a plot tells where it is. */
    private final class Beside extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1L;

        @Override
        public void draw(
                Graphics2D g2,
                XYPlot plot,
                Rectangle2D dataArea,
                ValueAxis domainAxis,
                ValueAxis rangeAxis,
                int rendererIndex,
                PlotRenderingInfo info) {
            if (room == null) {
                return;
            }
            Shape clip = g2.getClip();
            g2.setClip(null);
            drawBeside(g2, dataArea);
            g2.setClip(clip);
        }
    }
}
