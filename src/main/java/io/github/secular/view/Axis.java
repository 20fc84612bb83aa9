package io.github.secular.view;

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
 *     only the labels tell
 */
public record Axis(String name, double origin, double spacing, String unit, List<String> labels, boolean calibrated) {
    public Axis {
        labels = List.copyOf(labels);
    }

    /** An axis of levels or channels, counted from 0. */
    static Axis counted(String name, List<String> labels) {
        return new Axis(name, 0, 1, "", labels, true);
    }

    /** "time (ns)", or the bare name without a unit. */
    public String heading() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
