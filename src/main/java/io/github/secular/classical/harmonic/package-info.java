/**
 * What is exactly known of the harmonic well (MATH-classical, sections 3, 6 and 7): the forced oscillator, the closed
 * moment equations, and the Fourier ladder for the whole density, with averages over clock, telegraph and
 * Ornstein-Uhlenbeck noise.
 */
package io.github.secular.classical.harmonic;
