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
 * {@code GradedEquation} is the equation in a frame in which levels turn with whole photons, {@code FramedPattern} its
 * matrix where coherences turn and fall by themselves too; {@code GradedMarch} passes a period step by step
 * ({@code GradedStep}) and makes a {@code GradedPropagator}, whose powers {@link
 * io.github.secular.numerics.RepeatedSquares} takes. Of undamped atoms {@link
 * io.github.secular.quantum.graded.AmplitudeMapSolver} does the same with N amplitudes ({@code AmplitudeMarch}, {@code AmplitudeStep}), and under several base
 * frequencies {@link io.github.secular.quantum.graded.AmplitudeStepsSolver} goes on with such steps to the last time.
 *
 * <p>To be kept: the identity is never added to a map nor taken from one; ρ is Hermitian, and so everything here is
 * real: c holds (Re, Im) of the pairs n &lt; m.
 */
package io.github.secular.quantum.graded;
