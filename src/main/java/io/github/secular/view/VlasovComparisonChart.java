package io.github.secular.view;

import io.github.secular.asymptotics.VlasovComparison;
import io.github.secular.run.VlasovComparisonResult;
import java.awt.geom.Ellipse2D;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The distance of energy diffusion from the Vlasov equation against ε, both logarithmic, with the observed order. */
public final class VlasovComparisonChart {
    private VlasovComparisonChart() {}

    public static JFreeChart of(VlasovComparisonResult result) {
        List<VlasovComparison.Row> rows = result.comparison().rows().stream()
                .sorted(Comparator.comparingDouble(VlasovComparison.Row::epsilon))
                .filter(r -> r.error() > 0)
                .toList();
        double order = result.comparison().observedOrder();
        XYSeries errors = new XYSeries(
                Double.isNaN(order) ? "error" : String.format(Locale.ROOT, "error, observed order %.2f", order), false);
        XYSeries floor = new XYSeries("floor (error of the solvers)", false);
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (VlasovComparison.Row r : rows) {
            errors.add(r.epsilon(), r.error());
            floor.add(r.epsilon(), r.floor());
            low = Math.min(low, Math.min(r.error(), r.floor()));
            high = Math.max(high, r.error());
        }
        XYSeriesCollection data = new XYSeriesCollection(errors);
        data.addSeries(floor);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setSeriesPaint(0, ChartStyle.colour(0));
        renderer.setSeriesShape(0, new Ellipse2D.Double(-4.5, -4.5, 9, 9));
        renderer.setSeriesStroke(0, ChartStyle.solid(1.8f));
        renderer.setSeriesPaint(1, java.awt.Color.GRAY);
        renderer.setSeriesShapesVisible(1, false);
        renderer.setSeriesStroke(1, ChartStyle.dashed(1.3f));
        boolean empty = rows.isEmpty();
        XYPlot plot = new XYPlot(
                data,
                new DecadeAxis(
                        "ε",
                        empty ? 0.1 : rows.get(0).epsilon() / 1.15,
                        empty ? 1 : rows.get(rows.size() - 1).epsilon() * 1.15),
                new DecadeAxis("largest |Πf − F|", empty ? 0.1 : low / 1.6, empty ? 1 : high * 1.6),
                renderer);
        JFreeChart chart = ChartStyle.chart(
                "Vlasov against diffusion, " + result.scenario().title(),
                result.comparison().corrected() ? "start corrected to first order in ε" : "",
                plot);
        ChartStyle.legend(chart);
        return chart;
    }
}
