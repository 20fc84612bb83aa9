package io.github.secular.classical;

import io.github.secular.numerics.Formula;

/**
 * A collision kernel given by a formula.
 *
 * @param formula B in the variables x, p, x2, p2 of two points of one shell, in this order
 */
public record FormulaKernel(Formula formula) implements ShellKernel {
    /** @throws io.github.secular.numerics.InvalidInputException if the text is no formula in x, p, x2, p2 */
    public static FormulaKernel of(String text) {
        return new FormulaKernel(new Formula(text, "x", "p", "x2", "p2"));
    }

    @Override
    public double at(double x, double p, double otherX, double otherP) {
        return formula.at(x, p, otherX, otherP);
    }

    @Override
    public String toString() {
        return formula.text();
    }
}
