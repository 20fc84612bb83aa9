package io.github.secular.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYZDataset;

/** What a chart draws as curves or points. @param domain the axis that all share @param panels one below the other */
record ChartCurves(ValueAxis domain, List<Panel> panels) {
    /** Curves over one pair of axes. */
    record Panel(ValueAxis range, List<Curve> curves) {}

    /** Points in the order in which they are drawn; NaN where a curve is broken. */
    record Curve(String name, double[] x, double[] y) {}

    static ChartCurves of(JFreeChart chart) {
        XYPlot all = chart.getXYPlot();
        List<?> plots = all instanceof CombinedDomainXYPlot several ? several.getSubplots() : List.of(all);
        return new ChartCurves(
                all.getDomainAxis(), plots.stream().map(p -> panel((XYPlot) p)).toList());
    }

    private static Panel panel(XYPlot plot) {
        List<Curve> curves = new ArrayList<>();
        // their numbers may begin above 0
        for (XYDataset data : new TreeMap<>(plot.getDatasets()).values()) {
            // cells of a picture are no curve
            int series = data == null || data instanceof XYZDataset ? 0 : data.getSeriesCount();
            for (int s = 0; s < series; s++) {
                int n = data.getItemCount(s);
                double[] x = new double[n];
                double[] y = new double[n];
                for (int i = 0; i < n; i++) {
                    x[i] = data.getXValue(s, i);
                    y[i] = data.getYValue(s, i);
                }
                String key = String.valueOf(data.getSeriesKey(s));
                curves.add(new Curve(plot instanceof LevelPlot levels ? levels.name(key, s) : key, x, y));
            }
        }
        return new Panel(plot.getRangeAxis(), curves);
    }

    /** All of them, from top to bottom. */
    List<Curve> curves() {
        return panels.stream().flatMap(p -> p.curves().stream()).toList();
    }
}
