package io.github.secular.view;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.numerics.Sentence;
import io.github.secular.run.ComparisonResult;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The errors of several limits of one model against ε, both logarithmic, each with its observed order. Errors below
 * the floor of the solvers are drawn hollow; errors of exactly 0 are left out.
 */
public final class LimitsChart {
    private LimitsChart() {}

    /** @param results of one scenario at the same ε, at least one */
    public static JFreeChart of(List<ComparisonResult> results) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new Renderer(results);
        renderer.setUseFillPaint(true);
        for (int i = 0; i < results.size(); i++) {
            Comparison comparison = results.get(i).comparison();
            double order = comparison.observedOrder();
            String name = comparison.limitModel()
                    + (Double.isNaN(order) ? ", no order seen" : Sentence.of(", order %.2f", order));
            XYSeries series = new XYSeries(name, false);
            for (Comparison.Row row : drawn(comparison)) {
                series.add(row.epsilon(), row.error());
            }
            data.addSeries(series);
            Color colour = ChartStyle.colour(i % ChartStyle.MOST_LINES);
            renderer.setSeriesPaint(i, colour);
            renderer.setSeriesFillPaint(i, colour);
            renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
            renderer.setSeriesStroke(i, ChartStyle.solid(1.8f));
        }
        double[] bounds = bounds(data);
        XYPlot plot = new XYPlot(
                data,
                new DecadeAxis("ε", bounds[0] / 1.15, bounds[1] * 1.15),
                new DecadeAxis("largest error", bounds[2] / 1.6, bounds[3] * 1.6),
                renderer);
        JFreeChart chart = ChartStyle.chart(
                "Bloch against limits, " + results.get(0).scenario().title(),
                "hollow: not clear of the error of the solvers",
                plot);
        ChartStyle.legend(chart);
        return chart;
    }

    private static List<Comparison.Row> drawn(Comparison comparison) {
        return comparison.rows().stream()
                .filter(r -> r.error() > 0)
                .sorted(Comparator.comparingDouble(Comparison.Row::epsilon))
                .collect(Collectors.toList());
    }

    /** Hollow discs below the floor. */
    private static final class Renderer extends XYLineAndShapeRenderer {
        private static final long serialVersionUID = 1L;

        private final transient List<List<Comparison.Row>> rows;

        Renderer(List<ComparisonResult> results) {
            super(true, true);
            rows = results.stream().map(r -> drawn(r.comparison())).toList();
        }

        @Override
        public java.awt.Paint getItemFillPaint(int series, int item) {
            return rows.get(series).get(item).belowFloor() ? Color.WHITE : getSeriesPaint(series);
        }
    }

    private static double[] bounds(XYSeriesCollection data) {
        var x = data.getDomainBounds(false);
        var y = data.getRangeBounds(false);
        return x == null
                ? new double[] {0.1, 1, 0.1, 1}
                : new double[] {x.getLowerBound(), x.getUpperBound(), y.getLowerBound(), y.getUpperBound()};
    }
}
