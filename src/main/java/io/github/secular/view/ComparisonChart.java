package io.github.secular.view;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.classical.limit.CorrectedDiffusion;
import io.github.secular.numerics.Sentence;
import io.github.secular.run.ComparisonResult;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The error of a limit against ε, both logarithmic, with, of the Bloch equation, the coherences, the floor of the solvers, the observed order
 * and a line of the order that theory gives the limit, where it gives one. Errors below the floor are drawn hollow and take no part in the order.
 * Errors of exactly 0 have no place on a logarithmic axis and are left out.
 */
public final class ComparisonChart {
    private static final Shape DISC = new Ellipse2D.Double(-4.5, -4.5, 9, 9);
    private static final Shape SQUARE = new Rectangle2D.Double(-3.5, -3.5, 7, 7);

    /** The floor is drawn where it comes within a decade of an error. */
    private static final double NEAR = 0.1;

    private ComparisonChart() {}

    public static JFreeChart of(ComparisonResult result) {
        List<Comparison.Row> rows = result.comparison().rows().stream()
                .sorted(Comparator.comparingDouble(Comparison.Row::epsilon))
                .toList();
        double order = result.comparison().observedOrder();
        boolean quantum = result.isQuantum();
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setUseFillPaint(true);
        renderer.setDrawOutlines(true);

        String orderText = Double.isNaN(order) ? "" : Sentence.of(", observed order %.2f", order);
        // The classical errors are drawn alike, be they clear of the floor or not.
        List<Comparison.Row> clear =
                rows.stream().filter(r -> !quantum || !r.belowFloor()).toList();
        add(data, renderer, "error" + orderText, clear, Comparison.Row::error, Look.ERROR);
        if (quantum) {
            List<Comparison.Row> below =
                    rows.stream().filter(Comparison.Row::belowFloor).toList();
            add(data, renderer, "error below the floor", below, Comparison.Row::error, Look.HOLLOW);
        }
        double theory = result.theory();
        if (!Double.isNaN(theory) && !clear.isEmpty()) {
            // drawn a little below the errors, so that it crosses none
            double nearest = clear.stream()
                    .filter(r -> r.error() > 0)
                    .mapToDouble(r -> r.error() / Math.pow(r.epsilon(), theory))
                    .min()
                    .orElse(0);
            add(
                    data,
                    renderer,
                    "order of the theory, " + SiTime.digits(theory),
                    rows,
                    r -> 0.6 * nearest * Math.pow(r.epsilon(), theory),
                    Look.REFERENCE);
        }
        if (quantum) {
            add(data, renderer, "largest coherence", rows, Comparison.Row::beside, Look.COHERENCE);
        }
        // Further down the floor would squeeze what the chart is about.
        double lowest = rows.stream()
                .mapToDouble(Comparison.Row::error)
                .filter(e -> e > 0)
                .min()
                .orElse(0);
        double highestFloor =
                rows.stream().mapToDouble(Comparison.Row::floor).max().orElse(0);
        boolean floorShown = !(highestFloor < NEAR * lowest);
        if (floorShown) {
            add(data, renderer, "floor (error of the solvers)", rows, Comparison.Row::floor, Look.FLOOR);
        }

        double[] bounds = bounds(data);
        // a floor far below some errors goes out of the chart there
        bounds[2] = Math.max(bounds[2], Math.min(bounds[3], NEAR * lowest));
        XYPlot plot = new XYPlot(
                data,
                new DecadeAxis("ε", bounds[0] / 1.15, bounds[1] * 1.15),
                new DecadeAxis(
                        quantum ? "largest error, coherence" : "largest |Πf − F|", bounds[2] / 1.6, bounds[3] * 1.6),
                renderer);
        String limit = result.comparison().limitModel();
        String subtitle = quantum
                ? "limit: " + limit
                : limit.equals(CorrectedDiffusion.NAME) ? "start corrected to first order in ε" : "";
        if (!floorShown) {
            subtitle += (subtitle.isEmpty() ? "" : "; ")
                    + Sentence.of("floor (error of the solvers) below, at most %.0e", highestFloor);
        }
        if (quantum && Double.isNaN(order)) {
            subtitle += "; no order observed, since fewer than two errors are clear of the floor";
        }
        JFreeChart chart = ChartStyle.chart(
                (quantum ? "Bloch against rates, " : "Vlasov against diffusion, ")
                        + result.scenario().title(),
                subtitle,
                plot);
        ChartStyle.legend(chart);
        return chart;
    }

    private enum Look {
        ERROR,
        HOLLOW,
        REFERENCE,
        COHERENCE,
        FLOOR
    }

    private static void add(
            XYSeriesCollection data,
            XYLineAndShapeRenderer renderer,
            String name,
            List<Comparison.Row> rows,
            ToDoubleFunction<Comparison.Row> value,
            Look look) {
        XYSeries series = new XYSeries(name, false);
        for (Comparison.Row r : rows) {
            double y = value.applyAsDouble(r);
            if (y > 0 && y < Double.POSITIVE_INFINITY) {
                series.add(r.epsilon(), y);
            }
        }
        if (series.isEmpty()) {
            return;
        }
        int i = data.getSeriesCount();
        data.addSeries(series);
        boolean error = look == Look.ERROR || look == Look.HOLLOW;
        Color colour = error
                ? ChartStyle.colour(0)
                : look == Look.COHERENCE ? ChartStyle.colour(1) : look == Look.FLOOR ? Color.GRAY : ChartStyle.INK;
        renderer.setSeriesPaint(i, colour);
        renderer.setSeriesOutlinePaint(i, colour);
        renderer.setSeriesFillPaint(i, look == Look.HOLLOW ? Color.WHITE : colour);
        renderer.setSeriesShape(i, error ? DISC : SQUARE);
        renderer.setSeriesLinesVisible(i, look != Look.HOLLOW);
        renderer.setSeriesShapesVisible(i, error || look == Look.COHERENCE);
        renderer.setSeriesStroke(
                i, look == Look.REFERENCE || look == Look.FLOOR ? ChartStyle.dashed(1.3f) : ChartStyle.solid(1.8f));
    }

    /** Smallest and largest x, smallest and largest y; a decade where there is nothing to show. */
    private static double[] bounds(XYSeriesCollection data) {
        if (data.getSeriesCount() == 0) {
            return new double[] {0.1, 1, 0.1, 1};
        }
        var x = data.getDomainBounds(false);
        var y = data.getRangeBounds(false);
        return new double[] {x.getLowerBound(), x.getUpperBound(), y.getLowerBound(), y.getUpperBound()};
    }
}
