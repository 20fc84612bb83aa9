package io.github.secular.drive;

import io.github.secular.numerics.InvalidInputException;

/** What the kinds of noise ask of their numbers in common. */
final class NoiseChecks {
    private NoiseChecks() {}

    static void variance(double variance) {
        if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("variance", "" + variance, "a finite number of at least 0");
        }
    }

    static void correlationTime(double correlationTime) {
        if (!(correlationTime > 0 && correlationTime < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("correlationTime", "" + correlationTime, "a finite number above 0");
        }
    }
}
