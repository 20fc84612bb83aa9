package io.github.secular.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Lines over a map where a channel of its image is 0: what theory says of it, such as how far an approximation holds. */
final class ZeroLines {
    private static final List<Color> ON_DARK = List.of(new Color(64, 224, 208), Color.WHITE, new Color(144, 238, 144));
    private static final List<Color> ON_LIGHT = List.of(Color.BLACK, new Color(0, 110, 60), new Color(120, 0, 120));

    /** The corners of a square in the order of a walk around it: column, row. */
    private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

    private static final String EDGE = ", edge";

    private ZeroLines() {}

    /** Draws them into a map of this image and puts their names below it. @param channels counted from 0 */
    static void draw(JFreeChart map, CalibratedImage image, List<Integer> channels, int shown, int frame) {
        if (channels.isEmpty()) {
            return;
        }
        boolean light = image.channels().get(shown).colours() == ColourMap.diverging();
        XYPlot plot = map.getXYPlot();
        XYLineAndShapeRenderer renderer = (XYLineAndShapeRenderer) plot.getRenderer();
        XYSeriesCollection lines = new XYSeriesCollection();
        List<Color> colours = light ? ON_LIGHT : ON_DARK;
        // each twice, the line and its edge, which is drawn first (the last one is), so that it is seen on any colour
        for (int k = 0; k < 2 * channels.size(); k++) {
            boolean edge = k % 2 == 1;
            Color inside = colours.get(k / 2 % colours.size());
            renderer.setSeriesPaint(k, edge ? light ? Color.WHITE : Color.BLACK : inside);
            renderer.setSeriesStroke(k, new BasicStroke(edge ? 4 : 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            renderer.setSeriesVisibleInLegend(k, !edge);
            lines.addSeries(line(image, channels.get(k / 2), frame, edge ? EDGE : ""));
        }
        plot.setDataset(lines);
        ChartStyle.legend(map);
        map.getLegend().setBackgroundPaint(light ? Color.WHITE : new Color(90, 90, 90));
        map.getLegend().setItemPaint(light ? ChartStyle.INK : Color.WHITE);
    }

    /** @param ending of its name */
    private static XYSeries line(CalibratedImage image, int channel, int frame, String ending) {
        XYSeries out = line(image, channel, frame);
        out.setKey(out.getKey() + ending);
        return out;
    }

    /** Pieces of the line, two points each with a gap behind them, straight within each square of four pixels. */
    static XYSeries line(CalibratedImage image, int channel, int frame) {
        XYSeries out = new XYSeries(image.channels().get(channel).name() + " = 0", false);
        Axis x = image.axes().get(0);
        Axis y = image.axes().get(1);
        for (int row = 0; row + 1 < image.dimension(1); row++) {
            for (int column = 0; column + 1 < image.dimension(0); column++) {
                List<double[]> points = crossings(image, channel, frame, column, row);
                for (int i = 0; i + 1 < points.size(); i += 2) {
                    for (double[] point : points.subList(i, i + 2)) {
                        out.add(PictureAxis.at(x, point[0]), PictureAxis.at(y, point[1]), false);
                    }
                    out.add(PictureAxis.at(x, points.get(i)[0]), Double.NaN, false);
                }
            }
        }
        return out;
    }

    /** Where the sides of a square meet the line: none, two or four places, in pixels. */
    private static List<double[]> crossings(CalibratedImage image, int channel, int frame, int column, int row) {
        List<double[]> out = new ArrayList<>();
        for (int i = 0; i < CORNERS.length; i++) {
            int[] a = CORNERS[i];
            int[] b = CORNERS[(i + 1) % CORNERS.length];
            double from = image.value(column + a[0], row + a[1], channel, frame);
            double to = image.value(column + b[0], row + b[1], channel, frame);
            if (Double.isNaN(from) || Double.isNaN(to)) {
                return List.of();
            }
            if (from < 0 != to < 0) {
                double part = from / (from - to);
                out.add(new double[] {column + a[0] + part * (b[0] - a[0]), row + a[1] + part * (b[1] - a[1])});
            }
        }
        return out;
    }
}
