package io.github.secular.asymptotics;

import io.github.secular.drive.Course;
import io.github.secular.drive.Drive;
import io.github.secular.drive.Wave;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The times at which a limit is held against the Bloch equation. Its error oscillates with the wave, so that a coarse
 * even grid may miss the crests at one ε and hit them at another, which spoils observed orders. The times asked for are
 * therefore kept, and so many are put between them, at multiples of the golden section (which no period fits), that
 * there are at least {@value #ENOUGH}. A list of fewer than {@value #GRID} times stands as it is under constant light.
 * Where envelopes change, times inside each of their smooth pieces from the first time asked for on (from 0, where
 * only one is) are added, so that no pulse lies between two times.
 */
public final class ComparisonTimes {
    /** Fewer times than this are chosen ones, not a grid, and nothing is added to them. */
    static final int GRID = 20;

    static final int ENOUGH = 2000;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private ComparisonTimes() {}

    /** At least so many times lie in each smooth piece of the envelopes. */
    private static final int FEWEST_IN_A_PIECE = 4;

    /**
     * @param times increasing
     * @return increasing, with all of {@code times} among them, and times in every smooth piece of an envelope
     * @throws io.github.secular.numerics.RefusalException if an envelope cannot be cut into smooth pieces
     */
    public static double[] dense(double[] times, Drive drive) {
        double[] grid = dense(times);
        if (times.length == 0 || !(drive instanceof Wave wave) || !wave.hasEnvelopes()) {
            return grid;
        }
        double end = times[times.length - 1];
        double start = times.length == 1 ? 0 : times[0];
        Course course = wave.course(end);
        int each = Math.max(FEWEST_IN_A_PIECE, ENOUGH / course.pieces());
        double[] knots = DoubleStream.concat(Arrays.stream(course.knots(0, end)), DoubleStream.of(end))
                .toArray();
        double[] inside = new double[knots.length * (each + 1)];
        int at = 0;
        double from = 0;
        for (double to : knots) {
            for (int j = 0; j < each; j++) {
                double multiple = (at + 1) * GOLDEN;
                inside[at++] = from + (j + multiple - Math.floor(multiple)) / each * (to - from);
            }
            inside[at++] = to;
            from = to;
        }
        return DoubleStream.concat(Arrays.stream(grid), Arrays.stream(inside).filter(t -> t >= start && t <= end))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * @param times increasing
     * @return increasing, with all of {@code times} among them
     */
    public static double[] dense(double[] times) {
        int gaps = times.length - 1;
        if (times.length < GRID || times.length >= ENOUGH) {
            return times.clone();
        }
        int each = (ENOUGH - times.length + gaps - 1) / gaps;
        double[] out = Arrays.copyOf(times, times.length + gaps * each);
        int at = times.length;
        for (int gap = 0; gap < gaps; gap++) {
            for (int j = 0; j < each; j++) {
                double multiple = (gap * (double) each + j + 1) * GOLDEN;
                double within = (j + multiple - Math.floor(multiple)) / each;
                out[at++] = times[gap] + within * (times[gap + 1] - times[gap]);
            }
        }
        // Rounding may make two times one; solvers want them to increase.
        return Arrays.stream(out).sorted().distinct().toArray();
    }
}
