package io.github.secular.drive;

import io.github.secular.numerics.ComplexMatrix;
import java.util.Arrays;

/**
 * One term g(t) · V̂ · exp(i a·ω τ) of a wave, τ the fast time (doc/light.md, L2.1).
 *
 * @param index a ∈ Zʳ; not to be changed by anyone
 * @param matrix V̂, N × N
 * @param envelope g
 */
public record Harmonic(int[] index, ComplexMatrix matrix, Envelope envelope) {
    public Harmonic {
        index = index.clone();
    }

    public Harmonic(int[] index, ComplexMatrix matrix) {
        this(index, matrix, Envelope.ONE);
    }

    /** −a. */
    public int[] oppositeIndex() {
        return Arrays.stream(index).map(j -> -j).toArray();
    }

    /** Its partner in a Hermitian wave: index −a, matrix V̂†, the same envelope. */
    public Harmonic opposite() {
        return new Harmonic(oppositeIndex(), matrix.adjoint(), envelope);
    }
}
