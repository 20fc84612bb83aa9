package io.github.secular.asymptotics;

import java.util.Arrays;

/**
 * The times at which a limit is held against the Bloch equation. Its error oscillates with the wave, so that a coarse
 * even grid may miss the crests at one ε and hit them at another, which spoils observed orders. The times asked for are
 * therefore kept, and so many are put between them, at multiples of the golden section (which no period fits), that
 * there are at least {@value #ENOUGH}. A list of fewer than {@value #GRID} times stands as it is.
 */
public final class ComparisonTimes {
    /** Fewer times than this are chosen ones, not a grid, and nothing is added to them. */
    static final int GRID = 20;

    static final int ENOUGH = 2000;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private ComparisonTimes() {}

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
