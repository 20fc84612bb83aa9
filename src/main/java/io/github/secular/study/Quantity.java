package io.github.secular.study;

import io.github.secular.numerics.RefusalException;
import io.github.secular.solver.Report;
import java.util.List;

/**
 * One name that can be recorded.
 *
 * @param name as a study asks for it
 * @param columns the numbers that it is made of, at least one
 * @param timed whether they belong to a time of the run; else to the run as a whole
 * @param value their values
 * @param linear whether they are linear in the driven steady state and its responses to probes alone, so that those of a
 *     mean state are their means
 * @param <R> the kind of run
 */
record Quantity<R>(String name, List<Column> columns, boolean timed, Value<R> value, boolean linear) {
    Quantity(String name, List<Column> columns, boolean timed, Value<R> value) {
        this(name, columns, timed, value, false);
    }

    /**
     * One number.
     *
     * @param name in tables and formulas
     * @param alias another name in formulas, the same where there is none
     * @param unit "1/s", or "" where it has none
     */
    record Column(String name, String alias, String unit) {}

    /** Takes the numbers from a run. */
    @FunctionalInterface
    interface Value<R> {
        /**
         * @param time number of the time; of a quantity without times the last
         * @return one number per column
         * @throws RefusalException if the run does not have them
         */
        double[] of(R run, int time);
    }

    Quantity {
        columns = List.copyOf(columns);
    }

    static <R> Quantity<R> one(String name, String unit, boolean timed, Value<R> value) {
        return new Quantity<>(name, List.of(new Column(name, name, unit)), timed, value);
    }

    /** The same, known to be linear in the steady state. */
    Quantity<R> linearInState() {
        return new Quantity<>(name, columns, timed, value, true);
    }

    /** What a solver thinks of its own error. @throws RefusalException if it has no estimate */
    static double[] estimate(Report report) {
        if (Double.isNaN(report.estimatedError())) {
            throw new RefusalException("The solver " + report.solver() + " gives no estimate of its error.");
        }
        return new double[] {report.estimatedError()};
    }
}
