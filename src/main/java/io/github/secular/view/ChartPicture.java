package io.github.secular.view;

import io.github.secular.numerics.RefusalException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.LegendTitle;

/** Draws charts into pictures, with or without a display. */
public final class ChartPicture {
    /** Size of a chart on the screen, pixels. */
    public static final int WIDTH = 900;

    public static final int HEIGHT = 600;

    /** A small picture has no room for more names than this in letters of the usual size. */
    private static final int MOST_NAMES = 7;

    private static final float SMALL = 9;

    private ChartPicture() {}

    /** One chart as large as on the screen. @throws RefusalException if the machine has no fonts to write with */
    public static BufferedImage of(JFreeChart chart) {
        return render(chart, WIDTH, HEIGHT);
    }

    /**
     * One chart, width × height pixels, RGB on white.
     *
     * @throws RefusalException if the machine has no fonts to write with
     */
    public static BufferedImage render(JFreeChart chart, int width, int height) {
        return grid(List.of(chart), 1, width, height);
    }

    /**
     * A chart as a small picture, width × height pixels: without its title, and a legend of many names in small letters.
     *
     * @throws RefusalException if the machine has no fonts to write with
     */
    public static BufferedImage small(JFreeChart chart, int width, int height) {
        chart.setTitle((String) null);
        if (chart.getLegend() != null && chart.getXYPlot().getLegendItems().getItemCount() > MOST_NAMES) {
            LegendTitle legend = chart.getLegend();
            legend.setItemFont(legend.getItemFont().deriveFont(SMALL));
        }
        return render(chart, width, height);
    }

    /**
     * One chart whose plot, between its axes, is as wide as it is high; the picture as wide as that takes.
     *
     * @throws RefusalException if the machine has no fonts to write with
     */
    public static BufferedImage square(JFreeChart chart, int height) {
        requireFonts();
        int width = height;
        // Twice, because titles may break into more lines where the picture becomes narrower.
        for (int round = 0; round < 2; round++) {
            Rectangle2D plot = plotArea(chart, width, height);
            width += (int) Math.round(plot.getHeight() - plot.getWidth());
        }
        return render(chart, width, height);
    }

    /**
     * How high a chart of this width is, so that its plot, between its axes, has the given shape.
     *
     * @param shape height over width of the plot
     * @throws RefusalException if the machine has no fonts to write with
     */
    public static double heightFor(JFreeChart chart, double width, double shape) {
        requireFonts();
        double height = width;
        for (int round = 0; round < 2; round++) {
            Rectangle2D plot = plotArea(chart, (int) Math.round(width), (int) Math.round(height));
            height += shape * plot.getWidth() - plot.getHeight();
        }
        return height;
    }

    private static Rectangle2D plotArea(JFreeChart chart, int width, int height) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.createBufferedImage(width, height, info);
        return info.getPlotInfo().getDataArea();
    }

    /**
     * Charts side by side, row by row, each width × height pixels.
     *
     * @throws RefusalException if the machine has no fonts to write with
     */
    public static BufferedImage grid(List<JFreeChart> charts, int columns, int width, int height) {
        int rows = (charts.size() + columns - 1) / columns;
        return fill(charts, columns, columns * width, rows * height, List.of());
    }

    /**
     * The same in a picture of width × height pixels.
     *
     * @param infos one for each chart, which hears where its parts stand; or none
     */
    static BufferedImage fill(
            List<JFreeChart> charts, int columns, int width, int height, List<ChartRenderingInfo> infos) {
        requireFonts();
        int rows = (charts.size() + columns - 1) / columns;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            for (int i = 0; i < charts.size(); i++) {
                int left = i % columns * width / columns;
                int top = i / columns * height / rows;
                Rectangle2D area = new Rectangle2D.Double(
                        left, top, (i % columns + 1) * width / columns - left, (i / columns + 1) * height / rows - top);
                charts.get(i).draw(g, area, infos.isEmpty() ? null : infos.get(i));
            }
        } finally {
            g.dispose();
        }
        return picture;
    }

    /**
     * Writes a PNG file, whole or not at all.
     *
     * @throws IOException if the folder does not exist or cannot be written to
     */
    public static void savePng(BufferedImage picture, Path file) throws IOException {
        AtomicFile.write(file, temporary -> PngFile.write(picture, temporary));
    }

    /** A Java without any installed font fails deep inside with errors that say nothing to a user. */
    private static void requireFonts() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            g.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("ρ");
        } catch (InternalError | LinkageError | RuntimeException e) {
            throw new RefusalException("Pictures cannot be drawn because this machine has no fonts for Java (" + e
                    + "); install fontconfig and a font package, such as fonts-dejavu.");
        } finally {
            g.dispose();
        }
    }
}
