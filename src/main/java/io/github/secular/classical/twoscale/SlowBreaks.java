package io.github.secular.classical.twoscale;

import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Course;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Where the envelopes of a drive begin a new smooth piece, and how long steps in slow time may be.
 *
 * @param edges slow times at which an envelope jumps or bends
 * @param knots slow times at which one begins another smooth piece
 * @param shortest the shortest distance of such a knot from any other of these times
 */
record SlowBreaks(double[] edges, double[] knots, double shortest) {
    /** Most steps in slow time between two edges. */
    private static final double MOST_STEPS = 400;

    /** Units in the last place within which two times are one. */
    private static final double NEAR = 64;

    /** Units in the last place between a march and a jump. */
    private static final double MARGIN = 8;

    static SlowBreaks of(VlasovProblem problem, double end) {
        if (!(problem.shaking() instanceof QuasiPeriodicPotential drive) || !(end > 0)) {
            return new SlowBreaks(new double[0], new double[0], end);
        }
        Course course = drive.course(end);
        double[] edges = new double[course.stretches() - 1];
        Arrays.setAll(edges, i -> course.edge(i + 1));
        // without the edges, which begin a march of their own
        double[] knots = Arrays.stream(course.knots(0, end))
                .filter(t -> Arrays.stream(edges).noneMatch(e -> Math.abs(e - t) <= NEAR * Math.ulp(e)))
                .toArray();
        double[] all = DoubleStream.concat(Arrays.stream(edges), Arrays.stream(knots))
                .sorted()
                .toArray();
        double shortest = end;
        for (double knot : knots) {
            int at = Arrays.binarySearch(all, knot);
            double before = at == 0 ? 0 : all[at - 1];
            double after = at == all.length - 1 ? end : all[at + 1];
            shortest = Math.min(shortest, Math.min(knot - before, after - knot));
        }
        return new SlowBreaks(edges, knots, shortest);
    }

    /** How near a march goes to a jump: so that no rounding of times brings a stage beyond it. */
    static double margin(double jump) {
        return MARGIN * Math.ulp(jump);
    }

    /** All times at which a march in fast time has to stop, so that no pulse is passed over. */
    double[] stops() {
        return DoubleStream.concat(Arrays.stream(edges), Arrays.stream(knots))
                .sorted()
                .distinct()
                .toArray();
    }

    /** @throws RefusalException if steps in slow time would be too many */
    void requireSlow(double end) {
        if (end / shortest > MOST_STEPS) {
            throw RefusalException.of(
                    "The two-scale solver would need %.0f steps for the shortest feature of the envelopes at this epsilon.",
                    end / shortest);
        }
    }
}
