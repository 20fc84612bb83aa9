package io.github.secular.classical;

/** What shakes the particles: V^ε of doc/classical.md, C1.2. */
public sealed interface ShakingPotential permits QuasiPeriodicPotential, RandomPotential {
    /** What it is, for reports. */
    String description();
}
