package io.github.secular.host;

import ij.ImagePlus;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;

/** A chart as an RGB image. */
final class ChartPicture {
    static final int WIDTH = 900;
    static final int HEIGHT = 600;

    private ChartPicture() {}

    static String title(JFreeChart chart) {
        return chart.getTitle() == null ? "Chart" : chart.getTitle().getText();
    }

    static ImagePlus of(JFreeChart chart, int width, int height) {
        return new ImagePlus(title(chart), chart.createBufferedImage(width, height, BufferedImage.TYPE_INT_RGB, null));
    }
}
