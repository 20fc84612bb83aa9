package io.github.secular.drive;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import org.apache.commons.math3.complex.Complex;

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

    /** variance / (z + 1/τc), the integral of an exponential covariance, which both Markovian noises have. */
    static Complex exponential(double variance, double correlationTime, Complex z) {
        Complex divisor = z.add(1 / correlationTime);
        if (!(divisor.getReal() > 0)) {
            throw new RefusalException("The memory of a noise of correlation time " + correlationTime
                    + " fades more slowly than differences of the damping grow; use a shorter correlation time or"
                    + " leave the damping out of the rates.");
        }
        return divisor.reciprocal().multiply(variance);
    }
}
