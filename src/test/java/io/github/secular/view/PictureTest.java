package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.run.BlochResult;
import io.github.secular.scenario.Units;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.Layer;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final List<Channel> ONE = List.of(Channel.positive("f", 1));

    private static CalibratedImage image(Axis x, Axis y, double[][] rows) {
        return new CalibratedImage(
                "Image",
                BlochImages.view(p -> rows[p.getIntPosition(1)][p.getIntPosition(0)], rows[0].length, rows.length),
                List.of(x, y),
                ONE,
                "");
    }

    private static Picture picture(CalibratedImage image) {
        return Picture.of(image).orElseThrow();
    }

    /** All that hovering over a drawing says, point by point. */
    private static Set<String> said(Sketch sketch) {
        BufferedImage drawn = sketch.draw();
        Set<String> out = new HashSet<>();
        for (int x = 0; x < drawn.getWidth(); x += 2) {
            for (int y = 0; y < drawn.getHeight(); y += 2) {
                out.add(sketch.hover(x, y));
            }
        }
        out.remove("");
        return out;
    }

    @Test
    void hoveringOverAMatrixNamesEveryLevelWithItsTimeAndValue() {
        BlochResult result = Samples.cascade(3, Samples.even(4, 5), Units.lab(1e-6));
        CalibratedImage image = new BlochImages(result).densityMatrix();
        Picture picture = picture(image);
        assertEquals(Picture.Shape.MATRIX, picture.shape());
        assertEquals(2, picture.channel(), "|rho|");
        assertEquals(image.frames() - 1, picture.frame());
        Set<String> said = said(picture.sketch(0, 1));
        List<String> labels = result.scenario().model().levels().labels();
        assertEquals(9, said.size(), said.toString());
        for (int n = 0; n < 3; n++) {
            for (int m = 0; m < 3; m++) {
                String pixel = "n = " + labels.get(n) + ", m = " + labels.get(m) + ", t = 1 µs: Re ρ = "
                        + SiTime.digits(image.value(m, n, 0, 1));
                assertTrue(said.contains(pixel), pixel + " is not in " + said);
                assertEquals(pixel, new Hover(image).text(m, n, 0, 1, image.value(m, n, 0, 1)), "as over the data");
            }
        }
    }

    /** The shortest way to write a number fits into four letters, so that no cell of eight levels stays empty. */
    @Test
    void aNumberHasAShortSpelling() {
        Channel channel = Channel.positive("f", 1);
        assertEquals(
                List.of("0.00651", "0.0065", "0.007", "6.5e-3", "7e-3"), MatrixPicture.spellings(0.006512, channel));
        assertEquals(
                List.of("-0.0000512", "-0.000051", "-0.00005", "-5.1e-5", "-5e-5"),
                MatrixPicture.spellings(-5.123e-5, channel));
        assertEquals(List.of("0.281", "0.28", "0.3"), MatrixPicture.spellings(0.2812, channel));
        assertEquals(List.of("0", "0", "0"), MatrixPicture.spellings(1e-13, channel));
        assertEquals(List.of("1.23e12", "1.2e12", "1e12"), MatrixPicture.spellings(1.234e12, channel));
        assertEquals("", MatrixPicture.spellings(Double.NaN, channel).get(0));
    }

    /** Level bands over times that are logarithmic from 0: each pixel where it belongs. */
    @Test
    void populationsAreBandsOverTheirTimes() {
        double[] times = Samples.logarithmic(-3, 1, 12);
        CalibratedImage image = RateImages.populations(Samples.rateEquation(2, times, Units.SCALED));
        Picture picture = picture(image);
        XYPlot plot = picture.chart().getXYPlot();
        assertTrue(plot.getDomainAxis() instanceof DecadeAxis);
        assertTrue(
                plot.getRangeAxis() instanceof SymbolAxis && plot.getRangeAxis().isInverted());
        BufferedImage drawn = picture.shape().draw(picture.chart());
        assertEquals("1000 x 620", drawn.getWidth() + " x " + drawn.getHeight());
        Set<String> said = said(picture.sketch(0, 0));
        // time 0 lies to the left of a logarithmic axis
        assertEquals(2 * (times.length - 1), said.size(), said.toString());
        assertTrue(said.stream().noneMatch(s -> s.startsWith("t = 0,")), said.toString());
    }

    @Test
    void unevenEnergiesStandAtTheirValues() {
        double[] energies = {1, 2, 4, 8};
        Axis e = new Axis("E", 0, 1, "", List.of(), false, Axis.Values.of(energies, "eV"));
        Axis t = new Axis("time", 0, 0.5, "s", List.of("t = 0 s", "t = 0.5 s"), true);
        Picture picture = picture(image(e, t, new double[][] {{0, 1, 2, 3}, {4, 5, 6, 7}}));
        XYPlot plot = picture.chart().getXYPlot();
        assertEquals("E (eV)", plot.getDomainAxis().getLabel());
        assertEquals(0.5, plot.getDomainAxis().getLowerBound(), 1e-12);
        assertEquals(10, plot.getDomainAxis().getUpperBound(), 1e-12);
        assertTrue(
                plot.getRangeAxis() instanceof NumberAxis && plot.getRangeAxis().isInverted(), "time runs down");
        assertTrue(said(picture.sketch(0, 0)).contains("E = 4 eV, t = 0.5 s: f = 6"));
    }

    /** A study: the second parameter upwards, decades where it is logarithmic; grey and said so where there is no number. */
    @Test
    void studiesGoUpwardsAndHolesAreGrey() {
        Axis x = new Axis("detuning", -1, 1, "MHz", List.of(), true);
        Axis y = new Axis("log10 amplitude", 1, -1, "", List.of(), true, Axis.Values.of(new double[] {10, 1}, ""));
        Picture picture = picture(image(x, y, new double[][] {{0, 0.5, 1}, {Double.NaN, 0.5, 1}}));
        assertEquals(Picture.Shape.MAP, picture.shape());
        XYPlot plot = picture.chart().getXYPlot();
        assertTrue(plot.getRangeAxis() instanceof DecadeAxis);
        assertFalse(plot.getRangeAxis().isInverted());
        Sketch sketch = picture.sketch(0, 0);
        Set<String> said = said(sketch);
        assertEquals(
                Set.of(
                        "detuning = -1 MHz, amplitude = 10: f = 0",
                        "detuning = 0 MHz, amplitude = 10: f = 0.5",
                        "detuning = 1 MHz, amplitude = 10: f = 1",
                        "detuning = -1 MHz, amplitude = 1: f = no number",
                        "detuning = 0 MHz, amplitude = 1: f = 0.5",
                        "detuning = 1 MHz, amplitude = 1: f = 1"),
                said);
        BufferedImage drawn = sketch.draw();
        int grey = 0;
        for (int i = 0; i < drawn.getWidth(); i++) {
            for (int j = 0; j < drawn.getHeight(); j++) {
                boolean hole = sketch.hover(i, j).endsWith("no number");
                grey += (drawn.getRGB(i, j) & 0xFFFFFF) == 0xB8B8B8 && hole ? 1 : 0;
            }
        }
        assertTrue(grey > 20_000, "grey pixels: " + grey);
    }

    /** Of particles that spread f at late times would be lost in the colours of the start. */
    @Test
    void everyFrameOfAMovieHasColoursOfItsOwn() {
        CalibratedImage movie = new CalibratedImage(
                "Density",
                BlochImages.view(p -> p.getIntPosition(3) == 0 ? 1 : 0.1 * p.getIntPosition(0), 2, 2, 1, 2),
                List.of(
                        new Axis("x", 0, 1, "", List.of(), true),
                        new Axis("px", 0, 1, "", List.of(), true),
                        Axis.counted("channel", List.of("f")),
                        new Axis("time", 0, 1, "", List.of("t = 0", "t = 1"), true)),
                ONE,
                "");
        assertEquals(Picture.Shape.MAP, picture(movie).shape());
        for (int frame = 0; frame < 2; frame++) {
            PaintScaleLegend bar = picture(movie).chart(0, frame).getSubtitles().stream()
                    .filter(PaintScaleLegend.class::isInstance)
                    .map(PaintScaleLegend.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertEquals(frame == 0 ? 1 : 0.1, bar.getScale().getUpperBound(), 1e-12);
        }
    }

    @Test
    void theNumbersOfAPictureAreATable() {
        CalibratedImage image = RateImages.rates(Samples.rates(2, Units.SCALED));
        Table values = picture(image).sketch(0, 0).values();
        assertEquals(4, values.rows());
        assertEquals(image.axes().get(0).labels().get(1), values.column("to").text(1));
        assertEquals(image.axes().get(1).labels().get(0), values.column("from").text(1));
        assertEquals(
                image.value(1, 0, 0, 0), values.numbers(image.channels().get(0).name())[1]);
    }

    @Test
    void aSingleRowIsACurveAndNoPicture() {
        Axis x = new Axis("detuning", -1, 1, "", List.of(), true);
        CalibratedImage row = image(x, Axis.counted("runs", List.of("all runs")), new double[][] {{1, 2, 3}});
        assertTrue(Picture.of(row).isEmpty());
    }

    @Test
    void hoveringOverAChartGivesItsCoordinates() {
        BlochResult result = Samples.cascade(2, Samples.even(4, 5), Units.lab(1e-6));
        Sketch sketch = Sketch.of(PopulationChart.of(result));
        assertEquals("", sketch.hover(300, 300), "nothing is drawn yet");
        sketch.draw(800, 500);
        assertTrue(
                sketch.hover(300, 300).matches("t = \\d(\\.\\d+)? µs, population = 0\\.\\d+(, level \\d)?"),
                sketch.hover(300, 300));
        assertEquals("", sketch.hover(2, 2));
        Table values = sketch.values();
        assertEquals(5, values.columns().size(), "time, two levels twice");
        assertEquals(result.trajectory().population(2, 1), values.numbers("ρ_1")[2]);
    }

    /** A line at the time that is marked, one at a time, and the time where somebody clicks; also downwards. */
    @Test
    void timesAreMarkedAndFound() {
        BlochResult result = Samples.cascade(2, Samples.even(4, 5), Units.lab(1e-6));
        Sketch chart = Sketch.of(PopulationChart.of(result));
        assertEquals("µs", chart.timeUnit().orElseThrow());
        chart.draw(800, 500);
        double time = chart.time(400, 200).orElseThrow();
        BufferedImage before = chart.draw(800, 500);
        chart.mark(0.5);
        chart.mark(time);
        assertEquals(
                1, chart.chart().getXYPlot().getDomainMarkers(Layer.FOREGROUND).size());
        BufferedImage after = chart.draw(800, 500);
        int changed = 0;
        for (int y = 0; y < 500; y++) {
            changed += before.getRGB(400, y) != after.getRGB(400, y) ? 1 : 0;
        }
        assertTrue(changed > 200, "pixels in the column that was clicked: " + changed);
        assertTrue(chart.time(2, 2).isEmpty());

        Axis e = new Axis("E", 0, 1, "eV", List.of(), true);
        Axis t = new Axis("time", 0, 0.5, "s", List.of("t = 0 s", "t = 0.5 s"), true);
        Sketch down = picture(image(e, t, new double[][] {{0, 1, 2, 3}, {4, 5, 6, 7}}))
                .sketch(0, 0);
        assertEquals("s", down.timeUnit().orElseThrow());
        down.draw(800, 500);
        assertTrue(
                down.time(400, 100).orElseThrow() < 0.25 && down.time(400, 400).orElseThrow() > 0.25);
        down.mark(0.5);
        assertEquals(
                1, down.chart().getXYPlot().getRangeMarkers(Layer.FOREGROUND).size());
        assertTrue(
                Sketch.of(ComparisonChart.of(Samples.comparison())).timeUnit().isEmpty());
    }
}
