package io.github.secular.benchmark;

import java.util.Locale;

/**
 * What a solver made of a random model.
 *
 * @param model its name
 * @param family which feature dominates
 * @param asked the solver or limit asked for
 * @param ran the solver that ran; empty where none did
 * @param error largest error beyond that of the right values themselves; NaN where there was no answer
 * @param estimate the solver's own; NaN where it has none
 * @param tolerance what was asked for
 * @param warned whether the answer came with a word that it may be worse than the tolerance
 * @param milliseconds by the clock
 * @param words refusal, fault or warning
 */
public record RandomModelOutcome(
        String model,
        String family,
        String asked,
        String ran,
        Kind kind,
        double error,
        double estimate,
        double tolerance,
        boolean warned,
        double milliseconds,
        String words) {
    /** Slack of the comparison of errors with estimates. */
    private static final double FLOOR = 1e-12;

    private static final double FACTOR = 3;

    /** How a run ended. */
    public enum Kind {
        ANSWER,
        REFUSAL,
        /** Stopped after too long. */
        STOPPED,
        FAULT
    }

    /** Whether the error is within the tolerance, or a warning was given, or there was no answer. */
    public boolean keepsTolerance() {
        return kind != Kind.ANSWER || warned || error <= tolerance;
    }

    /** Whether the error is within three estimates, or there was none. */
    public boolean keepsEstimate() {
        return kind != Kind.ANSWER || Double.isNaN(estimate) || error <= FACTOR * estimate + FLOOR;
    }

    /** One word for a table: kept, warned, SILENT (too wrong without a word), DISHONEST (its estimate too small), or how it ended. */
    public String verdict() {
        if (kind != Kind.ANSWER) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
        if (!keepsTolerance()) {
            return "SILENT";
        }
        if (!keepsEstimate()) {
            return "DISHONEST";
        }
        return error <= tolerance ? "kept" : "warned";
    }

    /** Tab separated, as src/test/python/attack.py reads it. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s\t%s\t%s\t%s\t%s\t%.2e\t%.2e\t%.0e\t%.1f\t%s",
                model,
                family,
                asked,
                ran,
                verdict(),
                error,
                estimate,
                tolerance,
                milliseconds,
                words.replaceAll("\\s+", " "));
    }
}
