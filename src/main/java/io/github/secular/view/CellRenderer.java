package io.github.secular.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.util.PublicCloneable;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYZDataset;

/**
 * Draws cells of any widths as coloured rectangles, edge to edge, with the number written in where there is room.
 * Item i of the dataset is the cell of column i / rows and row i % rows.
 */
final class CellRenderer extends AbstractXYItemRenderer implements PublicCloneable {
    private static final long serialVersionUID = 1L;

    private static final double OVERLAP = 0.4;

    private final double[] edges;
    private final double[] rowEdges;
    private final int rows;
    private final Channel channel;
    private final boolean numbers;

    /**
     * @param edges left edges of the columns, and the right edge of the last
     * @param rowEdges the same of rows, in their order
     * @param numbers whether numbers are written into the cells that have room for them, with as many of three digits
     *     as fit
     */
    CellRenderer(double[] edges, double[] rowEdges, Channel channel, boolean numbers) {
        this.edges = edges;
        this.rowEdges = rowEdges;
        this.rows = rowEdges.length - 1;
        this.channel = channel;
        this.numbers = numbers;
        setDefaultItemLabelFont(ChartStyle.font(Font.PLAIN, 12));
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        return super.clone();
    }

    @Override
    public Range findDomainBounds(XYDataset dataset) {
        return bounds(edges);
    }

    @Override
    public Range findRangeBounds(XYDataset dataset) {
        return bounds(rowEdges);
    }

    private static Range bounds(double[] edges) {
        double first = edges[0];
        double last = edges[edges.length - 1];
        return new Range(Math.min(first, last), Math.max(first, last));
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        int column = item / rows;
        int row = item % rows;
        double x0 = domain.valueToJava2D(edges[column], area, plot.getDomainAxisEdge());
        double x1 = domain.valueToJava2D(edges[column + 1], area, plot.getDomainAxisEdge());
        double y0 = range.valueToJava2D(rowEdges[row], area, plot.getRangeAxisEdge());
        double y1 = range.valueToJava2D(rowEdges[row + 1], area, plot.getRangeAxisEdge());
        Rectangle2D cell = cell(g, Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
        double value = ((XYZDataset) dataset).getZValue(series, item);
        int rgb = Double.isNaN(value) ? 0xFFFFFF : channel.colours().rgb(value, channel.low(), channel.high());
        Object smoothing = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setColor(new Color(rgb));
        g.fill(cell);
        if (smoothing != null) {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smoothing);
        }
        if (numbers && !Double.isNaN(value)) {
            write(g, value, CieLab.ofRgb(rgb).lightness() < 60, cell);
        }
    }

    /**
     * On a screen whole pixels, so that neighbours share an edge without a seam or a blend; in a drawing that is scaled
     * the cell itself and a bit of the next ones, which are drawn later, so that nothing shines through between them.
     */
    private static Rectangle2D cell(Graphics2D g, double left, double top, double right, double bottom) {
        if (g.getTransform().getScaleX() != 1) {
            return new Rectangle2D.Double(left, top, right - left + OVERLAP, bottom - top + OVERLAP);
        }
        long x = Math.round(left);
        long y = Math.round(top);
        return new Rectangle2D.Double(x, y, Math.max(1, Math.round(right) - x), Math.max(1, Math.round(bottom) - y));
    }

    private void write(Graphics2D g, double value, boolean onDark, Rectangle2D cell) {
        g.setFont(getDefaultItemLabelFont());
        FontMetrics metrics = g.getFontMetrics();
        if (metrics.getHeight() > cell.getHeight()) {
            return;
        }
        MatrixPicture.spellings(value, channel).stream()
                .filter(text -> metrics.stringWidth(text) + 4 <= cell.getWidth())
                .findFirst()
                .ifPresent(text -> {
                    int length = metrics.stringWidth(text);
                    g.setColor(onDark ? Color.WHITE : Color.BLACK);
                    g.drawString(text, (float) (cell.getX() + Math.floor((cell.getWidth() - length) / 2)), (float)
                            (cell.getY()
                                    + Math.floor((cell.getHeight() - metrics.getHeight()) / 2)
                                    + metrics.getAscent()));
                });
    }
}
