package io.github.secular.drive;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.SmoothPieces;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** A slow factor given by a formula in t; equal to another of the same formula and unit. */
public final class FormulaEnvelope implements Envelope {
    private final Formula formula;
    private final double timeUnit;
    /** The pieces last asked for. */
    private volatile Cut cut;

    private record Cut(double end, SmoothPieces pieces) {}

    /**
     * @param formula g, a formula in one variable
     * @param timeUnit what one unit of slow time is in the formula's own time: g(t) = formula(timeUnit · t); the
     *     seconds of a lab model, or 1
     */
    public FormulaEnvelope(Formula formula, double timeUnit) {
        this.formula = formula;
        this.timeUnit = timeUnit;
    }

    /** A formula in the slow time t itself. @throws InvalidInputException if it is no such formula */
    public static FormulaEnvelope of(String text) {
        return new FormulaEnvelope(new Formula(text, "t"), 1);
    }

    /** g in the formula's own time. */
    public Formula formula() {
        return formula;
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
    public double slopeAt(double t) {
        return timeUnit
                * formula.at(new DerivativeStructure(1, 1, 0, timeUnit * t)).getPartialDerivative(1);
    }

    @Override
    public SmoothPieces pieces(double end) {
        Cut known = cut;
        if (known == null || known.end != end) {
            known = new Cut(end, SmoothPieces.of(formula, 0, timeUnit * end).ofScaled(timeUnit));
            cut = known;
        }
        return known.pieces;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormulaEnvelope e && timeUnit == e.timeUnit && formula.equals(e.formula);
    }

    @Override
    public int hashCode() {
        return 31 * formula.hashCode() + Double.hashCode(timeUnit);
    }

    @Override
    public String toString() {
        return formula.text();
    }
}
