package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.scenario.Units;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.text.TextFragment;
import org.jfree.chart.text.TextLine;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class WrappedTitleTest {
    private static final String TEXT =
            "Populations of Two levels, resonant wave detuning=0.125 frequency=1.02 ε = 0.1; error 1.2e-3";

    /** The lines that JFreeChart made of a title at a width. */
    private static List<String> lines(TextTitle title, double width) throws ReflectiveOperationException {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        title.arrange(g, new RectangleConstraint(new Range(0, width), new Range(0, 1000)));
        Field content = TextTitle.class.getDeclaredField("content");
        content.setAccessible(true);
        List<String> out = new ArrayList<>();
        for (Object line : ((TextBlock) content.get(title)).getLines()) {
            TextFragment first = ((TextLine) line).getFirstTextFragment();
            out.add(first.getText());
            assertTrue(g.getFontMetrics(title.getFont()).stringWidth(first.getText()) <= width, first.getText());
        }
        return out;
    }

    @Test
    void linesEndBetweenWordsAtEveryWidth() throws ReflectiveOperationException {
        TextTitle title = new WrappedTitle(TEXT, new Font(Font.SANS_SERIF, Font.BOLD, 16));
        int most = 0;
        for (int width = 160; width < 900; width += 7) {
            List<String> lines = lines(title, width);
            assertEquals(TEXT, String.join(" ", lines), width + " pixels");
            assertTrue(lines.stream().noneMatch(l -> l.startsWith("=") || l.endsWith("=")), lines.toString());
            assertEquals(TEXT, title.getText());
            most = Math.max(most, lines.size());
        }
        assertTrue(most > 4, most + " lines");
        assertEquals(List.of(TEXT), lines(title, 2000));
    }

    @Test
    void everyTitleOfAChartIsOne() {
        JFreeChart chart = PopulationChart.of(Samples.cascade(3, Samples.even(4, 20), Units.lab(1e-6)));
        assertEquals(WrappedTitle.class, chart.getTitle().getClass());
        assertEquals(
                1,
                chart.getSubtitles().stream()
                        .filter(WrappedTitle.class::isInstance)
                        .count());
    }
}
