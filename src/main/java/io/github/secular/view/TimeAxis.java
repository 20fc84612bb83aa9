package io.github.secular.view;

import io.github.secular.scenario.Units;
import java.util.Arrays;

/** The times of a trajectory as an axis: even, logarithmic or neither. */
final class TimeAxis {
    private static final double EVEN = 1e-9;

    private final double[] times;
    private final SiTime scale;

    /** @param times slow times, increasing */
    TimeAxis(double[] times, Units units) {
        this.times = times;
        this.scale = SiTime.of(units, times.length == 0 ? 0 : times[times.length - 1]);
    }

    SiTime scale() {
        return scale;
    }

    /** Times in shown units. */
    double[] shown() {
        return Arrays.stream(times).map(scale::shown).toArray();
    }

    boolean isEven() {
        return isEven(times);
    }

    static boolean isEven(double[] times) {
        int last = times.length - 1;
        if (last < 1) {
            return true;
        }
        double step = (times[last] - times[0]) / last;
        for (int i = 0; i <= last; i++) {
            if (Math.abs(times[i] - times[0] - i * step) > EVEN * Math.abs(times[last])) {
                return false;
            }
        }
        return true;
    }

    boolean isLogarithmic() {
        return isLogarithmic(times);
    }

    /** Whether times, but for a 0 at the start, have one ratio above 1 between neighbours; at least 4 of them. */
    static boolean isLogarithmic(double[] times) {
        int first = times.length > 0 && times[0] == 0 ? 1 : 0;
        int count = times.length - first;
        if (count < 4 || isEven(times)) {
            return false;
        }
        double step = Math.log(times[times.length - 1] / times[first]) / (count - 1);
        for (int i = 0; i < count; i++) {
            // 1e-6: files give such times to a handful of digits.
            if (Math.abs(Math.log(times[first + i] / times[first]) - i * step) > 1e-6 * Math.max(1, step * i)) {
                return false;
            }
        }
        return true;
    }

    /** Calibrated where the times are even; labelled with the time stamps anyhow. */
    Axis axis() {
        var labels = scale.labels(times);
        if (!isEven()) {
            return new Axis("time", 0, 1, "", labels, false, Axis.Values.of(shown(), scale.unit()));
        }
        double[] shown = shown();
        double spacing = shown.length < 2 ? 1 : (shown[shown.length - 1] - shown[0]) / (shown.length - 1);
        return new Axis("time", shown.length == 0 ? 0 : shown[0], spacing, scale.unit(), labels, true);
    }

    /** A line for the info of an image: nothing where the times are even, else that they are not, and all of them. */
    String info() {
        if (isEven()) {
            return "";
        }
        StringBuilder out = new StringBuilder("Times (not evenly spaced, so the time axis is not calibrated)");
        out.append(scale.unit().isEmpty() ? ":" : ", " + scale.unit() + ":");
        for (double t : shown()) {
            out.append(' ').append(SiTime.digits(t));
        }
        return out.append('\n').toString();
    }
}
