package io.github.secular.view;

import io.github.secular.asymptotics.TruncationStudy;
import io.github.secular.run.TruncationResult;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The error of truncation against the number of levels, both logarithmic, a line per ε. Errors of 0 are left out. */
public final class TruncationChart {
    private TruncationChart() {}

    public static JFreeChart of(TruncationResult result) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (TruncationStudy.Row row : result.study().rows()) {
            String name = "ε = " + SiTime.digits(row.epsilon());
            int i = data.getSeriesIndex(name);
            if (i < 0) {
                i = data.getSeriesCount();
                data.addSeries(new XYSeries(name));
                renderer.setSeriesPaint(i, ChartStyle.colour(i % ChartStyle.MOST_LINES));
                renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
                renderer.setSeriesStroke(i, ChartStyle.solid(1.8f));
            }
            if (row.error() > 0) {
                data.getSeries(i).addOrUpdate(row.levels(), row.error());
            }
        }
        var x = data.getDomainBounds(false);
        var y = data.getRangeBounds(false);
        XYPlot plot = new XYPlot(
                data,
                x == null
                        ? new DecadeAxis("levels", 1, 10)
                        : new DecadeAxis("levels", x.getLowerBound() / 1.15, x.getUpperBound() * 1.15),
                y == null
                        ? new DecadeAxis("error", 0.1, 1)
                        : new DecadeAxis("error", y.getLowerBound() / 1.6, y.getUpperBound() * 1.6),
                renderer);
        JFreeChart chart = ChartStyle.chart(
                "Truncation of " + result.scenario().title(),
                "largest distance of the populations from those with "
                        + result.study().referenceLevels() + " levels",
                plot);
        ChartStyle.legend(chart);
        return chart;
    }
}
