/** Sampled solutions of the Vlasov equation: symplectic particles that jump on their energy shells. */
package io.github.secular.classical.particles;
