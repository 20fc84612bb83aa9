/**
 * f on a grid of position and momentum (doc/vlasov-solvers.md, V5): any initial density, with or without relaxation, at
 * moderate ε; the reference for the other solvers where nothing is known exactly.
 *
 * <p>The entrance is {@link io.github.secular.classical.grid.GridSolver}, which refines grid, steps and nodes
 * ({@code GridPlan}, {@code GridCost}) until a {@code GridLevel}, a solution with its errors ({@code GridResolution},
 * {@code GridEdge}), will do. A {@code GridRun} is one solution: {@code PhaseFlow} (shears by Fourier transform),
 * {@code ShellProjection} (relaxation by orthogonal projection onto smooth splines of the energy), {@code NoiseAverage}
 * over a few values of each noise, {@code GridCourse} for envelopes.
 *
 * <p>To be kept: P is idempotent and keeps 1 and E, so that mass and energy are kept to rounding (means over bins would
 * heat the more the smaller ε is); sums run in a fixed order, whatever the number of threads.
 */
package io.github.secular.classical.grid;
