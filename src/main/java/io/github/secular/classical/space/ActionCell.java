package io.github.secular.classical.space;

import java.util.List;

/**
 * The motions of two actions.
 *
 * @param energy H0
 * @param omega ω_a = ∂H0/∂I_a
 * @param start the mean of f0 over them
 * @param tori on which they run, and the parts of each in means
 */
record ActionCell(double energy, double[] omega, double start, List<Part> tori) {
    record Part(Torus torus, double part) {}
}
