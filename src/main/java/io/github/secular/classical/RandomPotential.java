package io.github.secular.classical;

import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * V = Σ_j g_j(x, p) s_j(τ), the s_j signals of independent stationary random processes of fast time
 * (doc/classical.md, C6.1). Signals of one process correlate, and so do cosine and sine of one carrier.
 *
 * @param parts one per j, at least one; those whose noise is their own are numbered on construction
 */
public record RandomPotential(List<Part> parts) implements ShakingPotential {
    /**
     * One signal and what it shakes.
     *
     * @param shape g_j
     * @param signal s_j
     */
    public record Part(PhaseFunction shape, NoiseSignal signal) {
        /** g_j ξ_j, ξ_j a noise that nothing else shares. */
        public Part(PhaseFunction shape, Noise noise) {
            this(shape, new NoiseSignal(noise));
        }

        public Noise noise() {
            return signal.noise();
        }

        @Override
        public String toString() {
            return signal.description() + ", times " + shape;
        }
    }

    /** @throws InvalidInputException if there is no part */
    public RandomPotential {
        if (parts.isEmpty()) {
            throw new InvalidInputException("noises", "none", "at least one noise");
        }
        List<NoiseSignal> signals =
                NoiseSignal.numbered(parts.stream().map(Part::signal).toList());
        List<Part> numbered = new ArrayList<>();
        for (int j = 0; j < signals.size(); j++) {
            numbered.add(new Part(parts.get(j).shape(), signals.get(j)));
        }
        parts = List.copyOf(numbered);
    }

    /** V = g(x, p) ξ(τ). */
    public RandomPotential(PhaseFunction shape, Noise noise) {
        this(List.of(new Part(shape, noise)));
    }

    /** s_j, in the order of the parts. */
    public List<NoiseSignal> signals() {
        return parts.stream().map(Part::signal).toList();
    }

    /** What one of the independent noises shakes. */
    public String description(int source) {
        return parts.stream()
                .filter(p -> p.signal().source() == source)
                .map(Part::toString)
                .collect(Collectors.joining("; and "));
    }

    private boolean isShared(int part) {
        int source = parts.get(part).signal().source();
        return parts.subList(0, part).stream().anyMatch(p -> p.signal().source() == source);
    }

    @Override
    public String description() {
        StringBuilder out = new StringBuilder(parts.get(0).toString());
        for (int j = 1; j < parts.size(); j++) {
            out.append(isShared(j) ? "; of the same noise, " : "; independently ")
                    .append(parts.get(j));
        }
        return out.toString();
    }
}
