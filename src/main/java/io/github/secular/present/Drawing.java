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

    /**
     * How charts are laid out in a picture.
     *
     * @param width of each of them, pixels
     * @param height of each of them, pixels
     * @param square whether the plot between the axes is to be as wide as it is high, whatever the width
     * @param columns how many stand side by side at the most
     */
    public record Form(int width, int height, boolean square, int columns) {
        /** One chart, {@value #WIDTH} × {@value #HEIGHT} pixels. */
        public static final Form WIDE = sized(WIDTH, HEIGHT);

        /** One chart of phase space. */
        public static final Form PHASE_SPACE = sized(760, HEIGHT);

        /** A matrix: as many rows as columns, and it looks it. */
        public static final Form MATRIX = new Form(HEIGHT, HEIGHT, true, 1);

        /** Charts of the given size in pixels, one below the other. */
        static Form sized(int width, int height) {
            return new Form(width, height, false, 1);
        }

        /** Charts of the given size in pixels, two of them side by side. */
        static Form pairs(int width, int height) {
            return new Form(width, height, false, 2);
        }

        private BufferedImage draw(List<JFreeChart> charts) {
            return square
                    ? ChartPicture.square(charts.get(0), height)
                    : ChartPicture.grid(charts, Math.min(columns, charts.size()), width, height);
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
