package io.github.secular.classical;

import io.github.secular.numerics.Formula;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * A function of phase space given by a formula in x and p; its derivatives are exact.
 *
 * @param formula a formula in two variables, position and momentum, in this order
 */
public record FormulaFunction(Formula formula) implements PhaseFunction {
    /**
     * @param text a formula in x and p, such as "x * exp(-p^2)"
     * @throws io.github.secular.numerics.InvalidInputException if it is no such formula
     */
    public static FormulaFunction of(String text) {
        return new FormulaFunction(new Formula(text, "x", "p"));
    }

    @Override
    public double at(double x, double p) {
        return formula.at(x, p);
    }

    @Override
    public double byPosition(double x, double p) {
        return formula.at(new DerivativeStructure(1, 1, 0, x), new DerivativeStructure(1, 1, p))
                .getPartialDerivative(1);
    }

    @Override
    public double byMomentum(double x, double p) {
        return formula.at(new DerivativeStructure(1, 1, x), new DerivativeStructure(1, 1, 0, p))
                .getPartialDerivative(1);
    }

    @Override
    public boolean isZero() {
        return formula.isConstant() && formula.at(0) == 0;
    }

    @Override
    public String toString() {
        return formula.text();
    }
}
