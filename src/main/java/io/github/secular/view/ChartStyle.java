package io.github.secular.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** The common look: white ground, dark text, pale grid, colours that the colour-blind can tell apart. */
final class ChartStyle {
    /** More lines than this cannot be told apart. */
    static final int MOST_LINES = 16;

    static final Color GRID = new Color(0xDDDDDD);
    static final Color INK = new Color(0x222222);

    /** Okabe and Ito's colours (Color Universal Design, 2008), those that show best on white first; yellow darkened. */
    private static final int[] OKABE_ITO = {
        0x0072B2, 0xD55E00, 0x009E73, 0xE69F00, 0xCC79A7, 0x56B4E9, 0x000000, 0xC8B400
    };

    static {
        // Turned text as text, not as outlines, so that it is text in an SVG and a PDF, too.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartStyle() {}

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** Colour of line number i, below {@link #MOST_LINES}: the second eight are the first, darkened or greyed. */
    static Color colour(int i) {
        Color c = new Color(OKABE_ITO[i % 8]);
        if (i < 8) {
            return c;
        }
        return i % 8 == 6
                ? new Color(0x888888)
                : new Color((int) (0.55 * c.getRed()), (int) (0.55 * c.getGreen()), (int) (0.55 * c.getBlue()));
    }

    /** The same colour made darker, or lighter if it is dark: a line that can be seen on top of that colour. */
    static Color over(Color c) {
        boolean dark = CieLab.ofRgb(c.getRGB() & 0xFFFFFF).lightness() < 42;
        int towards = dark ? 255 : 0;
        return new Color((c.getRed() + towards) / 2, (c.getGreen() + towards) / 2, (c.getBlue() + towards) / 2);
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(float width) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4 * width, 4 * width}, 0);
    }

    /** A chart around a plot, without a legend. */
    static JFreeChart chart(String title, String subtitle, XYPlot plot) {
        JFreeChart chart = around(title, plot);
        if (!subtitle.isEmpty()) {
            chart.addSubtitle(subtitle(subtitle));
        }
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(solid(1));
        plot.setRangeGridlineStroke(solid(1));
        plot.setOutlinePaint(INK);
        axis(plot.getDomainAxis());
        range(plot);
        return chart;
    }

    /** The line below the title. */
    static TextTitle subtitle(String text) {
        return new WrappedTitle(text, font(Font.PLAIN, 12));
    }

    private static JFreeChart around(String title, XYPlot plot) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setTitle(new WrappedTitle(title, font(Font.BOLD, 16)));
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 8, 14));
        return chart;
    }

    /** A chart around plots that share their domain axis; the plots bring their own looks. */
    static JFreeChart combined(String title, org.jfree.chart.plot.CombinedDomainXYPlot plot) {
        JFreeChart chart = around(title, plot);
        axis(plot.getDomainAxis());
        return chart;
    }

    /** Styles one of several plots that share an axis. */
    static XYPlot panel(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setOutlinePaint(INK);
        range(plot);
        return plot;
    }

    /** JFreeChart would show numbers far below 1 on an axis of 1e-8 at least. */
    private static void range(XYPlot plot) {
        axis(plot.getRangeAxis());
        Range data = plot.getDataRange(plot.getRangeAxis());
        double largest = data == null ? 0 : Math.max(-data.getLowerBound(), data.getUpperBound());
        if (largest > 0 && largest < 1) {
            plot.getRangeAxis().setAutoRangeMinimumSize(1e-8 * largest);
        }
    }

    static void axis(ValueAxis axis) {
        axis.setLabelFont(font(Font.PLAIN, 14));
        axis.setTickLabelFont(font(Font.PLAIN, 12));
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        FineTicks.on(axis);
    }

    /** A line of a legend. */
    static LegendItem item(String name, Color colour, BasicStroke stroke) {
        return new LegendItem(name, null, null, null, new Line2D.Double(-14, 0, 14, 0), stroke, colour);
    }

    /** Adds the legend of the plot below it. */
    static void legend(JFreeChart chart) {
        LegendTitle legend = new LegendTitle(chart.getPlot());
        legend.setItemFont(font(Font.PLAIN, 12));
        legend.setItemPaint(INK);
        legend.setItemLabelPadding(new RectangleInsets(2, 2, 2, 6));
        legend.setBackgroundPaint(Color.WHITE);
        legend.setPosition(org.jfree.chart.ui.RectangleEdge.BOTTOM);
        chart.addLegend(legend);
    }
}
