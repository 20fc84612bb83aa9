package io.github.secular.view;

import io.github.secular.classical.Hamiltonian1D;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeriesCollection;

/** A plane over two continuous axes as a chart: phase space with its shells, a study over two parameters. */
final class PhasePicture {
    /** Shells over colours that are white where there is nothing, or black. */
    private static final Color ON_WHITE = new Color(60, 130, 130);

    private static final Color ON_BLACK = new Color(120, 200, 200);

    private static final int NOTHING = 0xB8B8B8;

    private PhasePicture() {}

    /** A frame of an image of phase space with shells drawn in. @param alike images that share its colours @param well whose phase space it is; null where that is not known */
    static JFreeChart density(
            CalibratedImage image,
            List<CalibratedImage> alike,
            int frame,
            String subtitle,
            PictureAxis x,
            PictureAxis y,
            List<ShellOutlines.Outline> shells,
            Hamiltonian1D well) {
        Channel shown = colours(image.channels().get(0), alike, frame);
        XYPlot plot = plot(image, shown, 0, frame, x, y, shells, well);
        XYLineAndShapeRenderer renderer = (XYLineAndShapeRenderer) plot.getRenderer();
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < shells.size(); i++) {
            renderer.setSeriesPaint(i, shown.low() < 0 ? ON_WHITE : ON_BLACK);
            renderer.setSeriesStroke(i, new BasicStroke(0.8f));
        }
        plot.setDataset(WellPlot.all(shells));
        label(plot, shells);
        return MatrixPicture.around(image.title(), subtitle, plot, shown);
    }

    private static void label(XYPlot plot, List<ShellOutlines.Outline> shells) {
        Range across = plot.getDomainAxis().getRange();
        Range up = plot.getRangeAxis().getRange();
        ShellNames names =
                new ShellNames(shells, new double[] {across.getLowerBound(), across.getUpperBound()}, new double[] {
                    up.getLowerBound(), up.getUpperBound()
                });
        for (int i = 0; i < shells.size(); i++) {
            plot.addAnnotation(new ShellName(shells.get(i), i, names));
        }
    }

    /** The colours of one frame, which by itself need not leave room for the others. */
    private static Channel colours(Channel all, List<CalibratedImage> images, int frame) {
        double largest = 0;
        for (CalibratedImage image : images) {
            for (int row = 0; row < image.data().dimension(1); row++) {
                for (int column = 0; column < image.data().dimension(0); column++) {
                    largest = Math.max(largest, Math.abs(image.value(column, row, 0, frame)));
                }
            }
        }
        return all.low() < 0 ? Channel.signed(all.name(), largest) : Channel.positive(all.name(), largest);
    }

    /** A plane in the colours of its channel, or, where frames are times, of its frame; grey where there is no number. */
    static JFreeChart map(
            CalibratedImage image, int channel, int frame, String subtitle, PictureAxis x, PictureAxis y) {
        boolean movie = image.channels().size() == 1
                && image.frames() > 1
                && "time".equals(image.axes().get(3).name());
        Channel all = image.channels().get(channel);
        Channel shown = movie ? colours(all, List.of(image), frame) : all;
        return MatrixPicture.around(
                image.title(), subtitle, plot(image, shown, channel, frame, x, y, List.of(), null), shown);
    }

    private static XYPlot plot(
            CalibratedImage image,
            Channel shown,
            int channel,
            int frame,
            PictureAxis x,
            PictureAxis y,
            List<ShellOutlines.Outline> shells,
            Hamiltonian1D well) {
        ValueAxis domain = x.drawn();
        ValueAxis range = y.drawn();
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        List<ShellOutlines.Outline> things =
                shells.stream().filter(s -> s.thing() != null).toList();
        XYPlot plot = well != null
                ? new WellPlot(well, new XYSeriesCollection(), domain, range, lines)
                : things.isEmpty()
                        ? new XYPlot(new XYSeriesCollection(), domain, range, lines)
                        : new LinesPlot(things, domain, range, lines);
        // The image is drawn upright between its corners, also where the axis is turned round: the first row on top.
        plot.getRenderer()
                .addAnnotation(
                        new XYDataImageAnnotation(
                                pixels(image, shown, channel, frame),
                                domain.getLowerBound(),
                                range.getLowerBound(),
                                domain.getRange().getLength(),
                                range.getRange().getLength(),
                                true),
                        Layer.BACKGROUND);
        return plot;
    }

    private static BufferedImage pixels(CalibratedImage image, Channel shown, int channel, int frame) {
        int columns = (int) image.data().dimension(0);
        int rows = (int) image.data().dimension(1);
        BufferedImage out = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = image.value(column, row, channel, frame);
                out.setRGB(
                        column,
                        row,
                        Double.isNaN(value) ? NOTHING : shown.colours().rgb(value, shown.low(), shown.high()));
            }
        }
        return out;
    }
}
