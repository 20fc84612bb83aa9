package io.github.secular.drive;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.SmoothPieces;

/**
 * A slow factor given by a formula in t.
 *
 * @param formula g, a formula in one variable
 * @param timeUnit what one unit of slow time is in the formula's own time: g(t) = formula(timeUnit · t); the
 *     seconds of a lab model, or 1
 */
public record FormulaEnvelope(Formula formula, double timeUnit) implements Envelope {
    /** A formula in the slow time t itself. @throws InvalidInputException if it is no such formula */
    public static FormulaEnvelope of(String text) {
        return new FormulaEnvelope(new Formula(text, "t"), 1);
    }

    /**
     * @throws InvalidInputException if the formula is not finite at slow time t
     */
    @Override
    public double at(double t) {
        double value = formula.at(timeUnit * t);
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "envelope", formula + " = " + value + " at t = " + timeUnit * t, "a finite value at all times");
        }
        return value;
    }

    @Override
    public SmoothPieces pieces(double end) {
        return SmoothPieces.of(formula, 0, timeUnit * end).ofScaled(timeUnit);
    }

    @Override
    public String toString() {
        return formula.text();
    }
}
