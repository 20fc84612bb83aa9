package io.github.secular.view;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;

/**
 * One dimension of an image as the axis of its picture: names of levels where pixels have them, times, energies and
 * parameters at their values also where these are uneven, decades where they are logarithmic. Pixels meet half-way
 * between their coordinates.
 */
final class PictureAxis {
    private static final String LOGARITHM = "log10 ";
    private static final String NUMBER = "number of ";
    private static final int MOST_NAMES = 12;
    /** Names that would run into each other side by side stand upright. */
    private static final int LONGEST_ROW = 45;

    private final double[] edges;
    private final boolean even;
    private final Supplier<ValueAxis> made;

    private PictureAxis(double[] edges, boolean even, Supplier<ValueAxis> made) {
        this.edges = edges;
        this.even = even;
        this.made = made;
    }

    /** @param length number of pixels, at least 1 */
    static PictureAxis of(Axis axis, int length) {
        if ("time".equals(axis.name())) {
            return ofTimes(axis, length);
        }
        if (axis.labels().size() == length && !"k".equals(axis.name())) {
            return new PictureAxis(steps(0, 1, length), true, () -> levels(axis));
        }
        double[] steps = steps(axis.origin(), axis.spacing(), length);
        if (axis.values().numbers().isEmpty()) {
            return new PictureAxis(steps, true, () -> numbers(axis, steps));
        }
        if (axis.name().startsWith(LOGARITHM)) {
            double[] powers = Arrays.stream(steps).map(e -> Math.pow(10, e)).toArray();
            String heading = axis.name().substring(LOGARITHM.length());
            return new PictureAxis(powers, true, () -> new DecadeAxis(heading, low(powers), high(powers)));
        }
        if (axis.name().startsWith(NUMBER)) {
            return new PictureAxis(steps, true, () -> places(axis, length));
        }
        double[] middles = new double[length];
        Arrays.setAll(middles, axis::coordinate);
        double[] between = between(middles);
        return new PictureAxis(between, false, () -> numbers(axis, between));
    }

    /** Where a place of an evenly spaced axis stands on the drawn one. @param place in pixels, which may be between two */
    static double at(Axis axis, double place) {
        double out = axis.origin() + axis.spacing() * place;
        return axis.name().startsWith(LOGARITHM) ? Math.pow(10, out) : out;
    }

    private static PictureAxis ofTimes(Axis axis, int length) {
        double[] t = new double[length];
        Arrays.setAll(t, axis::coordinate);
        String heading = axis.coordinateUnit().isEmpty() ? "t" : "t (" + axis.coordinateUnit() + ")";
        if (!TimeAxis.isLogarithmic(t)) {
            double[] edges = between(t);
            return new PictureAxis(edges, TimeAxis.isEven(t), () -> numbers(heading, edges));
        }
        double[] edges = new double[length + 1];
        for (int i = 1; i < length; i++) {
            edges[i] = Math.sqrt(t[i - 1] * t[i]);
        }
        int first = t[0] > 0 ? 0 : 1;
        double ratio = Math.sqrt(t[first + 1] / t[first]);
        edges[first] = t[first] / ratio;
        edges[length] = t[length - 1] * ratio;
        if (first == 1) {
            // Time 0 is infinitely far to the left; a cell left of the picture keeps the columns numbered.
            edges[0] = edges[1] / 10;
        }
        return new PictureAxis(edges, false, () -> new DecadeAxis(heading, edges[first], edges[length]));
    }

    /** The coordinates at which pixels meet, from the outer edge of the first to that of the last; in its order. */
    double[] edges() {
        return edges.clone();
    }

    /** Whether all pixels are of one width in a picture. */
    boolean isEven() {
        return even;
    }

    int length() {
        return edges.length - 1;
    }

    /** A new axis for a chart. */
    ValueAxis drawn() {
        return made.get();
    }

    /** The pixel at a coordinate, or −1 outside. */
    int pixel(double coordinate) {
        for (int i = 0; i < length(); i++) {
            if ((coordinate - edges[i]) * (coordinate - edges[i + 1]) <= 0) {
                return i;
            }
        }
        return -1;
    }

    static SymbolAxis levels(Axis axis) {
        SymbolAxis out = new SymbolAxis(axis.heading(), axis.labels().toArray(String[]::new));
        out.setGridBandsVisible(false);
        out.setRange(-0.5, axis.labels().size() - 0.5);
        if (axis.labels().size() > 24) {
            out.setTickUnit(new NumberTickUnit(Math.ceil(axis.labels().size() / 12.0)));
        }
        boolean upright = axis.labels().stream().mapToInt(String::length).sum() > LONGEST_ROW;
        out.setVerticalTickLabels(upright && ("m".equals(axis.name()) || "to".equals(axis.name())));
        return out;
    }

    private static SymbolAxis places(Axis axis, int length) {
        String[] names = new String[length];
        for (int i = 0; i < length; i++) {
            names[(int) Math.round(axis.origin() + i * axis.spacing())] = GridAxis.text(axis.coordinate(i));
        }
        String name = axis.name().substring(NUMBER.length());
        SymbolAxis out = new SymbolAxis(name + unit(axis), names);
        out.setGridBandsVisible(false);
        out.setRange(-0.5, length - 0.5);
        out.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil((double) length / MOST_NAMES))));
        return out;
    }

    private static NumberAxis numbers(Axis axis, double[] edges) {
        NumberAxis out = numbers(axis.name() + unit(axis), edges);
        if ("k".equals(axis.name())) {
            out.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        }
        return out;
    }

    private static NumberAxis numbers(String heading, double[] edges) {
        NumberAxis out = new NumberAxis(heading);
        out.setAutoRangeIncludesZero(false);
        out.setRange(low(edges), high(edges));
        return out;
    }

    private static String unit(Axis axis) {
        return axis.coordinateUnit().isEmpty() ? "" : " (" + axis.coordinateUnit() + ")";
    }

    private static double[] steps(double origin, double spacing, int length) {
        double[] out = new double[length + 1];
        Arrays.setAll(out, i -> origin + (i - 0.5) * spacing);
        return out;
    }

    private static double[] between(double[] t) {
        int n = t.length;
        double[] out = new double[n + 1];
        for (int i = 1; i < n; i++) {
            out[i] = (t[i - 1] + t[i]) / 2;
        }
        out[0] = n > 1 ? (3 * t[0] - t[1]) / 2 : t[0] - 0.5;
        out[n] = n > 1 ? (3 * t[n - 1] - t[n - 2]) / 2 : t[0] + 0.5;
        return out;
    }

    private static double low(double[] edges) {
        return Math.min(edges[0], edges[edges.length - 1]);
    }

    private static double high(double[] edges) {
        return Math.max(edges[0], edges[edges.length - 1]);
    }
}
