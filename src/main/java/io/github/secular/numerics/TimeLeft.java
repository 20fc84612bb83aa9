package io.github.secular.numerics;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long work is going to take, from what it has told so far: at the pace of the last third of its time, since parts that
 * are told evenly need not take evenly long. For one thread; it has no clock of its own.
 */
public final class TimeLeft {
    /** Before so many seconds nothing is said. */
    private static final double FIRST = 3;
    /** Reports closer than this are one. */
    private static final double SPACING = 0.25;

    private static final double LOOK_BACK = 1.0 / 3;
    private static final double LONG = 100;

    private record Mark(double seconds, double fraction) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /**
     * @param seconds since the work began, not decreasing
     * @param fraction done so far, 0 … 1
     * @return such as "about 40 s left"; empty where it cannot be told
     */
    public String at(double seconds, double fraction) {
        if (marks.isEmpty() || seconds - marks.getLast().seconds >= SPACING) {
            marks.addLast(new Mark(seconds, fraction));
        }
        double since = seconds * (1 - LOOK_BACK);
        Mark from = marks.removeFirst();
        while (!marks.isEmpty() && marks.getFirst().seconds <= since) {
            from = marks.removeFirst();
        }
        marks.addFirst(from);
        double pace = (fraction - from.fraction) / (seconds - from.seconds);
        double left = (1 - fraction) / pace;
        return seconds >= FIRST && pace > 0 && left < Double.POSITIVE_INFINITY ? "about " + words(left) + " left" : "";
    }

    private static String words(double seconds) {
        if (seconds < LONG) {
            return Sentence.of("%.0f s", Math.max(1, seconds));
        }
        double minutes = seconds / 60;
        return minutes < LONG ? Sentence.of("%.0f min", minutes) : Sentence.of("%.0f h", minutes / 60);
    }

    /** A few words for a status line with the time left behind them, if it can be told and they do not tell of one. */
    public String with(double seconds, double fraction, String what) {
        String left = at(seconds, fraction);
        return left.isEmpty() || what.endsWith(" left") ? what : what + ", " + left;
    }
}
