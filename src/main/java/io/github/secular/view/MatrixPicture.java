package io.github.secular.view;

import java.awt.Color;
import java.awt.Paint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/** One plane of an image drawn cell by cell, with the numbers written in where there is room; and what all pictures share. */
final class MatrixPicture {
    /** Cells beyond this in a row or a column are too many to have numbers written in. */
    private static final int MOST_NUMBERS = 13;

    private MatrixPicture() {}

    /** One plane, cell by cell. */
    static JFreeChart draw(
            CalibratedImage image, int channel, int frame, String subtitle, PictureAxis x, PictureAxis y) {
        int columns = x.length();
        int rows = y.length();
        double[][] cells = new double[3][columns * rows];
        for (int i = 0; i < columns * rows; i++) {
            int column = i / rows;
            cells[0][i] = (x.edges()[column] + x.edges()[column + 1]) / 2;
            cells[1][i] = (y.edges()[i % rows] + y.edges()[i % rows + 1]) / 2;
            cells[2][i] = hasValue(image, column, i % rows, channel, frame)
                    ? image.value(column, i % rows, channel, frame)
                    : Double.NaN;
        }
        DefaultXYZDataset data = new DefaultXYZDataset();
        data.addSeries(image.title(), cells);
        Channel shown = image.channels().get(channel);
        ValueAxis domain = x.drawn();
        ValueAxis range = y.drawn();
        boolean matrix = domain instanceof SymbolAxis && range instanceof SymbolAxis;
        boolean numbers = matrix && columns <= MOST_NUMBERS && rows <= MOST_NUMBERS;
        XYPlot plot = new XYPlot(data, domain, range, new CellRenderer(x.edges(), y.edges(), shown, numbers));
        if (matrix) {
            // As in a matrix: the numbers of the columns stand above it.
            plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        }
        return around(image.title(), subtitle, plot, shown);
    }

    /** A picture's chart around its plot. */
    static JFreeChart around(String title, String subtitle, XYPlot plot, Channel shown) {
        JFreeChart chart = ChartStyle.chart(title, subtitle, plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart.addSubtitle(colourBar(shown, plot));
        return chart;
    }

    /** A phase is left white where there is next to nothing that could have one. */
    private static boolean hasValue(CalibratedImage image, int x, int y, int channel, int frame) {
        return channel != 3 || !ComplexChannels.isPolar(image) || hasPhase(image, x, y, frame);
    }

    /** Whether a complex number is large enough to have a phase. */
    static boolean hasPhase(CalibratedImage image, int x, int y, int frame) {
        return image.value(x, y, 2, frame) > 1e-9 * image.channels().get(2).high();
    }

    private static ColourBar colourBar(Channel channel, XYPlot plot) {
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
        return new ColourBar(scale, axis, plot);
    }

    /** "0.123", "1.23e-7"; "0" for what is nothing beside the ends of the range; NaN is the empty string. */
    static String threeDigits(double x, Channel channel) {
        return digits(x, channel, 3);
    }

    /** How a number may be written into a cell, the longest first: to three digits, two and one, then with an exponent. */
    static List<String> spellings(double x, Channel channel) {
        boolean small = !isNothing(x, channel) && Math.abs(x) < 0.1;
        List<String> out = new ArrayList<>();
        for (int digits = 3; digits > 0; digits--) {
            out.add(digits(x, channel, digits));
        }
        for (int digits = 2; digits > 0 && small; digits--) {
            out.add(exponent(rounded(x, digits)));
        }
        return out;
    }

    private static String digits(double x, Channel channel, int digits) {
        if (Double.isNaN(x)) {
            return "";
        }
        if (isNothing(x, channel)) {
            return "0";
        }
        BigDecimal rounded = rounded(x, digits);
        boolean plain = Math.abs(x) >= 1e-3 && Math.abs(x) < 1e4;
        return plain
                ? rounded.toPlainString()
                : rounded.toString().replace("E+", "e").replace("E", "e");
    }

    private static boolean isNothing(double x, Channel channel) {
        return Math.abs(x) <= 1e-12 * Math.max(Math.abs(channel.low()), Math.abs(channel.high()));
    }

    private static BigDecimal rounded(double x, int digits) {
        return new BigDecimal(x).round(new MathContext(digits)).stripTrailingZeros();
    }

    /** "7e-3". */
    private static String exponent(BigDecimal x) {
        int power = x.precision() - x.scale() - 1;
        return x.scaleByPowerOfTen(-power).toPlainString() + "e" + power;
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
