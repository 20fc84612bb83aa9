package io.github.secular.run;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.scenario.Scenario;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What to know before a run of more than an hour: how long it takes, and what would be quicker. */
final class LongRun {
    private static final double HOUR = 3600;
    /** Multiplications a second, as {@link BlochSolver#predictedWork} counts. */
    private static final double SPEED = 1e9;

    private LongRun() {}

    /** Empty for a shorter run, and for one whose length cannot be foretold. */
    static Optional<String> sentence(BlochSolvers solvers, BlochSolver solver, Scenario scenario) {
        double seconds = seconds(solver, scenario, scenario.tolerance());
        if (!(seconds > HOUR)) {
            return Optional.empty();
        }
        double looser = Math.min(0.1, 1e3 * scenario.tolerance());
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "This run takes about %s with the solver %s; at a tolerance of %.0e about %s",
                hours(seconds),
                solver.name(),
                looser,
                hours(seconds(solver, scenario, looser))));
        solvers.all().stream()
                .filter(other -> seconds(other, scenario, scenario.tolerance()) < seconds)
                .min(Comparator.comparingDouble(other -> seconds(other, scenario, scenario.tolerance())))
                .ifPresent(other -> out.append(", with the solver ")
                        .append(other.name())
                        .append(" about ")
                        .append(hours(seconds(other, scenario, scenario.tolerance()))));
        return Optional.of(out.append('.').toString());
    }

    private static double seconds(BlochSolver solver, Scenario scenario, double tolerance) {
        return solver.predictedWork(scenario.model(), scenario.times(), tolerance) / SPEED;
    }

    private static String hours(double seconds) {
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%.0f minutes", Math.max(1, seconds / 60))
                : String.format(Locale.ROOT, "%.1f hours", seconds / HOUR);
    }
}
