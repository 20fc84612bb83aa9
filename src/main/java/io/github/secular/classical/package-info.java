/**
 * Particles in a well, shaken by a fast weak potential (doc/classical.md, C1 and C2): Hamiltonians, energy shells with
 * their angles and actions, shaking potentials, relaxation, and the contract of the solvers.
 *
 * <p>In the room: {@link io.github.secular.classical.Hamiltonian1D} (one degree of freedom) makes
 * {@link io.github.secular.classical.EnergyShell}s, whose {@link io.github.secular.classical.Orbit}s carry the
 * action-angle map; {@link io.github.secular.classical.EnergyMeasure} is what stays of it in the diffusion limit, in
 * any number of degrees of freedom. {@link io.github.secular.classical.VlasovProblem} is the whole problem,
 * {@link io.github.secular.classical.VlasovSolver} the contract, {@code VlasovSolvers} of the catalogue the
 * list. Solvers have rooms of their own: {@code harmonic} (exact), {@code twoscale} (any ε), {@code grid},
 * {@code particles}; {@code limit} is energy diffusion.
 *
 * <p>What flows: a problem, times and tolerance in; f at these times out
 * ({@link io.github.secular.classical.DensityState}: values, shell means, moments) with a report.
 *
 * <p>To be kept: everything is dimensionless, {a, b} = ∂_p a ∂_x b − ∂_x a ∂_p b, fast time τ = t/ε², angles from the
 * right turning point along the flow; Π is a mean over the whole shell. No word of the quantum side.
 *
 * <p>A new well is a method of {@link io.github.secular.classical.Wells} (or any
 * {@link io.github.secular.classical.Potential1D}); a new solver a class, a line in {@code VlasovSolvers.standard()}
 * and a section in doc/vlasov-solvers.md. The rest stands in CONTRIBUTING.md.
 */
package io.github.secular.classical;
