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
        // a method that cannot do better does no more, whatever is asked
        double kept = Math.max(tolerance, solver.finestTolerance());
        if (!solver.isForetoldAbove(HOUR * SPEED, problem, times, kept)) {
            return Optional.empty();
        }
        double work = solver.predictedWork(problem, times, kept);
        if (!(work < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        double looser = Math.max(kept, Math.min(0.1, 1e3 * tolerance));
        StringBuilder out =
                new StringBuilder("This run takes about " + hours(work) + " with the solver " + solver.name());
        double less = solver.predictedWork(problem, times, looser);
        if (less < work / 2) {
            out.append(String.format(Locale.ROOT, "; at a tolerance of %.0e about %s", looser, hours(less)));
        }
        catalogue.quickerThan(work, problem, times, tolerance).ifPresent(other -> out.append(", with the solver ")
                .append(other.name())
                .append(" about ")
                .append(hours(other.predictedWork(problem, times, tolerance))));
        return Optional.of(out.append('.').toString());
    }

    private static String hours(double work) {
        double seconds = work / SPEED;
        if (seconds < 90) {
            return "a minute";
        }
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%.0f minutes", seconds / 60)
                : String.format(Locale.ROOT, "%.1f hours", seconds / HOUR);
    }
}
