/**
 * Sampled solutions of the Vlasov equation (doc/vlasov-solvers.md, V6): symplectic particles that jump on their energy
 * shells. Any drive, any kernel, moderate ε, with standard errors.
 *
 * <p>The entrance is {@link io.github.secular.classical.particles.ParticleSolver}. {@code ParticleSource} draws the
 * start, {@code Walker} takes one particle along, {@code ParticleForce} shakes it,
 * {@code Collisions} and {@code OrbitTable} let it jump, {@code Tally} counts.
 *
 * <p>To be kept: the random numbers of a particle depend on the seed and its own number only, so that results do not
 * depend on threads; jumps happen at their exact times and keep the energy to rounding; what the steps themselves heat
 * is measured and reported.
 */
package io.github.secular.classical.particles;
