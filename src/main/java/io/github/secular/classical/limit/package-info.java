/**
 * The limit of the shaken Vlasov equation: diffusion in energy (doc/classical.md, C4, C5 and C6).
 *
 * <p>{@link io.github.secular.classical.limit.DiffusionCoefficient} computes d(E) from the angle harmonics of the
 * shaking potential on the energy shells ({@link io.github.secular.classical.limit.KernelDiffusion} under a general
 * collision kernel), {@link io.github.secular.classical.limit.CoefficientTable} tabulates it with a(E), which is
 * computed independently as a check, and {@link io.github.secular.classical.limit.EnergyDiffusion} solves ∂_t(h0 F) =
 * ∂_E(h0 d ∂_E F) (doc/vlasov-solvers.md, V8). {@link io.github.secular.classical.limit.EnergyLimit} does it all for a
 * problem, with its error, and {@link io.github.secular.classical.limit.VlasovLimit} is what it is to the rest: one limit
 * among others, by name. {@link io.github.secular.classical.limit.SpreadingFit} goes the other way, from a movie to
 * d.
 *
 * <p>To be kept: cell masses are exact, h0 d is taken on faces and never interpolated, nor d or h0 alone near a
 * separatrix; F stays non-negative and its mass constant.
 *
 * <p>A new kind of noise needs nothing here but {@code Noise.laplace}; only general kernels ({@code ShellOperator}) ask
 * for more.
 */
package io.github.secular.classical.limit;
