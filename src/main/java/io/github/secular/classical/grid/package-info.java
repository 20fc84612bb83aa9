/**
 * f on a grid of position and momentum (doc/vlasov-solvers.md, V5): any initial density, with or without relaxation, at
 * moderate ε; the reference for the other solvers where nothing is known exactly.
 *
 * <p>The entrance is {@link io.github.secular.classical.grid.GridSolver}, which plans grid, steps and nodes, refines
 * them and estimates. A {@code GridRun} is one solution: {@code PhaseFlow} (shears by Fourier transform),
 * {@code ShellProjection} (relaxation by orthogonal projection onto smooth splines of the energy), {@code NoiseAverage}
 * over a few values of each noise, {@code GridCourse} for envelopes.
 *
 * <p>To be kept: P is idempotent and keeps 1 and E, so that mass and energy are kept to rounding (means over bins would
 * heat the more the smaller ε is); sums run in a fixed order, whatever the number of threads.
 */
package io.github.secular.classical.grid;
