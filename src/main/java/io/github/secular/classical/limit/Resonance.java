package io.github.secular.classical.limit;

import java.util.Comparator;
import java.util.List;

/**
 * One pair (k, ξ), k ≥ 1, with its mirror (−k, −ξ), of the sum that makes d(E) (doc/classical.md, C4.8).
 *
 * @param component which orbit of the shell, from left to right
 * @param k angle harmonic
 * @param index ξ, of either sign; of a random potential ±1 at the carrier of the noise, of all different ones; not to be
 *     changed by anyone
 * @param noise which of the noises of a random potential, from 0; −1 for a quasi-periodic one
 * @param detuning kω + 2πξ·Ω, or kω ± the frequency of the carrier, angular, per unit of fast time; 0 at resonance
 * @param strength its part of d(E)
 */
public record Resonance(int component, int k, int[] index, int noise, double detuning, double strength) {
    private static final double LEAST = 1e-12;

    /** The strongest first, down to 1e-12 of it. */
    static List<Resonance> strongest(List<Resonance> all) {
        double least = LEAST
                * all.stream().mapToDouble(r -> Math.abs(r.strength)).max().orElse(0);
        return all.stream()
                .filter(r -> r.strength != 0 && Math.abs(r.strength) >= least)
                .sorted(Comparator.comparingDouble((Resonance r) -> -Math.abs(r.strength)))
                .toList();
    }
}
