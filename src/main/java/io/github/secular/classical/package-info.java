/**
 * Particles in a well, shaken by a fast weak potential: Hamiltonians, energy shells with their angles and actions,
 * shaking potentials and relaxation.
 *
 * <p>{@link io.github.secular.classical.Hamiltonian1D} (one degree of freedom) makes {@link
 * io.github.secular.classical.EnergyShell}s, whose {@link io.github.secular.classical.Orbit}s carry the action-angle
 * map; {@link io.github.secular.classical.EnergyMeasure} is what stays of it in the diffusion limit, in any number of
 * degrees of freedom. Everything is dimensionless, in the convention of MATH-classical: {a, b} = ∂_p a ∂_x b − ∂_x a
 * ∂_p b, fast time τ = t/ε², angles from the right turning point along the flow.
 */
package io.github.secular.classical;
