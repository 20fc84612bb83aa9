package io.github.secular.present;

import io.github.secular.view.ChartPicture;
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
    /**
     * How charts are laid out in a picture.
     *
     * @param width of each of them, pixels
     * @param height of each of them, pixels
     * @param square whether the plot between the axes is to be as wide as it is high, whatever the width
     * @param columns how many stand side by side at the most
     */
    public record Form(int width, int height, boolean square, int columns) {
        /** One chart of the usual size. */
        public static final Form WIDE = of(Picture.Shape.WIDE);

        /** What suits pictures of a shape; of slices and of maps two stand side by side. */
        public static Form of(Picture.Shape shape) {
            boolean several = shape == Picture.Shape.LATTICE || shape == Picture.Shape.MAP;
            return new Form(shape.width(), shape.height(), shape == Picture.Shape.MATRIX, several ? 2 : 1);
        }

        private BufferedImage draw(List<JFreeChart> charts) {
            return square
                    ? ChartPicture.square(charts.get(0), height)
                    : ChartPicture.grid(charts, Math.min(columns, charts.size()), width, height);
        }
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
