/**
 * The Bloch equation in graded form (doc/bloch-solvers.md, B3): populations p beside scaled coherences c = ρ_od/ε, in
 * fast time
 *
 * <pre>
 *   p' = ε² (W_♯ p + B c),    c' = C p + (−Z + ε E) c,
 * </pre>
 *
 * with B, C, E the blocks of i[V, ·]. A propagator is held as what it adds to the identity, with the factor ε² of the
 * populations kept outside. So a change of 1e-16 per period is still known to full relative precision, and squaring the
 * map of one period 50 times costs no digits.
 *
 * <p>The entrance is {@link io.github.secular.quantum.graded.PeriodMapSolver}.
 * {@link io.github.secular.quantum.graded.GradedEquation} is the equation on one stretch of fast time, in a frame in
 * which levels turn with whole photons; {@link io.github.secular.quantum.graded.GradedCell} its propagator over such a
 * stretch, {@link io.github.secular.numerics.RepeatedSquares} takes its powers.
 *
 * <p>To be kept: the identity is never added to a map nor taken from one; ρ is Hermitian, and so everything here is
 * real: c holds (Re, Im) of the pairs n &lt; m.
 */
package io.github.secular.quantum.graded;
