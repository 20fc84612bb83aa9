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
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYZDataset;

/**
 * Draws cells of any widths as coloured rectangles, edge to edge, with the number written in where there is room.
 * Item i of the dataset is the cell of column i / rows and row i % rows.
 */
final class CellRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;

    private static final double OVERLAP = 0.4;

    private final double[] edges;
    private final int rows;
    private final Channel channel;
    private final String longest;

    /**
     * @param edges left edges of the columns, and the right edge of the last
     * @param rows number of rows, row r reaching from r − 0.5 to r + 0.5
     * @param longest the longest number to be written into a cell, or null for none: where it has no room, no number
     *     is written at all
     */
    CellRenderer(double[] edges, int rows, Channel channel, String longest) {
        this.edges = edges;
        this.rows = rows;
        this.channel = channel;
        this.longest = longest;
        setDefaultItemLabelFont(ChartStyle.font(Font.PLAIN, 12));
    }

    @Override
    public Range findDomainBounds(XYDataset dataset) {
        return new Range(edges[0], edges[edges.length - 1]);
    }

    @Override
    public Range findRangeBounds(XYDataset dataset) {
        return new Range(-0.5, rows - 0.5);
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
        double y0 = range.valueToJava2D(row - 0.5, area, plot.getRangeAxisEdge());
        double y1 = range.valueToJava2D(row + 0.5, area, plot.getRangeAxisEdge());
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
        if (longest != null && !Double.isNaN(value)) {
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
        String text = MatrixPicture.threeDigits(value, channel);
        g.setFont(getDefaultItemLabelFont());
        FontMetrics metrics = g.getFontMetrics();
        int length = metrics.stringWidth(text);
        if (metrics.stringWidth(longest) + 4 <= cell.getWidth() && metrics.getHeight() <= cell.getHeight()) {
            g.setColor(onDark ? Color.WHITE : Color.BLACK);
            g.drawString(text, (float) (cell.getX() + Math.floor((cell.getWidth() - length) / 2)), (float)
                    (cell.getY() + Math.floor((cell.getHeight() - metrics.getHeight()) / 2) + metrics.getAscent()));
        }
    }
}
