package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;

/**
 * The Bloch equation and where it starts.
 *
 * @param model the equation
 * @param initial ρ(0), Hermitian, N × N
 */
public record BlochProblem(BlochModel model, ComplexMatrix initial) {
    /** The same start under another equation. */
    public BlochProblem with(BlochModel other) {
        return new BlochProblem(other, initial);
    }
}
