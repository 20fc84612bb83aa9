package io.github.secular.present;

import io.github.secular.view.ChartPicture;
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
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 620;

    /** How charts are laid out in a picture. */
    @FunctionalInterface
    public interface Form {
        /** One chart, {@value #WIDTH} × {@value #HEIGHT} pixels. */
        Form WIDE = sized(WIDTH, HEIGHT);

        /** One chart of phase space. */
        Form PHASE_SPACE = sized(760, HEIGHT);

        /** A matrix: as many rows as columns, and it looks it. */
        Form MATRIX = charts -> ChartPicture.square(charts.get(0), HEIGHT);

        BufferedImage draw(List<JFreeChart> charts);

        /** One chart of the given size in pixels. */
        static Form sized(int width, int height) {
            return charts -> ChartPicture.render(charts.get(0), width, height);
        }
    }

    /** One chart of a matrix. */
    static Drawing matrix(String caption, Supplier<JFreeChart> chart) {
        return new Drawing(caption, () -> List.of(chart.get()), Form.MATRIX);
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
