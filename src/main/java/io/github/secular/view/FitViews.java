package io.github.secular.view;

import io.github.secular.run.Version;
import io.github.secular.study.FitData;
import io.github.secular.study.FitParameter;
import io.github.secular.study.FitResult;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A fit as tables and as a chart of the data with the curve through them. */
public final class FitViews {
    private static final double DOT = 6;

    private FitViews() {}

    /** A row a parameter: name, value, standard error (empty where there is none), unit, start and range. */
    public static Table parameters(FitResult result) {
        List<FitParameter> p = result.parameters();
        return new Table(
                title(result),
                List.of(
                        Column.texts(
                                "parameter", p.stream().map(FitParameter::name).toList()),
                        Column.reals("value", "", result.values()),
                        Column.reals("error", "", result.errors()),
                        Column.texts("unit", p.stream().map(FitParameter::unit).toList()),
                        Column.reals("start", "", p.size(), j -> p.get(j).start()),
                        Column.reals("from", "", p.size(), j -> finite(p.get(j).from())),
                        Column.reals("to", "", p.size(), j -> finite(p.get(j).to()))));
    }

    private static double finite(double end) {
        return Double.isInfinite(end) ? Double.NaN : end;
    }

    /** A row a point: coordinates, data, error (empty where not known), curve, residual. */
    public static Table curve(FitResult result) {
        FitData data = result.fit().data();
        List<Column> columns = new ArrayList<>();
        if (result.fit().isOverTime()) {
            columns.add(Column.reals("t", "", data.coordinate(0)));
        }
        for (int j = 0; j < result.fit().axes().size(); j++) {
            columns.add(Column.reals(
                    result.fit().axes().get(j).name(),
                    result.fit().axes().get(j).unit(),
                    data.coordinate(j)));
        }
        columns.add(Column.reals("data", "", data.y()));
        columns.add(
                Column.reals("data_error", "", data.points(), i -> data.hasErrors() ? data.error()[i] : Double.NaN));
        columns.add(Column.reals("curve", "", result.curve()));
        columns.add(Column.reals("residual", "", result.residuals()));
        return new Table("Curve of " + title(result), columns);
    }

    /** Correlations of the errors, a row and a column a parameter. */
    public static Table correlations(FitResult result) {
        List<Column> columns = new ArrayList<>();
        List<String> names =
                result.parameters().stream().map(FitParameter::name).toList();
        columns.add(Column.texts("parameter", names));
        for (int k = 0; k < names.size(); k++) {
            int column = k;
            columns.add(Column.reals(names.get(k), "", names.size(), j -> result.correlations()[j][column]));
        }
        return new Table("Correlations of " + title(result), columns);
    }

    /** The data, with their errors, and the curve; where there are several coordinates, data against curve. */
    public static JFreeChart chart(FitResult result) {
        FitData data = result.fit().data();
        boolean single = result.fineX().length > 0;
        XYIntervalSeries points = new XYIntervalSeries("data", false, true);
        for (int i = 0; i < data.points(); i++) {
            double x = single ? data.x()[i][0] : result.curve()[i];
            double e = data.hasErrors() ? data.error()[i] : 0;
            points.add(x, x, x, data.y()[i], data.y()[i] - e, data.y()[i] + e);
        }
        XYIntervalSeriesCollection measured = new XYIntervalSeriesCollection();
        measured.addSeries(points);
        XYSeries line = new XYSeries(single ? "curve" : "data = curve", false);
        double[] xs = single ? result.fineX() : result.curve().clone();
        if (!single) {
            java.util.Arrays.sort(xs);
        }
        for (int i = 0; i < xs.length; i++) {
            line.add(xs[i], single ? result.fineCurve()[i] : xs[i], false);
        }
        NumberAxis domain = new NumberAxis(single ? result.fit().xHeading() : "curve");
        NumberAxis range = new NumberAxis(result.fit().curve());
        domain.setAutoRangeIncludesZero(false);
        range.setAutoRangeIncludesZero(false);
        XYErrorRenderer dots = new XYErrorRenderer();
        dots.setDrawXError(false);
        dots.setDrawYError(data.hasErrors());
        dots.setDefaultLinesVisible(false);
        dots.setSeriesPaint(0, ChartStyle.INK);
        dots.setErrorPaint(Color.GRAY);
        dots.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        XYPlot plot = new XYPlot(measured, domain, range, dots);
        XYLineAndShapeRenderer curve = new XYLineAndShapeRenderer(true, false);
        curve.setSeriesPaint(0, ChartStyle.colour(1));
        curve.setSeriesStroke(0, ChartStyle.solid(2));
        plot.setDataset(1, new XYSeriesCollection(line));
        plot.setRenderer(1, curve);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
        JFreeChart chart = ChartStyle.chart(title(result), String.join(", ", result.found()), plot);
        ChartStyle.legend(chart);
        return chart;
    }

    /** The account of a fit. */
    public static String info(FitResult result) {
        StringBuilder out = new StringBuilder(title(result));
        out.append("\nVersion: ").append(Version.CURRENT);
        out.append("\nPoints: ").append(result.fit().data().points());
        out.append("\nCurves computed: ").append(result.evaluations());
        result.found().forEach(line -> out.append("\nFound: ").append(line));
        out.append("\nErrors: standard errors, ")
                .append(result.fit().data().hasErrors() ? "from those of the data" : "from the scatter of the data");
        return out.append('\n').toString();
    }

    private static String title(FitResult result) {
        return "Fit " + result.fit().title();
    }
}
