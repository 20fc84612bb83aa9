package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.stream.IntStream;

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

    /** The populations of ρ(0). */
    public double[] populations() {
        return IntStream.range(0, model.size())
                .mapToDouble(n -> initial.re(n, n))
                .toArray();
    }

    /** The same where they are those of a state. @throws InvalidInputException if one is negative or no number */
    public double[] positivePopulations() {
        double[] p = populations();
        for (int n = 0; n < p.length; n++) {
            if (!(p[n] >= 0)) {
                throw new InvalidInputException(
                        "initial[" + n + "][" + n + "]", "" + p[n], "a population of at least 0");
            }
        }
        return p;
    }

    /** The same start under another equation. */
    public BlochProblem with(BlochModel other) {
        return new BlochProblem(other, initial);
    }
}
