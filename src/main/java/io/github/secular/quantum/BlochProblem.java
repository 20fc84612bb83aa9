package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;

/**
 * The Bloch equation and where it starts.
 *
 * @param model the equation
 * @param initial ρ(0), Hermitian, N × N
 */
public record BlochProblem(BlochModel model, ComplexMatrix initial) {
    /** @throws InvalidInputException if the start is of another size */
    public BlochProblem {
        int n = model.size();
        if (initial.rows() != n || initial.columns() != n) {
            throw new InvalidInputException(
                    "initial", initial.rows() + " x " + initial.columns() + " numbers", n + " x " + n);
        }
    }

    /** The same start under another equation. */
    public BlochProblem with(BlochModel other) {
        return new BlochProblem(other, initial);
    }
}
