/**
 * f on a grid of position and momentum (MATH-classical, section 9B): shears by Fourier transform, relaxation by
 * orthogonal projection onto smooth splines of the energy, random drives averaged over a few values of the noise each.
 */
package io.github.secular.classical.grid;
