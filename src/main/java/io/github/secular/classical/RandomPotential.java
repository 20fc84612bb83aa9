package io.github.secular.classical;

import io.github.secular.drive.Noise;

/**
 * V = g(x, p) ξ(τ), ξ a stationary random process of fast time (MATH-classical, section 6).
 *
 * @param shape g
 * @param noise ξ
 */
public record RandomPotential(PhaseFunction shape, Noise noise) implements ShakingPotential {
    @Override
    public String description() {
        return noise.description() + ", times " + shape;
    }
}
