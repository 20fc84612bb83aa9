package io.github.secular.solver;

import java.util.Locale;
import java.util.Optional;

/** What to know before a run of more than an hour: how long it takes, and what would be quicker. */
public final class LongRun {
    private static final double HOUR = 3600;
    /** Multiplications a second, as {@link Solver#predictedWork} counts. */
    private static final double SPEED = 1e9;

    private LongRun() {}

    /** Empty for a shorter run, and for one whose length cannot be foretold. */
    public static <P, A extends Answer<A>> Optional<String> sentence(
            Catalogue<P, A> catalogue, Solver<P, A> solver, P problem, double[] times, double tolerance) {
        if (!solver.isForetoldAbove(HOUR * SPEED, problem, times, tolerance)) {
            return Optional.empty();
        }
        double work = solver.predictedWork(problem, times, tolerance);
        if (!(work < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        double looser = Math.min(0.1, 1e3 * tolerance);
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "This run takes about %s with the solver %s; at a tolerance of %.0e about %s",
                hours(work),
                solver.name(),
                looser,
                hours(solver.predictedWork(problem, times, looser))));
        catalogue.quickerThan(work, problem, times, tolerance).ifPresent(other -> out.append(", with the solver ")
                .append(other.name())
                .append(" about ")
                .append(hours(other.predictedWork(problem, times, tolerance))));
        return Optional.of(out.append('.').toString());
    }

    private static String hours(double work) {
        double seconds = work / SPEED;
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%.0f minutes", Math.max(1, seconds / 60))
                : String.format(Locale.ROOT, "%.1f hours", seconds / HOUR);
    }
}
