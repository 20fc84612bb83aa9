/**
 * The Bloch equation on the torus of its wave (MATH-quantum, section 10c): ρ = Σ_a y_a exp(i a·ω τ), each
 * y_a an N × N matrix that moves slowly. {@link io.github.secular.quantum.torus.TorusWindow} says which a
 * are kept, {@link io.github.secular.quantum.torus.TorusEquation} what acts on them,
 * {@link io.github.secular.quantum.torus.SlowGenerator} the manifold over the populations on which every
 * solution lands once its coherences have been damped away, with the exact rate matrix on it.
 */
package io.github.secular.quantum.torus;
