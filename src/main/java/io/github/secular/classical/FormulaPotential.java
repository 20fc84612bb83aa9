package io.github.secular.classical;

import io.github.secular.numerics.Formula;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * A potential typed as a formula in x; its derivatives are exact.
 *
 * @param formula a formula in one variable
 */
public record FormulaPotential(Formula formula) implements Potential1D {
    /** @throws io.github.secular.numerics.InvalidInputException if the text is no formula in x */
    public static FormulaPotential of(String text) {
        return new FormulaPotential(new Formula(text, "x"));
    }

    @Override
    public double at(double x) {
        return formula.at(x);
    }

    @Override
    public double slope(double x) {
        return formula.at(new DerivativeStructure(1, 1, 0, x)).getPartialDerivative(1);
    }

    @Override
    public double curvature(double x) {
        return formula.at(new DerivativeStructure(1, 2, 0, x)).getPartialDerivative(2);
    }

    @Override
    public String description() {
        return formula.text();
    }

    @Override
    public String toString() {
        return description();
    }
}
