package io.github.secular.view;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Curves of two charts over each other, A solid and B dashed, and A − B below.
 *
 * @param subtitle sentences below the title
 */
record CurvePairChart(CurvePair pair, List<String> subtitle) {
    /** Curves of so few points show them. */
    private static final int FEW = 12;

    private static final double DOT = 5;

    /**
     * @param both whether the curves are to be seen
     * @param subtracted whether A − B is to be seen
     */
    JFreeChart draw(boolean both, boolean subtracted) {
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(domain());
        all.setGap(12);
        LegendItemCollection legend = new LegendItemCollection();
        int colour = 0;
        for (CurvePair.Panel panel : pair.panels()) {
            List<CurvePair.Pair> pairs =
                    drawn(panel).limit(ChartStyle.MOST_LINES - colour).toList();
            if (pairs.isEmpty()) {
                continue;
            }
            for (int i = 0; i < pairs.size(); i++) {
                legend.add(ChartStyle.item(pairs.get(i).name(), ChartStyle.colour(colour + i), ChartStyle.solid(2)));
            }
            if (both) {
                all.add(ChartStyle.panel(over(panel, pairs, colour)), 2);
            }
            if (subtracted) {
                all.add(ChartStyle.panel(differences(panel, pairs, colour)), both ? 1 : 2);
            }
            colour += pairs.size();
        }
        if (both) {
            legend.add(ChartStyle.item("A: " + run(pair.titles().get(0)), Color.GRAY, ChartStyle.solid(2)));
            legend.add(ChartStyle.item("B: " + run(pair.titles().get(1)), Color.DARK_GRAY, ChartStyle.dashed(1.8f)));
        }
        all.setFixedLegendItems(legend);
        List<String> says = new ArrayList<>(subtitle);
        long wanted = pair.panels().stream().flatMap(this::drawn).count();
        if (colour < wanted) {
            says.add("The first " + colour + " of " + wanted + " pairs of curves.");
        }
        JFreeChart chart = ChartStyle.combined(both ? "A and B" + (subtracted ? ", and A − B" : "") : "A − B", all);
        chart.addSubtitle(ChartStyle.subtitle(String.join(" ", says)));
        ChartStyle.legend(chart);
        return chart;
    }

    /** What is the same in both is left out where anything is not. */
    private Stream<CurvePair.Pair> drawn(CurvePair.Panel panel) {
        boolean all = pair.all().stream().allMatch(CurvePair.Pair::isSame);
        return panel.pairs().stream().filter(p -> all || !p.isSame());
    }

    private ValueAxis domain() {
        double[] x = pair.all().stream()
                .flatMapToDouble(p -> DoubleStream.concat(
                        Arrays.stream(p.first().x()), Arrays.stream(p.second().x())))
                .toArray();
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(1);
        String label = CurvePair.label(pair.domain());
        if (pair.domain() instanceof SymbolAxis names) {
            return PictureAxis.levels(Axis.counted(label, List.of(names.getSymbols())));
        }
        if (pair.domain() instanceof LogAxis) {
            double margin = high > low ? 1 : 1.15;
            return new DecadeAxis(label, low / margin, high * margin);
        }
        NumberAxis out = new NumberAxis(label);
        out.setAutoRangeIncludesZero(false);
        if (high > low) {
            out.setRange(low, high);
        }
        return out;
    }

    /** What a chart is of, which is what tells two of them apart, and short enough for a legend. */
    private static String run(String title) {
        return title.replaceFirst("^Chart of ", "");
    }

    private static XYPlot over(CurvePair.Panel panel, List<CurvePair.Pair> pairs, int colour) {
        XYPlot plot = new XYPlot(null, null, range(panel), null);
        // the dataset of the lower number is drawn last, over the other
        for (int side = 1; side >= 0; side--) {
            boolean isA = side == 1;
            XYSeriesCollection data = new XYSeriesCollection();
            XYLineAndShapeRenderer renderer = lines();
            for (int i = 0; i < pairs.size(); i++) {
                ChartCurves.Curve curve =
                        isA ? pairs.get(i).first() : pairs.get(i).second();
                add(data, renderer, curve.x(), curve.y(), curve.x().length);
                Color own = ChartStyle.colour(colour + i);
                renderer.setSeriesPaint(i, isA ? own : ChartStyle.over(own));
                renderer.setSeriesStroke(i, isA ? ChartStyle.solid(1.8f) : ChartStyle.dashed(1.8f));
            }
            plot.setDataset(side, data);
            plot.setRenderer(side, renderer);
        }
        return plot;
    }

    private static ValueAxis range(CurvePair.Panel panel) {
        String label = CurvePair.label(panel.range());
        if (panel.range() instanceof LogAxis) {
            double[] y = panel.pairs().stream()
                    .flatMapToDouble(p -> DoubleStream.concat(
                            Arrays.stream(p.first().y()),
                            Arrays.stream(p.second().y())))
                    .filter(v -> v > 0)
                    .toArray();
            return new DecadeAxis(
                    label,
                    Arrays.stream(y).min().orElse(1) / 1.6,
                    Arrays.stream(y).max().orElse(1) * 1.6);
        }
        NumberAxis out = new NumberAxis(label);
        out.setAutoRangeIncludesZero(panel.range() instanceof NumberAxis own && own.getAutoRangeIncludesZero());
        return out;
    }

    private static XYPlot differences(CurvePair.Panel panel, List<CurvePair.Pair> pairs, int colour) {
        String unit = CurvePair.unit(panel.range());
        XYPlot plot = new XYPlot(null, null, new NumberAxis("A − B" + (unit.isEmpty() ? "" : " (" + unit + ")")), null);
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = lines();
        for (int i = 0; i < pairs.size(); i++) {
            CurvePair.Pair p = pairs.get(i);
            add(data, renderer, p.x(), p.difference(), p.x().length);
            renderer.setSeriesPaint(i, ChartStyle.colour(colour + i));
            renderer.setSeriesStroke(i, ChartStyle.solid(1.4f));
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        plot.addRangeMarker(new ValueMarker(0, Color.GRAY, ChartStyle.solid(1)));
        return plot;
    }

    private static XYLineAndShapeRenderer lines() {
        XYLineAndShapeRenderer out = new XYLineAndShapeRenderer(true, false);
        out.setDrawSeriesLineAsPath(true);
        return out;
    }

    private static void add(
            XYSeriesCollection data, XYLineAndShapeRenderer renderer, double[] x, double[] y, int points) {
        int i = data.getSeriesCount();
        XYSeries series = new XYSeries("curve " + i, false);
        for (int k = 0; k < x.length; k++) {
            series.add(x[k], y[k], false);
        }
        data.addSeries(series);
        renderer.setSeriesShapesVisible(i, points <= FEW);
        renderer.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    }
}
