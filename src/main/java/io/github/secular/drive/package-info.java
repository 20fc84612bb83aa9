/**
 * What shakes, for both kinds of model: waves with slow envelopes, and noises (doc/light.md, L1 to L4).
 *
 * <p>In the room: {@link BaseFrequencies}, what an index makes of the frequencies of a wave or a potential: a·ω, whether two
 * are one, phases at any fast time; {@link Wave} and its {@link Harmonic}s, in which equal frequencies are merged on
 * construction so that amplitudes may be squared one by one; {@link HarmonicWindow}, what a few of its harmonics lead to;
 * {@link Envelope}s, given by formulas or tables; {@link Course}, what the envelopes do over a run: stretches between jumps
 * and bends, knots between smooth pieces; {@link RandomDrive} with the kinds of {@link Noise}, and {@link NoiseSignal},
 * what a noise gives to a matrix or potential, itself or on a carrier, with their {@link JointModes} and {@link JointPath};
 * {@link Lattice} and {@link DiophantineConstant} for small divisors; {@link IndependentFrequencies} for base frequencies
 * that depend on each other.
 *
 * <p>What flows: the reader of model files makes a wave or noises; solvers ask a {@code Course} where to stop, a wave
 * for its harmonics, a noise for its covariance and {@link Noise#laplace}, which is all that a limit needs.
 *
 * <p>To be kept: everything but a path is immutable; times of envelopes are slow, those of noises and frequencies fast; a wave is
 * Hermitian, a noise centred and stationary.
 *
 * <p>A new noise is a record here that is added to the {@code permits} of {@link Noise}. Who else has to learn its
 * modes and paths stands in CONTRIBUTING.md.
 */
package io.github.secular.drive;
