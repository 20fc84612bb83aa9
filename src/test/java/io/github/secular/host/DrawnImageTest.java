package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Secular;
import io.github.secular.numerics.Progress;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.PopulationChart;
import io.github.secular.view.Sketch;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.LegendTitle;
import org.junit.jupiter.api.Test;

class DrawnImageTest {
    private static DrawnImage fitted(String sample, int width, int height) {
        Scenario scenario = ModelFile.sample(sample).with("times.count=5").quantum();
        Sketch sketch = Sketch.of(
                PopulationChart.of(QuantumRuns.standard().rateEquation(scenario, "automatic", Progress.NONE)));
        DrawnImage out = DrawnImage.ofChart(sketch, "chart", "");
        out.fit(width, height);
        return out;
    }

    /** Height over width of what lies between the axes. */
    private static double form(DrawnImage drawn) {
        int width = drawn.image().getWidth();
        int height = drawn.image().getHeight();
        long high = IntStream.range(0, height)
                .filter(y -> drawn.sketch().isInside(width / 2.0, y + 0.5))
                .count();
        long wide = IntStream.range(0, width)
                .filter(x ->
                        IntStream.range(0, height).anyMatch(y -> drawn.sketch().isInside(x + 0.5, y + 0.5)))
                .count();
        return (double) high / wide;
    }

    /** On a small screen eight names of levels in the legend left the curves a strip of a sixth of their width. */
    @Test
    void aLongLegendDoesNotSqueezeTheCurves() {
        DrawnImage drawn = fitted("rubidium-87-d-lines", 464, 309);
        assertEquals(464, drawn.image().getWidth(), 1);
        assertTrue(drawn.image().getHeight() <= 1.6 * 309);
        assertTrue(form(drawn) > 0.4, "height over width " + form(drawn));
    }

    /** A preview in a dialog is smaller still: its names are in small letters, and all there. */
    @Test
    void aSmallPictureNamesAllItsLevels() {
        for (String sample : List.of("rubidium-87-d-lines", "hydrogen-n3", "two-level-resonant")) {
            JFreeChart chart = Secular.open(sample).limit().chart("chart");
            ChartRenderingInfo info = new ChartRenderingInfo();
            ChartPicture.small(chart, 440, 300);
            chart.createBufferedImage(440, 300, info);
            double form = info.getPlotInfo().getDataArea().getHeight() / 300;
            assertTrue(form > 0.4, sample + ": curves over " + form + " of the height");
            assertEquals(
                    1,
                    IntStream.range(0, chart.getSubtitleCount())
                            .filter(i -> chart.getSubtitle(i) instanceof LegendTitle)
                            .count());
        }
    }

    @Test
    void aShortLegendLeavesTheChartAsItIs() {
        DrawnImage drawn = fitted("two-level-resonant", 600, 400);
        assertEquals(600, drawn.image().getWidth(), 1);
        assertEquals(400, drawn.image().getHeight(), 1);
    }
}
