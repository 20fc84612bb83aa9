package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

/** Curves of two charts, and what is between them, against functions that are known. */
class CurvePairTest {
    private static JFreeChart chart(ValueAxis across, ValueAxis up, String name, double[] x, DoubleUnaryOperator f) {
        XYPlot plot = new XYPlot(null, across, up, null);
        EnergyCharts.Lines.add(plot, 0, name, x, i -> f.applyAsDouble(x[i]), true);
        return ChartStyle.chart("a chart", "", plot);
    }

    private static JFreeChart chart(String across, String name, double[] x, DoubleUnaryOperator f) {
        return chart(new NumberAxis(across), new NumberAxis("y"), name, x, f);
    }

    private static CurvePair pair(JFreeChart a, JFreeChart b) {
        return new CurvePair("one", a, "two", b);
    }

    /** What the interpolation is said to make up is no less than what it does, nor much more. */
    @Test
    void interpolationTellsHowWrongItIs() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 50; trial++) {
            double w = random.nextDouble(1, 6);
            double v = random.nextDouble(1, 6);
            DoubleUnaryOperator f = x -> Math.sin(w * x) + x;
            DoubleUnaryOperator g = x -> Math.exp(-v * x);
            double[] coarse = Samples.even(2, random.nextInt(30, 80));
            double[] fine = Samples.even(random.nextDouble(1, 3), random.nextInt(30, 80));
            CurvePair pair = pair(chart("E", "f", coarse, f), chart("E", "f", fine, g));
            CurvePair.Pair curves = pair.all().get(0);
            double end = Math.min(2, fine[fine.length - 1]);
            double[] d = curves.difference();
            double worst = 0;
            for (int i = 0; i < d.length; i++) {
                double x = curves.x()[i];
                assertTrue(x >= 0 && x <= end * (1 + 1e-9));
                worst = Math.max(worst, Math.abs(d[i] - f.applyAsDouble(x) + g.applyAsDouble(x)));
            }
            double said = curves.interpolated();
            // h^2 max|y''| / 8 of the rougher one
            double bound = Math.max(Math.pow(w * coarse[1], 2), Math.pow(v * fine[1], 2)) / 8;
            assertTrue(worst < 1.3 * said && said < 1.1 * bound, worst + " of " + said + ", " + bound);
            String sentences = String.join(" ", new CurvePairViews(pair).sentences());
            assertTrue(sentences.contains("interpolated onto those of both"), sentences);
        }
    }

    @Test
    void straightCurvesAreExactAlsoOnLogarithmicAxes() {
        double[] x = {0.01, 0.1, 1, 10};
        double[] other = {20, 3, 0.2, 0.05};
        CurvePair.Pair powers = pair(
                        chart(new DecadeAxis("ε", 0.01, 20), new DecadeAxis("error", 1e-4, 1e3), "e", x, v -> v * v),
                        chart(
                                new DecadeAxis("ε", 0.01, 20),
                                new DecadeAxis("error", 1e-4, 1e3),
                                "e",
                                other,
                                v -> 3 * v))
                .all()
                .get(0);
        assertEquals("[0.05, 0.1, 0.2, 1.0, 3.0, 10.0]", Arrays.toString(powers.x()));
        for (int i = 0; i < powers.x().length; i++) {
            double v = powers.x()[i];
            assertEquals(v * v - 3 * v, powers.difference()[i], 1e-12 * v);
        }
    }

    /** One run in nanoseconds, the other in microseconds; the same places are one place. */
    @Test
    void unitsOfTimeAreConverted() {
        double[] t = Samples.even(200, 11);
        double[] s = Arrays.stream(t).map(v -> v / 1000).toArray();
        CurvePair pair = pair(chart("t (ns)", "p", t, v -> v), chart("t (µs)", "p", s, v -> 900 * v));
        CurvePair.Pair p = pair.all().get(0);
        assertEquals(11, p.x().length);
        assertTrue(Double.isNaN(p.interpolated()), "nothing was to interpolate");
        for (int i = 0; i < t.length; i++) {
            assertEquals(0.1 * t[i], p.difference()[i], 1e-9);
        }
        Table table = new CurvePairViews(pair).table();
        assertEquals("ns", table.column("t").unit());
        assertEquals(20, table.numbers("largest")[10], 1e-9);
        CalibratedImage image = new CurvePairViews(pair).image();
        assertEquals(20, image.value(10, 0, 0, 0), 1e-5);
        assertEquals("time", image.axes().get(0).name());
    }

    @Test
    void curvesAreKnownByTheirNames() {
        double[] x = {0, 1, 2};
        JFreeChart a = chart("E", "error, observed order 1.9", x, v -> v);
        EnergyCharts.Lines.add(a.getXYPlot(), 1, "only here", x, i -> 0, true);
        JFreeChart b = chart("E", "error, observed order 2.1", x, v -> v + 1);
        EnergyCharts.Lines.add(b.getXYPlot(), 1, "only there", x, i -> 0, true);
        CurvePair pair = pair(a, b);
        assertEquals(1, pair.all().size());
        assertEquals("error", pair.all().get(0).name());
        String said = String.join(" ", new CurvePairViews(pair).sentences());
        assertTrue(said.contains("left out: A: only here; B: only there."), said);
        // of one curve each the names do not matter
        assertEquals(
                "f | g",
                pair(chart("E", "f", x, v -> v), chart("E", "g", x, v -> v))
                        .all()
                        .get(0)
                        .name());
    }

    private static void refused(String words, JFreeChart b) {
        JFreeChart a = chart("E", "f", new double[] {0, 1, 2}, v -> v);
        String said =
                assertThrows(InvalidInputException.class, () -> pair(a, b)).getMessage();
        assertTrue(said.contains(words) && said.contains("\"two\""), said);
    }

    @Test
    void whatHasOtherAxesIsToldInOneSentence() {
        double[] x = {0, 1, 2};
        refused("over t", chart("t", "f", x, v -> v));
        refused("y (eV)", chart(new NumberAxis("E"), new NumberAxis("y (eV)"), "f", x, v -> v));
        refused("without a curve", chart("E", "f", new double[] {3, 4}, v -> v));
        JFreeChart empty = ChartStyle.chart("", "", new XYPlot(null, new NumberAxis("E"), new NumberAxis("y"), null));
        refused("no curves", empty);
    }
}
