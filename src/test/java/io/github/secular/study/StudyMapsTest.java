package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.present.StudyPresentation;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** What a study wishes for its charts: which comes first, and lines over maps. */
class StudyMapsTest {
    private static final String STUDY = """
            {"secularStudy": 1, "title": "", "model": "two-level-resonant", "parameters": [
             {"name": "g", "path": "damping.gamma", "from": 0.05, "to": 5, "count": 21, "spacing": "logarithmic"},
             {"name": "d", "path": "levels.detunings[1]", "from": 1, "to": 3, "count": 11}],
             "record": ["rate.0.1"], "formulas": {"border": "log(g) + d - 2", "other": "g"}%s}
            """;

    private static Study study(String more) {
        return StudyFile.of(STUDY.formatted(more), "study");
    }

    private static Presentation presentation(String more) throws Exception {
        return StudyPresentation.of(new StudyRun(study(more), 1, Progress.NONE).inMemory());
    }

    private static JFreeChart chart(Presentation of, String name) {
        return of.drawing(name).chart();
    }

    @Test
    void aLineStandsWhereItsFormulaIsZeroOverEveryMap() throws Exception {
        Presentation out = presentation(", \"lines\": [\"border\"]");
        for (String name : List.of("chart", "border", "other")) {
            JFreeChart chart = chart(out, name);
            XYDataset line = ((XYPlot) chart.getPlot()).getDataset();
            assertEquals("border = 0", line.getSeriesKey(0));
            int points = 0;
            double least = 5;
            double most = 0;
            for (int i = 0; i < line.getItemCount(0); i++) {
                double g = line.getXValue(0, i);
                double d = line.getYValue(0, i);
                if (!Double.isNaN(d)) {
                    // linear between pixels in log g and in d, as the formula is
                    assertEquals(0, Math.log(g) + d - 2, 1e-12);
                    least = Math.min(least, g);
                    most = Math.max(most, g);
                    points++;
                }
            }
            assertTrue(points > 30 && least < 0.4 && most > 2.6, points + " from " + least + " to " + most);
            assertEquals(
                    "border = 0",
                    chart.getLegend().getSources()[0].getLegendItems().get(0).getLabel());
        }
        assertEquals(0, ((XYPlot) chart(presentation(""), "chart").getPlot()).getSeriesCount());
    }

    @Test
    void theFirstChartIsTheOneThatIsWanted() throws Exception {
        Presentation out = presentation(", \"show\": \"other\"");
        assertEquals(List.of("chart", "rate.g.e", "border"), out.names().get("chart"));
    }

    @Test
    void namesOfNothingAreRefused() {
        assertEquals(
                "lines: found \"rate.0.1\", but allowed is names of formulas: border, other.",
                assertThrows(InvalidInputException.class, () -> study(", \"lines\": [\"rate.0.1\"]"))
                        .getMessage());
        assertEquals(
                "show: found \"none\", but allowed is one of rate.0.1, border, other.",
                assertThrows(InvalidInputException.class, () -> study(", \"show\": \"none\""))
                        .getMessage());
    }
}
