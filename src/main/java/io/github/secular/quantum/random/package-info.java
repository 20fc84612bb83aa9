/**
 * The Bloch equation under a random drive (doc/quantum.md, Q7; doc/bloch-solvers.md, B8): the exact mean over all
 * paths, and ensembles of paths.
 *
 * <p>{@link io.github.secular.quantum.random.EnsembleMean} is deterministic and costs the same at every ε. It solves
 * the stochastic Liouville equation of E[h(ξ) ρ] over a ladder of functions h of the noises' values; clocks cut it into
 * cells. Maps are kept in graded form (the mean's change in units of ε², everything else in units of ε), so that powers
 * of 1/ε² lose no digits. {@link io.github.secular.quantum.random.MonteCarlo} draws seeded paths, whose cost grows as
 * ε⁻². The limits for ε → 0 are in {@link io.github.secular.quantum.limit}.
 *
 * <p>Densities are packed as N² real numbers; τ is fast time, t slow time, τ = t/ε².
 *
 * <p>To be kept: a path has a random stream of its own, split off the seed in the order of paths, and sums run in that
 * order, so that results do not depend on threads.
 *
 * <p>A noise is learned in {@link io.github.secular.drive.JointModes}, its modes with those of other noises and of carriers,
 * in {@link io.github.secular.drive.JointPath}, and in what {@code EnsembleMean} and {@code MonteCarlo} ask of it.
 */
package io.github.secular.quantum.random;
