package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import java.util.List;

/**
 * A number that a fit looks for.
 *
 * @param name what tables call it
 * @param unit of its values; may be empty
 * @param targets the places of the model that it drives; none for a scale or an offset of the curve
 * @param start where the search begins
 * @param from the least value allowed, may be −∞
 * @param to the largest value allowed, may be ∞
 */
public record FitParameter(
        String name, String unit, List<StudyParameter.Target> targets, double start, double from, double to) {
    /** @throws InvalidInputException if the start does not lie between two ends that differ */
    public FitParameter {
        targets = List.copyOf(targets);
        if (!(from < to && start >= from && start <= to && Math.abs(start) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "parameter " + name,
                    "start " + start + " from " + from + " to " + to,
                    "a start between two ends, the first below the second");
        }
    }

    double clamped(double value) {
        return Math.max(from, Math.min(to, value));
    }

    /**
     * The step of a difference quotient at a value.
     *
     * @param noise a part of itself by which a curve may jump, 0 for one that is smooth to rounding
     */
    double step(double value, double noise) {
        return step(value) * Math.max(1, 1000 * Math.cbrt(noise));
    }

    private double step(double value) {
        double size = Math.max(Math.abs(value), Math.abs(start));
        if (from > Double.NEGATIVE_INFINITY && to < Double.POSITIVE_INFINITY) {
            size = Math.max(size, 0.01 * (to - from));
        }
        return 1e-4 * (size == 0 ? 1 : size);
    }

    /** Whether a value stands at one of the ends. */
    boolean isAtEnd(double value) {
        return isNear(value, from) || isNear(value, to);
    }

    private boolean isNear(double value, double end) {
        return Math.abs(end) < Double.POSITIVE_INFINITY
                && Math.abs(value - end) <= 1e-9 * Math.max(Math.abs(end), step(value));
    }
}
