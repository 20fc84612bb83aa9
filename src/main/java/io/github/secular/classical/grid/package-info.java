/**
 * f on a grid of position and momentum (MATH-classical, section 9B): shears by Fourier transform, relaxation by
 * orthogonal projection onto smooth splines of the energy.
 */
package io.github.secular.classical.grid;
