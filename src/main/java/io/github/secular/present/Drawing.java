package io.github.secular.present;

import io.github.secular.view.Picture;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;

/**
 * A chart as it is drawn into a picture: one or several JFreeCharts and the size that suits them.
 *
 * @param caption what the picture is called on a screen
 * @param charts made anew at each call, in the order in which they stand side by side; at least one
 * @param form how they are laid out
 */
public record Drawing(String caption, Supplier<List<JFreeChart>> charts, Form form) {
    /** How charts are laid out in a picture. */
    @FunctionalInterface
    public interface Form {
        /** One chart of the usual size. */
        Form WIDE = charts -> Picture.Shape.WIDE.draw(charts.get(0));

        BufferedImage draw(List<JFreeChart> charts);
    }

    /** The chart, the first where there are several. */
    public JFreeChart chart() {
        return charts.get().get(0);
    }

    /**
     * The picture that goes into a file.
     *
     * @throws io.github.secular.numerics.RefusalException if the machine has no fonts to write with
     */
    public BufferedImage picture() {
        return form.draw(charts.get());
    }
}
