package io.github.secular.view;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Small divisors of a wave of one base frequency: the smallest one of each harmonic. */
final class DivisorChart {
    private DivisorChart() {}

    /** @param image one row of logarithms, x the harmonics */
    static JFreeChart of(CalibratedImage image) {
        XYSeries divisors = new XYSeries("smallest |aω + w(n,k)| over all pairs of levels", false);
        XYSeries exact = new XYSeries("exact resonance", false);
        Channel channel = image.channels().get(0);
        double low = Math.pow(10, channel.low() - 0.3);
        double high = Math.pow(10, channel.high() + 0.1);
        Axis x = image.axes().get(0);
        for (int i = 0; i < image.data().dimension(0); i++) {
            double value = image.value(i, 0, 0, 0);
            double at = x.origin() + i * x.spacing();
            if (value > DivisorImages.EXACT) {
                divisors.add(at, Math.pow(10, value));
            } else {
                exact.add(at, low);
            }
        }
        XYSeriesCollection data = new XYSeriesCollection(divisors);
        if (!exact.isEmpty()) {
            data.addSeries(exact);
        }
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setUseFillPaint(true);
        for (int s = 0; s < data.getSeriesCount(); s++) {
            renderer.setSeriesShape(s, new Ellipse2D.Double(-5, -5, 10, 10));
            renderer.setSeriesPaint(s, ChartStyle.colour(s));
            renderer.setSeriesFillPaint(s, s == 0 ? ChartStyle.colour(0) : Color.WHITE);
        }
        NumberAxis domain = new NumberAxis("harmonic a");
        domain.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        domain.setAutoRangeIncludesZero(false);
        XYPlot plot = new XYPlot(data, domain, new DecadeAxis("|aω + w|", low / 1.2, high), renderer);
        JFreeChart chart = ChartStyle.chart(image.title(), "", plot);
        ChartStyle.legend(chart);
        return chart;
    }
}
