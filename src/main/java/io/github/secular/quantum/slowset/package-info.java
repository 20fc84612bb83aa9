/**
 * The Bloch equation at a cost that does not grow as ε → 0: the enlarged slow set on the Fourier torus of the wave
 * (doc/bloch-solvers.md, B6). Any damping, any number of base frequencies, true optical carriers.
 *
 * <p>With ρ_nm(τ) = Σ_a exp(i a·ω τ) y_(n,m,a), the Bloch equation becomes y' = (D + M) y with constant coefficients: D
 * diagonal (damping and divisors), M the weak coupling. The entries are counted in the rotating frame of the photon
 * numbers, b = a + k_n − k_m, so that resonant entries stand at b = 0.
 *
 * <p>The slow set is cut into blocks by gaps in the spectrum of D. Each block c of entries with neighbouring values of
 * D spans, with its slaved entries, an invariant subspace y = X_c z_c, found by a fixed-point sweep, and moves by its
 * own small generator, z_c' = G_c z_c. Every central entry (n, m, 0) belongs to a block, so that any ρ(0) can be met
 * exactly. One block that holds all entries is the plain slow set; several blocks are the same elimination done to the
 * end, which is what keeps 10¹² units of fast time accurate: each block's large phase is taken out and reduced exactly,
 * and what remains in G_c is slow.
 *
 * <p>The entrance is {@link io.github.secular.quantum.slowset.SlowSetSolver}. From there: {@code Window} (which
 * harmonics), {@code Torus} (the equation on them), {@code Blocks} (cuts), {@code Elimination} (X, dense or sparse),
 * {@code InitialAmplitudes}, {@code Generator}; under changing light {@code MovingSolution}; of undamped atoms
 * {@code AddedLevel}; of atoms whose coherences lose what their levels lose {@code FedSolution}.
 *
 * <p>To be kept: w + a·ω is never formed from numbers of the size of a carrier; work is counted in multiplications, not
 * in seconds, so that runs are repeatable.
 */
package io.github.secular.quantum.slowset;
