/**
 * The Bloch equation on the torus of its wave (doc/bloch-solvers.md, B4 and B5): ρ = Σ_a y_a exp(i a·ω τ), each y_a an
 * N × N matrix that moves slowly.
 *
 * <p>{@link io.github.secular.drive.HarmonicWindow} says which a are kept, {@code TorusEquation} what acts on
 * them, {@link io.github.secular.quantum.torus.SlowGenerator} the manifold over the populations on which every solution
 * lands once its coherences have been damped away, with the exact rate matrix on it. Entrances are
 * {@link io.github.secular.quantum.torus.SlowManifoldSolver} for constant light and
 * {@link io.github.secular.quantum.torus.SlowEnvelopeSolver} for slow envelopes; the slow generator itself is a limit
 * model.
 *
 * <p>To be kept: coherences stand divided by ε, y_{−a} = y_a†; divisors act entry by entry, and no matrix of the size
 * of the window is ever formed. The manifold is refused, with a number, where populations move too fast for it
 * (doc/bloch-solvers.md, B4.5).
 */
package io.github.secular.quantum.torus;
