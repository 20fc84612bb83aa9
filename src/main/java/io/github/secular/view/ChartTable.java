package io.github.secular.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** The numbers that a chart shows, as a table: one column for each curve where all share their places, else one below another. */
public final class ChartTable {
    private ChartTable() {}

    public static Table of(JFreeChart chart) {
        ChartCurves all = ChartCurves.of(chart);
        List<ChartCurves.Curve> curves = all.curves();
        List<String> names = free(curves.stream().map(ChartCurves.Curve::name).toList());
        String title = chart.getTitle() == null ? "" : chart.getTitle().getText();
        String across = all.domain().getLabel();
        List<Column> columns = new ArrayList<>();
        boolean shared = !curves.isEmpty()
                && curves.stream()
                        .allMatch(c -> Arrays.equals(c.x(), curves.get(0).x()));
        if (shared) {
            columns.add(Column.reals(across, "", curves.get(0).x()));
            for (int i = 0; i < curves.size(); i++) {
                columns.add(Column.reals(names.get(i), "", curves.get(i).y()));
            }
            return new Table(title, columns);
        }
        List<String> beside = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            beside.addAll(Collections.nCopies(curves.get(i).x().length, names.get(i)));
        }
        columns.add(Column.texts("curve", beside));
        columns.add(Column.reals(across, "", joined(curves, 0)));
        columns.add(Column.reals("value", "", joined(curves, 1)));
        return new Table(title, columns);
    }

    private static double[] joined(List<ChartCurves.Curve> curves, int which) {
        return curves.stream()
                .flatMapToDouble(c -> Arrays.stream(which == 0 ? c.x() : c.y()))
                .toArray();
    }

    /** The same names, those that were there before with a number behind them. */
    static List<String> free(List<String> names) {
        List<String> out = new ArrayList<>();
        for (String name : names) {
            String one = name;
            for (int i = 2; out.contains(one); i++) {
                one = name + " (" + i + ")";
            }
            out.add(one);
        }
        return out;
    }
}
