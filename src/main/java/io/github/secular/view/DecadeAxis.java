package io.github.secular.view;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis that names 1, 2 and 5 of each decade where there are few decades and the decades alone where
 * there are many, with small ticks between.
 */
final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;

    /** What the number of a tick needs along the axis, pixels: lying below it, or beside it. */
    private static final double ROOM_ACROSS = 40;

    private static final double ROOM_ALONG = 15;

    /**
     * @param low the smallest value to be shown, above 0
     * @param high the largest, above {@code low}
     */
    DecadeAxis(String label, double low, double high) {
        super(label);
        setRange(low, high);
        setMinorTickMarksVisible(true);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        boolean below = RectangleEdge.isTopOrBottom(edge);
        TextAnchor anchor = below ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        double decades = Math.log10(getUpperBound() / getLowerBound());
        int every = Math.max(1, (int) Math.ceil(decades / 10));
        double decade = (below ? dataArea.getWidth() : dataArea.getHeight()) / decades;
        double room = below ? ROOM_ACROSS : ROOM_ALONG;
        boolean all = decades < 0.8 && decade * Math.log10(9 / 8.0) > room;
        boolean some = decades <= 2.5 && decade * Math.log10(2) > room;
        List<NumberTick> ticks = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(getLowerBound()));
        int last = (int) Math.ceil(Math.log10(getUpperBound()));
        for (int power = first; power <= last; power++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = Double.parseDouble(digit + "e" + power);
                if (value < getLowerBound() * (1 - 1e-12) || value > getUpperBound() * (1 + 1e-12)) {
                    continue;
                }
                boolean named =
                        all || digit == 1 && Math.floorMod(power, every) == 0 || some && (digit == 2 || digit == 5);
                ticks.add(new NumberTick(
                        named ? TickType.MAJOR : TickType.MINOR,
                        value,
                        named ? SiTime.digits(value).replace("E", "e") : "",
                        anchor,
                        TextAnchor.CENTER,
                        0));
            }
        }
        return ticks;
    }
}
