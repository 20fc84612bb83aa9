package io.github.secular.view;

import java.util.Arrays;
import java.util.List;

/**
 * What one dimension of an image is.
 *
 * @param name "n", "m", "level", "from", "to", "channel" or "time"
 * @param origin the coordinate of the middle of pixel 0
 * @param spacing the distance between the middles of two pixels; 1 where the axis is not calibrated
 * @param unit "ns", or "" where there is none
 * @param labels one per pixel (level labels, channel names, time stamps); empty where the numbers say it all
 * @param calibrated whether origin and spacing mean something; false for times that are not evenly spaced, of which
 *     only the labels and the values tell
 * @param values the coordinates themselves where origin and spacing do not give them: of places that are not evenly
 *     spaced, or of which the logarithm is shown
 */
public record Axis(
        String name,
        double origin,
        double spacing,
        String unit,
        List<String> labels,
        boolean calibrated,
        Values values) {
    /**
     * Coordinates one by one.
     *
     * @param numbers one per pixel, in its order; or none
     * @param unit theirs, "" where there is none
     */
    public record Values(List<Double> numbers, String unit) {
        public static final Values NONE = new Values(List.of(), "");

        public Values {
            numbers = List.copyOf(numbers);
        }

        static Values of(double[] numbers, String unit) {
            return new Values(Arrays.stream(numbers).boxed().toList(), unit);
        }
    }

    public Axis {
        labels = List.copyOf(labels);
    }

    /** One of which origin, spacing and labels tell all. */
    public Axis(String name, double origin, double spacing, String unit, List<String> labels, boolean calibrated) {
        this(name, origin, spacing, unit, labels, calibrated, Values.NONE);
    }

    /** An axis of levels or channels, counted from 0. */
    static Axis counted(String name, List<String> labels) {
        return new Axis(name, 0, 1, "", labels, true);
    }

    /** "time (ns)", or the bare name without a unit. */
    public String heading() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** The coordinate of the middle of a pixel. @param pixel from 0 */
    public double coordinate(int pixel) {
        return values.numbers().isEmpty()
                ? origin + pixel * spacing
                : values.numbers().get(pixel);
    }

    /** The unit of {@link #coordinate}, "" where there is none. */
    public String coordinateUnit() {
        return values.numbers().isEmpty() ? unit : values.unit();
    }
}
