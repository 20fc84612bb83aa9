package io.github.secular.view;

import java.awt.Color;
import java.awt.Paint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * One plane of a calibrated image as a picture for print: axes with units and level labels, a colour bar with its
 * numbers, a title. Rows go down, columns to the right. Times stand where they belong also when they are uneven: the
 * edges of a column lie half-way to its neighbours, on a logarithmic axis where the times are logarithmic.
 */
public final class MatrixPicture {
    /** Cells beyond this in a row or a column are too many to have numbers written in. */
    private static final int MOST_NUMBERS = 13;

    private MatrixPicture() {}

    /**
     * A plane of a density matrix or of rates, as a chart.
     *
     * @param channel number of the channel, from 0
     * @param frame number of the time, from 0
     */
    public static JFreeChart of(CalibratedImage image, int channel, int frame) {
        int columns = (int) image.data().dimension(0);
        Axis x = image.axes().get(0);
        double[] edges = new double[columns + 1];
        for (int i = 0; i <= columns; i++) {
            edges[i] = x.origin() + (i - 0.5) * x.spacing();
        }
        String subtitle =
                image.frames() == 1 && image.data().numDimensions() < 4 ? "" : image.sliceLabel(channel, frame);
        ValueAxis domain = "time".equals(x.name()) ? new NumberAxis(x.heading()) : levels(x);
        boolean numbers = columns <= MOST_NUMBERS && image.data().dimension(1) <= MOST_NUMBERS;
        return draw(image, channel, frame, subtitle, edges, domain, numbers);
    }

    /** Populations of a Bloch trajectory, level × time. */
    public static JFreeChart populations(io.github.secular.run.BlochResult result) {
        return overTime(
                new BlochImages(result).populations(),
                new TimeAxis(result.trajectory().times(), result.scenario().units()));
    }

    /** Populations of a rate equation, level × time. */
    public static JFreeChart populations(io.github.secular.run.RateEquationResult result) {
        return overTime(
                RateImages.populations(result),
                new TimeAxis(result.populations().times(), result.scenario().units()));
    }

    private static JFreeChart overTime(CalibratedImage image, TimeAxis time) {
        double[] t = time.shown();
        boolean logarithmic = time.isLogarithmic();
        double[] edges = new double[t.length + 1];
        for (int i = 1; i < t.length; i++) {
            edges[i] = logarithmic && t[i - 1] > 0 ? Math.sqrt(t[i - 1] * t[i]) : (t[i - 1] + t[i]) / 2;
        }
        if (t.length > 0) {
            double step = t.length > 1 ? t[1] - t[0] : 1;
            edges[0] = t[0] - step / 2;
            edges[t.length] = t.length > 1 ? 2 * t[t.length - 1] - edges[t.length - 1] : t[0] + step / 2;
        }
        ValueAxis domain;
        if (logarithmic) {
            int first = t[0] > 0 ? 0 : 1;
            double ratio = Math.sqrt(t[first + 1] / t[first]);
            edges[first] = t[first] / ratio;
            edges[t.length] = t[t.length - 1] * ratio;
            if (first == 1) {
                // Time 0 is infinitely far to the left; a cell left of the picture keeps the columns numbered.
                edges[0] = edges[1] / 10;
            }
            domain = new DecadeAxis(time.scale().axis(), edges[first], edges[t.length]);
        } else {
            domain = new NumberAxis(time.scale().axis());
        }
        String subtitle = logarithmic && t[0] == 0 ? "(t = 0 lies to the left of the logarithmic axis)" : "";
        return draw(image, 0, 0, subtitle, edges, domain, false);
    }

    static JFreeChart draw(
            CalibratedImage image,
            int channel,
            int frame,
            String subtitle,
            double[] edges,
            ValueAxis domain,
            boolean numbers) {
        int columns = edges.length - 1;
        int rows = (int) image.data().dimension(1);
        double[][] cells = new double[3][columns * rows];
        for (int i = 0; i < columns * rows; i++) {
            int column = i / rows;
            cells[0][i] = (edges[column] + edges[column + 1]) / 2;
            cells[1][i] = i % rows;
            cells[2][i] = hasValue(image, column, i % rows, channel, frame)
                    ? image.value(column, i % rows, channel, frame)
                    : Double.NaN;
        }
        DefaultXYZDataset data = new DefaultXYZDataset();
        data.addSeries(image.title(), cells);
        Channel shown = image.channels().get(channel);
        SymbolAxis range = levels(image.axes().get(1));
        range.setInverted(true);
        if (domain instanceof NumberAxis && !(domain instanceof SymbolAxis)) {
            domain.setRange(edges[0], edges[columns]);
        }
        XYPlot plot = new XYPlot(
                data, domain, range, new CellRenderer(edges, rows, shown, numbers ? longest(cells[2], shown) : null));
        if (domain instanceof SymbolAxis) {
            // As in a matrix: the numbers of the columns stand above it.
            plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        }
        JFreeChart chart = ChartStyle.chart(image.title(), subtitle, plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart.addSubtitle(colourBar(shown));
        return chart;
    }

    /** The longest text that a cell would have. */
    private static String longest(double[] values, Channel channel) {
        String longest = "0";
        for (double value : values) {
            String text = threeDigits(value, channel);
            longest = text.length() > longest.length() ? text : longest;
        }
        return longest;
    }

    /** A phase is left white where there is next to nothing that could have one. */
    private static boolean hasValue(CalibratedImage image, int x, int y, int channel, int frame) {
        boolean phase = image.channels().size() == 4 && channel == 3;
        return !phase
                || image.value(x, y, 2, frame) > 1e-9 * image.channels().get(2).high();
    }

    static SymbolAxis levels(Axis axis) {
        SymbolAxis out = new SymbolAxis(axis.heading(), axis.labels().toArray(String[]::new));
        out.setGridBandsVisible(false);
        out.setRange(-0.5, axis.labels().size() - 0.5);
        if (axis.labels().size() > 24) {
            out.setTickUnit(new NumberTickUnit(Math.ceil(axis.labels().size() / 12.0)));
        }
        // Names side by side along the upper edge would run into each other.
        boolean upright = axis.labels().stream().mapToInt(String::length).sum() > 45;
        out.setVerticalTickLabels(upright && ("m".equals(axis.name()) || "to".equals(axis.name())));
        return out;
    }

    static PaintScaleLegend colourBar(Channel channel) {
        PaintScale scale = new PaintScale() {
            @Override
            public double getLowerBound() {
                return channel.low();
            }

            @Override
            public double getUpperBound() {
                return channel.high();
            }

            @Override
            public Paint getPaint(double value) {
                return new Color(channel.colours().rgb(value, channel.low(), channel.high()));
            }
        };
        NumberAxis axis = new NumberAxis(channel.name());
        ChartStyle.axis(axis);
        axis.setRange(channel.low(), channel.high());
        axis.setNumberFormatOverride(new Ticks(channel));
        axis.setTickLabelInsets(new RectangleInsets(7, 4, 7, 4));
        if (channel.high() == Math.PI && channel.low() == -Math.PI) {
            axis.setTickUnit(new NumberTickUnit(Math.PI / 2));
            axis.setNumberFormatOverride(new Quarters(channel));
        }
        PaintScaleLegend bar = new PaintScaleLegend(scale, axis);
        bar.setSubdivisionCount(ColourMap.SIZE);
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        bar.setStripWidth(16);
        bar.setStripOutlineVisible(true);
        bar.setMargin(new RectangleInsets(24, 12, 40, 4));
        bar.setBackgroundPaint(Color.WHITE);
        return bar;
    }

    /** "0.123", "1.23e-7"; "0" for what is nothing beside the ends of the range; NaN is the empty string. */
    static String threeDigits(double x, Channel channel) {
        if (Double.isNaN(x)) {
            return "";
        }
        if (Math.abs(x) <= 1e-12 * Math.max(Math.abs(channel.low()), Math.abs(channel.high()))) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(3)).stripTrailingZeros();
        boolean plain = Math.abs(x) >= 1e-3 && Math.abs(x) < 1e4;
        return plain
                ? rounded.toPlainString()
                : rounded.toString().replace("E+", "e").replace("E", "e");
    }

    /** Numbers on the colour bar, short whatever their size. */
    private static class Ticks extends NumberFormat {
        private static final long serialVersionUID = 1L;

        private final transient Channel channel;

        Ticks(Channel channel) {
            this.channel = channel;
        }

        @Override
        public StringBuffer format(double x, StringBuffer out, FieldPosition position) {
            return out.append(threeDigits(x, channel));
        }

        @Override
        public StringBuffer format(long x, StringBuffer out, FieldPosition position) {
            return format((double) x, out, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("ticks are only written");
        }
    }

    /** Quarter turns: −π, −π/2, 0, π/2, π. */
    private static final class Quarters extends Ticks {
        private static final long serialVersionUID = 1L;
        private static final List<String> NAMES = List.of("−π", "−π/2", "0", "π/2", "π");

        Quarters(Channel channel) {
            super(channel);
        }

        @Override
        public StringBuffer format(double x, StringBuffer out, FieldPosition position) {
            return out.append(NAMES.get((int) Math.round(x / (Math.PI / 2)) + 2));
        }
    }
}
