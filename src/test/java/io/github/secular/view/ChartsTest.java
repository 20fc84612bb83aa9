package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Secular;
import io.github.secular.asymptotics.Comparison;
import io.github.secular.run.BlochResult;
import io.github.secular.run.ComparisonResult;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Units;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    @TempDir
    Path folder;

    private BufferedImage drawn(String name, BufferedImage picture) throws IOException {
        Path file = folder.resolve(name + ".png");
        ChartPicture.savePng(picture, file);
        BufferedImage back = ImageIO.read(file.toFile());
        assertEquals(picture.getWidth(), back.getWidth());
        return back;
    }

    @Test
    void populationsAreSolidWithTheRateEquationDashedInTheSameColour() throws IOException {
        BlochResult result = Samples.cascade(3, Samples.even(4, 200), Units.lab(1e-6));
        JFreeChart chart = PopulationChart.of(result);
        XYPlot plot = chart.getXYPlot();
        assertEquals("t (µs)", plot.getDomainAxis().getLabel());
        String apart = String.format(
                java.util.Locale.ROOT,
                "; rate equation at most %.2g away",
                result.distance().orElseThrow());
        assertTrue(subtitle(chart).endsWith(apart), subtitle(chart));
        XYSeriesCollection rates = (XYSeriesCollection) plot.getDataset(0);
        XYSeriesCollection bloch = (XYSeriesCollection) plot.getDataset(1);
        assertEquals(3, rates.getSeriesCount());
        assertEquals(3, bloch.getSeriesCount());
        assertEquals(result.trajectory().population(50, 1), bloch.getYValue(1, 50));
        assertEquals(result.rates().orElseThrow().population(50, 2), rates.getYValue(2, 50));
        assertEquals(result.trajectory().time(50), bloch.getXValue(1, 50), 1e-12);
        for (int n = 0; n < 3; n++) {
            Color colour = (Color) plot.getRenderer(1).getSeriesPaint(n);
            assertEquals(ChartStyle.colour(n), colour);
            float[] solid = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
            Color over = (Color) plot.getRenderer(0).getSeriesPaint(n);
            float[] dashed = Color.RGBtoHSB(over.getRed(), over.getGreen(), over.getBlue(), null);
            assertEquals(solid[0], dashed[0], 0.02, "one hue per level");
            assertTrue(((BasicStroke) plot.getRenderer(0).getSeriesStroke(n)).getDashArray() != null);
            assertTrue(((BasicStroke) plot.getRenderer(1).getSeriesStroke(n)).getDashArray() == null);
        }
        BufferedImage picture = drawn("populations", ChartPicture.render(chart, 900, 560));
        assertEquals(0xFFFFFF, picture.getRGB(2, 2) & 0xFFFFFF);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < 900; x++) {
            for (int y = 0; y < 560; y++) {
                colours.add(picture.getRGB(x, y) & 0xFFFFFF);
            }
        }
        for (int n = 0; n < 3; n++) {
            assertTrue(colours.contains(ChartStyle.colour(n).getRGB() & 0xFFFFFF), "line " + n);
        }
    }

    /** 1e-7 s are 99.99999999999999 ns: the last tick is there all the same. */
    @Test
    void theAxisOfTimeReachesItsLastTick() {
        XYPlot plot = PopulationChart.of(Samples.cascade(2, Samples.even(1, 201), Units.lab(1e-7)))
                .getXYPlot();
        assertEquals("t (ns)", plot.getDomainAxis().getLabel());
        assertTrue(plot.getDomainAxis().getRange().contains(100));
        assertTrue(plot.getDomainAxis().getRange().getUpperBound() < 100.001);
    }

    @Test
    void logarithmicTimesHaveALogarithmicAxisWithoutZero() throws IOException {
        JFreeChart chart =
                PopulationChart.of(Samples.rateEquation(3, Samples.logarithmic(-3, 1, 120), Units.lab(1e-9)));
        XYPlot plot = chart.getXYPlot();
        assertTrue(plot.getDomainAxis() instanceof DecadeAxis);
        assertEquals(119, plot.getDataset(0).getItemCount(0));
        assertEquals(1e-3, plot.getDataset(0).getXValue(0, 0), 1e-12);
        drawn("log", ChartPicture.render(chart, 900, 560));
    }

    @Test
    void ofManyLevelsTheStrongestAreDrawnAndTheChartSaysSo() throws IOException {
        JFreeChart chart = PopulationChart.of(Samples.cascade(20, Samples.even(3, 200), Units.SCALED));
        assertEquals(16, chart.getXYPlot().getDataset(1).getSeriesCount());
        assertTrue(subtitle(chart).contains("16 of 20 levels"));
        drawn("many", ChartPicture.render(chart, 900, 600));
    }

    @Test
    void comparisonsShowTheOrderAndLeaveTheFloorOut() throws IOException {
        JFreeChart chart = ComparisonChart.of(Samples.comparison());
        XYSeriesCollection data = (XYSeriesCollection) chart.getXYPlot().getDataset();
        assertEquals("error, observed order 1.50", data.getSeriesKey(0));
        assertEquals(4, data.getItemCount(0));
        assertEquals("error below the floor", data.getSeriesKey(1));
        assertEquals(1, data.getItemCount(1));
        assertEquals("order of the theory, 2", data.getSeriesKey(2));
        var renderer = (XYLineAndShapeRenderer) chart.getXYPlot().getRenderer();
        assertEquals(Color.WHITE, renderer.getSeriesFillPaint(1));
        assertFalse(renderer.getSeriesLinesVisible(1));
        drawn("comparison", ChartPicture.render(chart, 900, 600));
    }

    /** Errors that fall faster than theory says, or more slowly: the line of the theory is near one, and above none. */
    @Test
    void theLineOfTheTheoryCrossesNoError() {
        for (double power : new double[] {1.5, 3}) {
            List<Comparison.Row> rows = Samples.comparison().comparison().rows().stream()
                    .map(r -> new Comparison.Row(
                            r.epsilon(), Math.pow(r.epsilon(), power), r.beside(), 2, false, 1e-9, 0, "direct"))
                    .toList();
            XYSeriesCollection data = (XYSeriesCollection) ComparisonChart.of(new ComparisonResult(
                            Samples.comparison().scenario(), new Comparison("averaged", rows), 2, Samples.PROVENANCE))
                    .getXYPlot()
                    .getDataset();
            assertEquals("order of the theory, 2", data.getSeriesKey(1));
            double nearest = 0;
            for (int i = 0; i < rows.size(); i++) {
                nearest = Math.max(nearest, data.getYValue(1, i) / data.getYValue(0, i));
            }
            assertEquals(0.6, nearest, 1e-12);
        }
    }

    /** A floor far below the errors is named and not drawn: the axis goes down one decade below them at most. */
    @Test
    void aFloorFarBelowDoesNotStretchTheAxis() {
        List<Comparison.Row> rows = Samples.comparison().comparison().rows().stream()
                .map(r -> new Comparison.Row(
                        r.epsilon(), 0.3 * r.epsilon() * r.epsilon(), r.beside(), 2, false, 3e-9, 0, "direct"))
                .toList();
        Comparison comparison = new Comparison("averaged", rows);
        double lowest = rows.get(rows.size() - 1).error();
        for (ModelScenario scenario :
                List.of(Samples.comparison().scenario(), ClassicalReader.sample("forced-oscillator"))) {
            JFreeChart chart = ComparisonChart.of(new ComparisonResult(scenario, comparison, 2, Samples.PROVENANCE));
            double low = chart.getXYPlot().getRangeAxis().getLowerBound();
            assertTrue(low > 0.05 * lowest && low < lowest, low + " for errors from " + lowest);
            assertTrue(subtitle(chart).endsWith("floor (error of the solvers) below, at most 3e-09"), subtitle(chart));
        }
    }

    /** Divisors of 1e4 and more, beside exact resonances, are not drawn over an axis that begins below 1. */
    @Test
    void resonancesStandRightBelowTheDivisors() {
        ValueAxis axis = Secular.open("hydrogen-n3")
                .hypotheses()
                .chart("divisors")
                .getXYPlot()
                .getRangeAxis();
        assertTrue(axis.getLowerBound() > 1000, "" + axis.getLowerBound());
    }

    /** The colour bar begins and ends where the plot does, whatever stands above and below it. */
    @Test
    void theColourBarIsAsHighAsThePlot() {
        CalibratedImage image = RateImages.rates(Samples.rates(4, Units.lab(1e-3)));
        JFreeChart chart = Picture.of(image).orElseThrow().chart(0, 0);
        ChartRenderingInfo info = new ChartRenderingInfo();
        BufferedImage drawn = chart.createBufferedImage(700, 600, info);
        Rectangle2D plot = info.getPlotInfo().getDataArea();
        Channel channel = image.channels().get(0);
        int high = channel.colours().rgb(channel.high(), channel.low(), channel.high());
        int x = 700 - 20;
        while (x > 0 && !isNear(high, drawn.getRGB(x, (int) plot.getMinY() + 4))) {
            x--;
        }
        assertTrue(x > plot.getMaxX() + 10, "beside the plot: " + x);
        int low = channel.colours().rgb(channel.low(), channel.low(), channel.high());
        assertTrue(isNear(low, drawn.getRGB(x, (int) plot.getMaxY() - 4)));
        assertEquals(-1, drawn.getRGB(x, (int) plot.getMinY() - 3));
        assertEquals(-1, drawn.getRGB(x, (int) plot.getMaxY() + 4));
    }

    private static boolean isNear(int rgb, int other) {
        Color a = new Color(rgb);
        Color b = new Color(other);
        int away = Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
        return away < 40;
    }

    @Test
    void aMatrixPictureShowsEachCellInItsColour() throws IOException {
        CalibratedImage image = RateImages.rates(Samples.rates(4, Units.lab(1e-3)));
        JFreeChart chart = Picture.of(image).orElseThrow().chart(0, 0);
        BufferedImage picture = drawn("rates", ChartPicture.render(chart, 700, 600));
        Channel channel = image.channels().get(0);
        // The largest rate, 3 → 2, is the lowest row's cell left of the corner: below the middle of the picture.
        int brightest = channel.colours().rgb(33e3, channel.low(), channel.high());
        assertEquals(ColourMap.sequential().rgb(255), brightest);
        long x = 0;
        long y = 0;
        long count = 0;
        for (int i = 0; i < 560; i++) {
            for (int j = 0; j < 600; j++) {
                if ((picture.getRGB(i, j) & 0xFFFFFF) == brightest) {
                    x += i;
                    y += j;
                    count++;
                }
            }
        }
        assertTrue(count > 1000);
        double meanX = (double) x / count;
        double meanY = (double) y / count;
        assertTrue(meanY > 450 && meanX > 300 && meanX < 480, meanX + ", " + meanY);
    }

    @Test
    void densityMatricesAndPopulationsAreDrawn() throws IOException {
        BlochResult result = Samples.cascade(5, Samples.even(4, 200), Units.lab(1e-6));
        CalibratedImage image = new BlochImages(result).densityMatrix();
        var planes = java.util.stream.IntStream.range(0, 4)
                .mapToObj(c -> Picture.of(image).orElseThrow().chart(c, 50))
                .toList();
        assertEquals(
                2 * 520, drawn("rho", ChartPicture.grid(planes, 2, 520, 440)).getWidth());
        assertTrue(subtitle(planes.get(1)).startsWith("Im ρ, t = "));
        drawn("level-time", ChartPicture.render(picture(new BlochImages(result).populations()), 900, 420));
        drawn(
                "level-time-log",
                ChartPicture.render(
                        picture(RateImages.populations(
                                Samples.rateEquation(5, Samples.logarithmic(-3, 1, 60), Units.SCALED))),
                        900,
                        420));
    }

    private static JFreeChart picture(CalibratedImage image) {
        return Picture.of(image).orElseThrow().chart();
    }

    private static String subtitle(JFreeChart chart) {
        return chart.getSubtitles().stream()
                .filter(s -> s instanceof TextTitle)
                .map(s -> ((TextTitle) s).getText())
                .findFirst()
                .orElse("");
    }

    /** Of lines that lie on each other the legend says so. */
    @Test
    void theLegendNamesLinesThatCoverEachOther() {
        List<String> names = legend(PopulationChart.of(Samples.cascade(20, Samples.even(0.01, 5), Units.SCALED)));
        // all but the first few levels are as good as empty at such early times
        assertTrue(names.stream().filter(n -> n.contains(" (as ")).count() > 5, names.toString());
        List<String> apart = legend(PopulationChart.of(Samples.cascade(3, Samples.even(4, 200), Units.SCALED)));
        assertTrue(apart.stream().noneMatch(n -> n.contains(" (as ")), apart.toString());
        // the limits of four levels coincide where their solid lines do not
        List<String> limits = legend(Secular.open("almost-degenerate").regime().chart("chart"));
        assertTrue(limits.contains("polarised limit (0, 1, 2, 3 alike)"), limits.toString());
    }

    private static List<String> legend(JFreeChart chart) {
        var items = chart.getXYPlot().getLegendItems();
        return java.util.stream.IntStream.range(0, items.getItemCount())
                .mapToObj(i -> items.get(i).getLabel())
                .toList();
    }
}
