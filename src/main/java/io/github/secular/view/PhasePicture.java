package io.github.secular.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** An image over two continuous axes as a chart: phase space with its shells, or energies over time. */
public final class PhasePicture {
    /** The room that the name of a shell needs, as a part of the picture. */
    private static final double NAME_WIDTH = 0.18;

    private static final double NAME_HEIGHT = 0.04;

    private PhasePicture() {}

    /**
     * A frame of an image of phase space with shells drawn in.
     *
     * @param frame number of the time, from 0
     */
    public static JFreeChart density(CalibratedImage image, int frame, List<ShellOutlines.Outline> shells) {
        CalibratedImage shown = alone(image, frame);
        XYPlot plot = plot(shown, frame);
        XYSeriesCollection curves = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = (XYLineAndShapeRenderer) plot.getRenderer();
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < shells.size(); i++) {
            ShellOutlines.Outline shell = shells.get(i);
            XYSeries series = new XYSeries(shell.name(), false);
            for (int j = 0; j <= shell.x().length; j++) {
                series.add(shell.x()[j % shell.x().length], shell.p()[j % shell.x().length], false);
            }
            curves.addSeries(series);
            renderer.setSeriesPaint(i, new Color(120, 200, 200));
            renderer.setSeriesStroke(i, new BasicStroke(0.8f));
        }
        plot.setDataset(curves);
        label(plot, shells);
        return chart(shown, image.frames() > 1 ? image.sliceLabel(0, frame) : "", plot);
    }

    private static void label(XYPlot plot, List<ShellOutlines.Outline> shells) {
        int[] places = LabelPlaces.of(
                shells,
                NAME_WIDTH * plot.getDomainAxis().getRange().getLength(),
                NAME_HEIGHT * plot.getRangeAxis().getRange().getLength());
        for (int i = 0; i < places.length; i++) {
            ShellOutlines.Outline shell = shells.get(i);
            XYTextAnnotation name = new XYTextAnnotation(
                    "\u00a0" + shell.name() + "\u00a0", shell.x()[places[i]], shell.p()[places[i]]);
            name.setPaint(Color.WHITE);
            name.setBackgroundPaint(new Color(0, 0, 0, 170));
            plot.addAnnotation(name);
        }
    }

    /** The same with the colours of one frame, which by itself need not leave room for the others. */
    private static CalibratedImage alone(CalibratedImage image, int frame) {
        Channel all = image.channels().get(0);
        double largest = 0;
        for (int row = 0; row < image.data().dimension(1); row++) {
            for (int column = 0; column < image.data().dimension(0); column++) {
                largest = Math.max(largest, Math.abs(image.value(column, row, 0, frame)));
            }
        }
        Channel own = all.low() < 0 ? Channel.signed(all.name(), largest) : Channel.positive(all.name(), largest);
        return new CalibratedImage(image.title(), image.data(), image.axes(), List.of(own), image.info());
    }

    /** Energies to the right, time downwards. */
    public static JFreeChart distribution(CalibratedImage image) {
        XYPlot plot = plot(image, 0);
        plot.getRangeAxis().setInverted(true);
        return chart(image, "", plot);
    }

    private static JFreeChart chart(CalibratedImage image, String subtitle, XYPlot plot) {
        JFreeChart chart = ChartStyle.chart(image.title(), subtitle, plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart.addSubtitle(MatrixPicture.colourBar(image.channels().get(0)));
        return chart;
    }

    private static XYPlot plot(CalibratedImage image, int frame) {
        Axis x = image.axes().get(0);
        Axis y = image.axes().get(1);
        int columns = (int) image.data().dimension(0);
        int rows = (int) image.data().dimension(1);
        double[] xs = edges(x, columns);
        double[] ys = edges(y, rows);
        NumberAxis domain = new NumberAxis(x.calibrated() ? x.heading() : "number of " + x.name());
        NumberAxis range = new NumberAxis(y.calibrated() ? y.heading() : "number of " + y.name());
        domain.setRange(xs[0], xs[1]);
        range.setRange(ys[0], ys[1]);
        XYPlot plot = new XYPlot(new XYSeriesCollection(), domain, range, new XYLineAndShapeRenderer(true, false));
        // The image is drawn upright between its corners, also where the axis is turned round: the first row on top.
        plot.getRenderer()
                .addAnnotation(
                        new XYDataImageAnnotation(
                                picture(image, frame, columns, rows), xs[0], ys[0], xs[1] - xs[0], ys[1] - ys[0], true),
                        Layer.BACKGROUND);
        return plot;
    }

    private static double[] edges(Axis axis, int count) {
        double first = axis.origin() - axis.spacing() / 2;
        double last = first + count * axis.spacing();
        return new double[] {Math.min(first, last), Math.max(first, last)};
    }

    private static Image picture(CalibratedImage image, int frame, int columns, int rows) {
        BufferedImage out = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        Channel channel = image.channels().get(0);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = image.value(column, row, 0, frame);
                out.setRGB(column, row, channel.colours().rgb(value, channel.low(), channel.high()));
            }
        }
        return out;
    }
}
