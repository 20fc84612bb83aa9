package io.github.secular.view;

import io.github.secular.quantum.random.Ensemble;
import io.github.secular.run.EnsembleResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.function.IntToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDifferenceRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** One population along random paths: single paths, the band that holds most of them, their mean, the exact mean. */
public final class EnsembleChart {
    private EnsembleChart() {}

    /** The level whose mean population moves most. */
    public static JFreeChart of(EnsembleResult result) {
        Ensemble e = result.ensemble();
        int level = 0;
        double most = -1;
        for (int n = 0; n < e.mean().size(); n++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < e.times().length; i++) {
                low = Math.min(low, e.mean().population(i, n));
                high = Math.max(high, e.mean().population(i, n));
            }
            // Rounding must not decide between two levels that share all there is.
            if (high - low > most * (1 + 1e-9)) {
                most = high - low;
                level = n;
            }
        }
        return of(result, level);
    }

    public static JFreeChart of(EnsembleResult result, int level) {
        Ensemble e = result.ensemble();
        SiTime scale = new TimeAxis(e.times(), result.scenario().units()).scale();
        XYPlot plot = new XYPlot();
        NumberAxis domain = new NumberAxis(scale.axis());
        domain.setAutoRangeIncludesZero(false);
        domain.setLowerMargin(0);
        domain.setUpperMargin(0);
        plot.setDomainAxis(domain);
        NumberAxis range = new NumberAxis("population of level "
                + result.scenario().model().levels().labels().get(level));
        // Wide insets keep the ticks apart.
        range.setTickLabelInsets(new RectangleInsets(9, 4, 9, 4));
        domain.setTickLabelInsets(new RectangleInsets(2, 12, 2, 12));
        plot.setRangeAxis(range);
        LegendItemCollection legend = new LegendItemCollection();
        Color band = new Color(0xD6E6F2);
        Color path = new Color(0x8A8A8A);
        Color blue = ChartStyle.colour(0);

        // The dataset of the lowest number is drawn last, over the others.
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer look = new XYLineAndShapeRenderer(true, false);
        add(lines, look, series("mean", e, scale, i -> e.mean().population(i, level)), blue, ChartStyle.solid(2.6f));
        legend.add(ChartStyle.item("mean of " + e.plan().paths() + " paths", blue, ChartStyle.solid(2.6f)));
        result.mean().ifPresent(m -> {
            add(
                    lines,
                    look,
                    series("exact", e, scale, i -> m.population(i, level)),
                    Color.BLACK,
                    ChartStyle.dashed(1.8f));
            legend.add(ChartStyle.item("exact mean", Color.BLACK, ChartStyle.dashed(1.8f)));
        });
        result.limit().ifPresent(p -> {
            Color orange = ChartStyle.colour(1);
            add(lines, look, series("limit", e, scale, i -> p.population(i, level)), orange, ChartStyle.solid(3.4f));
            legend.add(ChartStyle.item("limit ε → 0", orange, ChartStyle.solid(3.4f)));
        });
        plot.setDataset(0, lines);
        plot.setRenderer(0, look);

        XYSeriesCollection paths = new XYSeriesCollection();
        XYLineAndShapeRenderer thin = new XYLineAndShapeRenderer(true, false);
        for (int s = 0; s < e.samples().size(); s++) {
            var sample = e.samples().get(s);
            add(
                    paths,
                    thin,
                    series("path " + s, e, scale, i -> sample.population(i, level)),
                    path,
                    ChartStyle.solid(0.7f));
        }
        plot.setDataset(1, paths);
        plot.setRenderer(1, thin);
        if (!e.samples().isEmpty()) {
            legend.add(ChartStyle.item(e.samples().size() + " single paths", path, ChartStyle.solid(0.7f)));
        }

        XYSeriesCollection edges = new XYSeriesCollection();
        edges.addSeries(series("upper", e, scale, i -> e.upper()[i][level]));
        edges.addSeries(series("lower", e, scale, i -> e.lower()[i][level]));
        XYDifferenceRenderer filled = new XYDifferenceRenderer(band, band, false);
        filled.setSeriesPaint(0, band);
        filled.setSeriesPaint(1, band);
        plot.setDataset(2, edges);
        plot.setRenderer(2, filled);
        legend.add(ChartStyle.item(
                SiTime.digits(100 * e.plan().lower()) + " % to "
                        + SiTime.digits(100 * e.plan().upper()) + " % of the paths",
                band,
                ChartStyle.solid(8)));

        plot.setFixedLegendItems(legend);
        JFreeChart chart = ChartStyle.chart(
                "Random paths of " + result.scenario().title(),
                "ε = " + SiTime.digits(result.scenario().model().epsilon()) + ", seed "
                        + e.plan().seed(),
                plot);
        ChartStyle.legend(chart);
        return chart;
    }

    private static void add(
            XYSeriesCollection data,
            XYLineAndShapeRenderer renderer,
            XYSeries series,
            Color colour,
            BasicStroke stroke) {
        int i = data.getSeriesCount();
        data.addSeries(series);
        renderer.setSeriesPaint(i, colour);
        renderer.setSeriesStroke(i, stroke);
    }

    private static XYSeries series(String name, Ensemble e, SiTime scale, IntToDoubleFunction value) {
        XYSeries out = new XYSeries(name, false);
        for (int i = 0; i < e.times().length; i++) {
            out.add(scale.shown(e.times()[i]), value.applyAsDouble(i), false);
        }
        return out;
    }
}
