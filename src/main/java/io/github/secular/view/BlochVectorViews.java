package io.github.secular.view;

import io.github.secular.quantum.BlochVector;
import io.github.secular.run.BlochResult;
import io.github.secular.scenario.Scenario;
import java.awt.Color;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The Bloch vector of two levels (doc/quantum.md, Q1.10): as a table, on its sphere, and over time. */
public final class BlochVectorViews {
    private static final List<String> NAMES = List.of("u", "v", "w", "|R|");

    private final BlochResult result;
    private final BlochVector vector;

    /** @param vector of this result */
    public BlochVectorViews(BlochResult result, BlochVector vector) {
        this.result = result;
        this.vector = vector;
    }

    private Scenario scenario() {
        return result.scenario();
    }

    private TimeAxis time() {
        return new TimeAxis(result.trajectory().times(), scenario().units());
    }

    /** For {@code bloch-vector.csv}: time, u, v, w, length √(u² + v² + w²); a row per time. */
    public Table table() {
        int rows = vector.length();
        return new Table(
                "Bloch vector of " + scenario().title(),
                List.of(
                        Column.time(scenario().units(), result.trajectory().times()),
                        Column.reals("u", "", rows, vector::u),
                        Column.reals("v", "", rows, vector::v),
                        Column.reals("w", "", rows, vector::w),
                        Column.reals("length", "", rows, vector::norm)));
    }

    /** The path of the vector on and in its sphere, an arrow at the last time. */
    public JFreeChart sphere() {
        List<String> labels = scenario().model().levels().labels();
        SpherePlot plot = new SpherePlot(
                vector, labels.get(vector.upper()), labels.get(1 - vector.upper()), time().scale(), table());
        JFreeChart chart = ChartStyle.chart("Bloch vector of " + scenario().title(), frame(), plot);
        return chart;
    }

    /** u, v, w and the length over time. */
    public JFreeChart components() {
        TimeAxis time = time();
        double[] shown = time.shown();
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        List<IntToDoubleFunction> values = List.of(vector::u, vector::v, vector::w, vector::norm);
        for (int line = 0; line < NAMES.size(); line++) {
            XYSeries series = new XYSeries(NAMES.get(line), false);
            for (int i = 0; i < shown.length; i++) {
                if (!time.isLogarithmic() || shown[i] > 0) {
                    series.add(shown[i], values.get(line).applyAsDouble(i), false);
                }
            }
            data.addSeries(series);
            boolean length = line == NAMES.size() - 1;
            renderer.setSeriesPaint(line, length ? Color.GRAY : ChartStyle.colour(line));
            renderer.setSeriesStroke(line, length ? ChartStyle.dashed(1.4f) : ChartStyle.solid(1.6f));
            renderer.setLegendLine(new java.awt.geom.Line2D.Double(-14, 0, 14, 0));
        }
        NumberAxis range = new NumberAxis("component");
        range.setRange(-1.05, 1.05);
        ValueAxis domain = PopulationChart.domain(time, time.isLogarithmic());
        JFreeChart chart = ChartStyle.chart(
                "Bloch vector of " + scenario().title(), frame(), new XYPlot(data, domain, range, renderer));
        ChartStyle.legend(chart);
        return chart;
    }

    private String frame() {
        return "u + iv = 2ρ("
                + scenario().model().levels().labels().get(vector.upper())
                + ", "
                + scenario().model().levels().labels().get(1 - vector.upper())
                + ") in the frame of the "
                + (vector.isInFrameOfLight() ? "light" : "levels")
                + "; ε = "
                + SiTime.digits(scenario().model().epsilon());
    }
}
