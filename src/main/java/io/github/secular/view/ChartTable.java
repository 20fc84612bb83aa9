package io.github.secular.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;

/** The numbers that a chart shows, as a table: one column for each curve where all share their places, else one below another. */
public final class ChartTable {
    private ChartTable() {}

    private record Curve(String name, double[] x, double[] y) {}

    public static Table of(JFreeChart chart) {
        XYPlot all = chart.getXYPlot();
        List<Curve> curves = new ArrayList<>();
        if (all instanceof CombinedDomainXYPlot several) {
            several.getSubplots().forEach(p -> add((XYPlot) p, curves));
        } else {
            add(all, curves);
        }
        String title = chart.getTitle() == null ? "" : chart.getTitle().getText();
        String across = all.getDomainAxis().getLabel();
        List<Column> columns = new ArrayList<>();
        boolean shared = !curves.isEmpty()
                && curves.stream()
                        .allMatch(c -> Arrays.equals(c.x(), curves.get(0).x()));
        if (shared) {
            columns.add(Column.reals(across, "", curves.get(0).x()));
            curves.forEach(c -> columns.add(Column.reals(c.name(), "", c.y())));
            return new Table(title, columns);
        }
        columns.add(Column.texts(
                "curve",
                curves.stream()
                        .flatMap(c -> Collections.nCopies(c.x().length, c.name()).stream())
                        .toList()));
        columns.add(Column.reals(across, "", joined(curves, 0)));
        columns.add(Column.reals("value", "", joined(curves, 1)));
        return new Table(title, columns);
    }

    private static double[] joined(List<Curve> curves, int which) {
        return curves.stream()
                .flatMapToDouble(c -> Arrays.stream(which == 0 ? c.x() : c.y()))
                .toArray();
    }

    private static void add(XYPlot plot, List<Curve> curves) {
        // their numbers may begin above 0
        for (XYDataset data : new TreeMap<>(plot.getDatasets()).values()) {
            for (int s = 0; data != null && s < data.getSeriesCount(); s++) {
                int n = data.getItemCount(s);
                double[] x = new double[n];
                double[] y = new double[n];
                for (int i = 0; i < n; i++) {
                    x[i] = data.getXValue(s, i);
                    y[i] = data.getYValue(s, i);
                }
                curves.add(new Curve(free(String.valueOf(data.getSeriesKey(s)), curves), x, y));
            }
        }
    }

    private static String free(String name, List<Curve> taken) {
        String out = name;
        for (int i = 2; isTaken(out, taken); i++) {
            out = name + " (" + i + ")";
        }
        return out;
    }

    private static boolean isTaken(String name, List<Curve> taken) {
        return taken.stream().anyMatch(c -> c.name().equals(name));
    }
}
