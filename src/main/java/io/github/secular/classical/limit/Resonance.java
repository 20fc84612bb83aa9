package io.github.secular.classical.limit;

/**
 * One pair (k, ξ), k ≥ 1, with its mirror (−k, −ξ), of the sum that makes d(E) (MATH-classical, section 4).
 *
 * @param component which orbit of the shell, from left to right
 * @param k angle harmonic
 * @param index ξ, of either sign; empty for a random potential; not to be changed by anyone
 * @param detuning kω + 2πξ·Ω, angular, per unit of fast time; 0 at resonance
 * @param strength its part of d(E)
 */
public record Resonance(int component, int k, int[] index, double detuning, double strength) {}
