package io.github.secular.classical;

import io.github.secular.drive.Noise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * V = Σ_j g_j(x, p) ξ_j(τ), the ξ_j independent stationary random processes of fast time (doc/classical.md, C6.1).
 *
 * @param parts one per j, at least one
 */
public record RandomPotential(List<Part> parts) implements ShakingPotential {
    /**
     * One noise and what it shakes.
     *
     * @param shape g_j
     * @param noise ξ_j
     */
    public record Part(PhaseFunction shape, Noise noise) {
        @Override
        public String toString() {
            return noise.description() + ", times " + shape;
        }
    }

    /** @throws InvalidInputException if there is no part */
    public RandomPotential {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new InvalidInputException("noises", "none", "at least one noise");
        }
    }

    /** V = g(x, p) ξ(τ). */
    public RandomPotential(PhaseFunction shape, Noise noise) {
        this(List.of(new Part(shape, noise)));
    }

    /** The only part. @param otherwise the whole sentence of the refusal @throws RefusalException if there are several */
    public Part only(String otherwise) {
        if (parts.size() > 1) {
            throw new RefusalException(otherwise);
        }
        return parts.get(0);
    }

    @Override
    public String description() {
        return parts.stream().map(Part::toString).collect(Collectors.joining("; independently "));
    }
}
