package io.github.secular.view;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Size2D;
import org.jfree.data.Range;

/**
 * A title whose lines end between words. JFreeChart by itself lets them end within numbers, too ("frequency=1." and
 * "02"), as Java's rules for prose have it.
 */
final class WrappedTitle extends TextTitle {
    private static final long serialVersionUID = 1L;

    /** Blanks, but for those of "ε = 0.1", which stays together. */
    private static final Pattern GAP = Pattern.compile("(?<!=) +(?!=)");

    /** JFreeChart sums up the widths of parts, each of which is rounded. */
    private static final double ROUNDING = 0.99;

    WrappedTitle(String text, Font font) {
        super(text, font);
        setPaint(ChartStyle.INK);
    }

    @Override
    protected Size2D arrangeRR(Graphics2D g, Range width, Range height) {
        String text = getText();
        FontMetrics metrics = g.getFontMetrics(getFont());
        boolean told = getNotify();
        setNotify(false);
        setText(lines(text, ROUNDING * width.getUpperBound(), s -> TextUtils.getTextBounds(s, g, metrics)
                .getWidth()));
        try {
            g.setFont(getFont());
            return super.arrangeRR(g, width, height);
        } finally {
            setText(text);
            setNotify(told);
        }
    }

    /** A text with line feeds where its lines end; a word wider than a line has one of its own. */
    static String lines(String text, double width, ToDoubleFunction<String> measure) {
        StringBuilder out = new StringBuilder();
        String line = "";
        for (String word : GAP.split(text)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || measure.applyAsDouble(longer) <= width) {
                line = longer;
            } else {
                out.append(line).append('\n');
                line = word;
            }
        }
        return out.append(line).toString();
    }
}
