/**
 * What is exactly known of the harmonic well (doc/classical.md, C3, C6.4 and C7).
 *
 * <p>{@link io.github.secular.classical.harmonic.ExplicitSolver}: the forced oscillator without relaxation.
 * {@link io.github.secular.classical.harmonic.LadderSolver}: the Fourier ladder for the whole density under V = x φ(τ)
 * (doc/vlasov-solvers.md, V3). {@link io.github.secular.classical.harmonic.ExactMoments}: the closed moment equations,
 * which stand beside every run that has them, whatever solver f came from. Averages over clock, telegraph and
 * Ornstein-Uhlenbeck noise are exact.
 *
 * <p>All are linear systems ({@code DrivenSystem}) passed by a {@code Schedule}: by powers of the matrix of a period,
 * of an averaged cell, or step by step, so that the cost grows as log(1/ε) where there is a period.
 *
 * <p>To be kept: what does not belong to these classes of problems is refused with what kept it, and with no
 * approximation; other rooms use these solutions as references.
 */
package io.github.secular.classical.harmonic;
