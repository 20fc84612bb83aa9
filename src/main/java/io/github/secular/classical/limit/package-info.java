/**
 * The limit of the shaken Vlasov equation: diffusion in energy.
 *
 * <p>{@link io.github.secular.classical.limit.DiffusionCoefficient} computes d(E) from the angle harmonics of the
 * shaking potential on the energy shells, {@link io.github.secular.classical.limit.CoefficientTable} tabulates it with
 * a(E), and {@link io.github.secular.classical.limit.EnergyDiffusion} solves ∂_t(h0 F) = ∂_E(h0 d ∂_E F)
 * (MATH-classical, sections 4 to 6).
 */
package io.github.secular.classical.limit;
