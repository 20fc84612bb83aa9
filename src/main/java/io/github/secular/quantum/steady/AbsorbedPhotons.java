package io.github.secular.quantum.steady;

/**
 * What one frequency of the wave gives to an atom in its steady state (doc/bloch-solvers.md, B11.7).
 *
 * @param index a, with a·ω &gt; 0; not to be changed
 * @param frequency a·ω, per unit of fast time
 * @param rate photons absorbed per unit of slow time; negative where more are emitted
 * @param error estimate of the error of the rate
 */
public record AbsorbedPhotons(int[] index, double frequency, double rate, double error) {}
