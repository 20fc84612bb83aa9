package io.github.secular.view;

import io.github.secular.study.StudyParameter;
import io.github.secular.study.StudyParameter.Spacing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A parameter of a study as an axis: even values by themselves, logarithmic ones by log10, others by their number from
 * 0. Evenly spaced values run upwards whatever their order in the study.
 */
final class GridAxis {
    private final StudyParameter parameter;
    private final double[] values;
    private final Spacing spacing;
    private final boolean turned;

    GridAxis(StudyParameter parameter) {
        this.parameter = parameter;
        this.values = parameter.values();
        boolean negative = Arrays.stream(values).anyMatch(v -> v <= 0);
        this.spacing = parameter.spacing() == Spacing.LOGARITHMIC && negative ? Spacing.UNEVEN : parameter.spacing();
        this.turned = spacing != Spacing.UNEVEN && values[values.length - 1] < values[0];
    }

    int length() {
        return values.length;
    }

    /** The number of the value that stands at a place of the axis. */
    int number(int place) {
        return turned ? values.length - 1 - place : place;
    }

    /** "epsilon = 0.05 (unit)" at a place. */
    String label(int place) {
        String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
        return parameter.name() + " = " + text(values[number(place)]) + unit;
    }

    /** The coordinate of a place: the value, its log10, or the place itself. */
    private double coordinate(int place) {
        return switch (spacing) {
            case LINEAR -> values[number(place)];
            case LOGARITHMIC -> Math.log10(values[number(place)]);
            case UNEVEN -> place;
        };
    }

    private double step() {
        int last = values.length - 1;
        return last == 0 ? 1 : (coordinate(last) - coordinate(0)) / last;
    }

    /** As the axis of an image. @param upwards whether the first row is the one of the last value */
    Axis axis(boolean upwards) {
        int last = values.length - 1;
        String name =
                switch (spacing) {
                    case LINEAR -> parameter.name();
                    case LOGARITHMIC -> "log10 " + parameter.heading();
                    case UNEVEN -> "number of " + parameter.name();
                };
        return new Axis(
                name,
                coordinate(upwards ? last : 0),
                upwards ? -step() : step(),
                spacing == Spacing.LINEAR ? parameter.unit() : "",
                List.of(),
                true,
                spacing == Spacing.LINEAR
                        ? Axis.Values.NONE
                        : Axis.Values.of(
                                IntStream.rangeClosed(0, last)
                                        .mapToDouble(i -> values[number(upwards ? last - i : i)])
                                        .toArray(),
                                parameter.unit()));
    }

    /** As the axis of a chart, with the values themselves at its ticks. */
    PictureAxis picture() {
        return PictureAxis.of(axis(false), length());
    }

    /** Where the value of a place stands on the drawn axis. */
    double at(int place) {
        return spacing == Spacing.UNEVEN ? place : values[number(place)];
    }

    /** Four digits. */
    static String text(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        boolean plain = value == 0 || Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5;
        return plain ? rounded.toPlainString() : rounded.toString().replace("E", "e");
    }

    /** "parameter: values" for an account. */
    String info() {
        StringBuilder out = new StringBuilder(parameter.heading()).append(':');
        for (double value : values) {
            out.append(' ').append(value);
        }
        return out.append('\n').toString();
    }
}
