package io.github.secular.view;

import io.github.secular.study.Recorded;
import io.github.secular.study.StudyParameter;
import io.github.secular.study.StudyResult;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A parameter study as charts: lines over one parameter, maps over two, points where values do not form a grid. */
public final class StudyCharts {
    private static final int MOST_FRAMES = 4;
    private static final double DOT = 5;

    private StudyCharts() {}

    /**
     * What was recorded over the first parameter: lines where it is the only one of a grid, else points.
     *
     * @param columns at most {@value ChartStyle#MOST_LINES} of them are drawn
     */
    public static JFreeChart lines(StudyResult result, List<Recorded> columns) {
        StudyParameter first = result.study().parameters().get(0);
        boolean line = result.study().isGrid();
        ValueAxis domain = line ? new GridAxis(first).picture().drawn() : scattered(result, first);
        List<Recorded> drawn = columns.subList(0, Math.min(columns.size(), ChartStyle.MOST_LINES));
        NumberAxis range = new NumberAxis(drawn.size() == 1 ? drawn.get(0).heading() : heading(drawn));
        range.setAutoRangeIncludesZero(false);
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(line, !line || result.runs() <= 60);
        for (int k = 0; k < drawn.size(); k++) {
            data.addSeries(series(result, result.columns().indexOf(drawn.get(k)), line));
            renderer.setSeriesPaint(k, ChartStyle.colour(k));
            renderer.setSeriesStroke(k, ChartStyle.solid(1.8f));
            renderer.setSeriesShape(k, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        }
        XYPlot plot = new XYPlot(data, domain, range, renderer);
        String left = columns.size() > drawn.size() ? "the first " + drawn.size() + " of " + columns.size() : "";
        JFreeChart chart = ChartStyle.chart(StudyViews.title(result), left, plot);
        if (drawn.size() > 1) {
            ChartStyle.legend(chart);
        }
        return chart;
    }

    private static String heading(List<Recorded> columns) {
        String unit = columns.get(0).unit();
        return columns.get(0).quantity() + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    private static ValueAxis scattered(StudyResult result, StudyParameter first) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] point : result.points()) {
            low = Math.min(low, point[0]);
            high = Math.max(high, point[0]);
        }
        if (first.spacing() == StudyParameter.Spacing.LOGARITHMIC && low > 0 && high > low) {
            return new DecadeAxis(first.heading(), low / 1.1, high * 1.1);
        }
        NumberAxis out = new NumberAxis(first.heading());
        out.setAutoRangeIncludesZero(false);
        return out;
    }

    private static XYSeries series(StudyResult result, int column, boolean line) {
        XYSeries out = new XYSeries(result.columns().get(column).name(), false);
        GridAxis axis = line ? new GridAxis(result.study().parameters().get(0)) : null;
        for (int i = 0; i < result.runs(); i++) {
            int run = line ? axis.number(i) : i;
            // a NaN breaks the line
            out.add(line ? axis.at(i) : result.points()[i][0], result.values()[run][column], false);
        }
        return out;
    }

    /** A column of a grid of two or more parameters as maps, one for each of at most four frames. */
    public static List<JFreeChart> maps(Picture picture, int column) {
        List<JFreeChart> out = new ArrayList<>();
        int frames = picture.image().frames();
        int shown = Math.min(MOST_FRAMES, frames);
        for (int k = 0; k < shown; k++) {
            out.add(picture.chart(column, shown == 1 ? 0 : k * (frames - 1) / (shown - 1)));
        }
        return out;
    }
}
