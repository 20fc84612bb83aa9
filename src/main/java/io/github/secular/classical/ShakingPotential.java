package io.github.secular.classical;

/** What shakes the particles: V^ε of MATH-classical, section 1. */
public sealed interface ShakingPotential permits QuasiPeriodicPotential, RandomPotential {
    /** What it is, for reports. */
    String description();
}
