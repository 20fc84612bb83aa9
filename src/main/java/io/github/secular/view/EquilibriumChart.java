package io.github.secular.view;

import io.github.secular.run.EquilibriumResult;
import io.github.secular.run.SteadyResult;
import io.github.secular.scenario.Scenario;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Populations in the end as bars, those at the start and the thermal ones as marks. */
public final class EquilibriumChart {
    private EquilibriumChart() {}

    /** Where the rate equation ends. */
    public static JFreeChart of(EquilibriumResult result) {
        double gap = result.report().equilibrium().spectralGap();
        return chart(
                "Equilibrium of " + result.title(),
                "rates: " + result.limitModel() + approached("; ", gap, result.scenario()),
                result.scenario(),
                result.report().equilibrium().populations(),
                result.report().relaxation().thermal());
    }

    /** Where the Bloch equation ends; without bars where it does not. */
    public static JFreeChart of(SteadyResult result) {
        double[] end = new double[result.state().size()];
        for (int n = 0; n < end.length; n++) {
            end[n] = result.state().mean().re(n, n);
        }
        return chart(
                "Steady state of " + result.title(),
                "mean populations" + approached("; ", result.state().slowest(), result.scenario()),
                result.scenario(),
                end,
                new double[0]);
    }

    private static String approached(String before, double rate, Scenario scenario) {
        return rate > 0 && rate < Double.POSITIVE_INFINITY
                ? before + "approached like exp(−t/τ), τ = " + SiTime.text(scenario.units(), 1 / rate)
                : "";
    }

    private static JFreeChart chart(String title, String subtitle, Scenario scenario, double[] end, double[] thermal) {
        List<String> labels = scenario.model().levels().labels();
        XYPlot plot = new XYPlot();
        SymbolAxis domain = PictureAxis.levels(Axis.counted("level", labels));
        plot.setDomainAxis(domain);
        NumberAxis range = new NumberAxis("population");
        range.setUpperMargin(0.08);
        plot.setRangeAxis(range);
        XYBarRenderer bars = new XYBarRenderer();
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, ChartStyle.colour(5));
        plot.setDataset(0, new XYBarDataset(new XYSeriesCollection(series("in the end", end)), 0.7));
        plot.setRenderer(0, bars);
        XYSeriesCollection marks = new XYSeriesCollection(series("at the start", scenario.initialPopulations()));
        if (thermal.length > 0) {
            marks.addSeries(series("thermal", thermal));
        }
        XYLineAndShapeRenderer points = new XYLineAndShapeRenderer(false, true);
        points.setUseFillPaint(true);
        points.setDrawOutlines(true);
        points.setUseOutlinePaint(true);
        mark(points, 0, new Ellipse2D.Double(-5, -5, 10, 10), ChartStyle.INK, Color.WHITE);
        mark(points, 1, new Rectangle2D.Double(-9, -2, 18, 4), ChartStyle.colour(1), ChartStyle.colour(1));
        plot.setDataset(1, marks);
        plot.setRenderer(1, points);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        JFreeChart chart = ChartStyle.chart(title, subtitle, plot);
        plot.setDomainGridlinesVisible(false);
        ChartStyle.legend(chart);
        return chart;
    }

    private static void mark(XYLineAndShapeRenderer renderer, int i, Shape shape, Color outline, Color fill) {
        renderer.setSeriesShape(i, shape);
        renderer.setSeriesPaint(i, outline);
        renderer.setSeriesOutlinePaint(i, outline);
        renderer.setSeriesOutlineStroke(i, new BasicStroke(1.6f));
        renderer.setSeriesFillPaint(i, fill);
    }

    private static XYSeries series(String name, double[] values) {
        XYSeries out = new XYSeries(name, false);
        for (int n = 0; n < values.length; n++) {
            out.add(n, values[n]);
        }
        return out;
    }
}
