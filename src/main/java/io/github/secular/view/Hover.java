package io.github.secular.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pixel of an image is, in words for a status line: names of levels, times and other coordinates with units,
 * the value. Holds no pixels.
 */
public record Hover(List<Axis> axes, List<Channel> channels) {
    /** "rate (1/s)". */
    private static final Pattern OF_UNIT = Pattern.compile("(.*) \\(([^()]+)\\)");

    public Hover {
        axes = List.copyOf(axes);
        channels = List.copyOf(channels);
    }

    public Hover(CalibratedImage image) {
        this(image.axes(), image.channels());
    }

    /** "n = e, m = g, t = 12.5 ns: Re ρ = 0.25". Pixels, channel and frame are counted from 0. */
    public String text(int column, int row, int channel, int frame, double value) {
        return text(column, row, "", channel, frame, value);
    }

    /** The same, with something behind the place. @param more such as ", E = 0.5" */
    String text(int column, int row, String more, int channel, int frame, double value) {
        Matcher name = OF_UNIT.matcher(channels.get(channel).name());
        boolean known = name.matches();
        String number = Double.isNaN(value) ? "no number" : SiTime.digits(value) + (known ? " " + name.group(2) : "");
        return place(column, row, frame) + more + ": "
                + (known ? name.group(1) : channels.get(channel).name()) + " = " + number;
    }

    /** "n = e, m = g, t = 12.5 ns". Pixels and frame are counted from 0. */
    String place(int column, int row, int frame) {
        List<String> parts = new ArrayList<>();
        // of a matrix the row is named first
        boolean matrix =
                !axes.get(1).labels().isEmpty() && !axes.get(0).labels().isEmpty();
        add(parts, axes.get(matrix ? 1 : 0), matrix ? row : column);
        add(parts, axes.get(matrix ? 0 : 1), matrix ? column : row);
        if (axes.size() > 3 && axes.get(3).labels().size() > 1) {
            add(parts, axes.get(3), frame);
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, Axis axis, int pixel) {
        if (pixel < axis.labels().size()) {
            String label = axis.labels().get(pixel);
            // time stamps and parameters bring their names along
            boolean named = label.contains(" = ") || axis.labels().size() == 1;
            parts.add(named ? label : axis.name() + " = " + label);
            return;
        }
        String unit = axis.coordinateUnit().isEmpty() ? "" : " " + axis.coordinateUnit();
        String name = axis.values().numbers().isEmpty()
                ? axis.name()
                : axis.name().replaceFirst("^(log10|number of) ", "").replaceFirst(" \\(.*\\)$", "");
        parts.add(name + " = " + SiTime.digits(axis.coordinate(pixel)) + unit);
    }
}
