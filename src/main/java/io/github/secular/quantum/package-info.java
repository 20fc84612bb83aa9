/**
 * The Bloch equation (doc/quantum.md, Q1): the model, its solvers, and what a solution is.
 *
 * <p>In the room: {@link BlochModel}, made of {@link Levels}, {@link Damping}, {@link RateMatrix} and a drive;
 * {@link Trajectory}, ρ at a list of times with its {@link SolverReport}; {@link BlochSolver}, the contract of all
 * solvers (doc/bloch-solvers.md, B1.1), and {@link BlochSolvers}, their list by name. The direct solver, the automatic
 * choice and what runs any solver from one jump of the light to the next ({@link PiecewiseSolver}) are here; the
 * methods whose cost does not grow as ε → 0 have rooms of their own: {@code graded} (maps of a period), {@code rotating}
 * (constant equations, many side by side), {@code torus} (slow manifold), {@code slowset} (enlarged slow set),
 * {@code random} (noise). {@code steady} is where a driven model ends. {@code limit} holds the rate equations.
 *
 * <p>What flows: model, ρ(0), times and tolerance in; trajectory out, or a refusal in one sentence.
 *
 * <p>To be kept: V stands for plus dipole times field, W(n → k) in row n and column k; energies, damping and
 * frequencies per fast time, W per slow time. A solver never renormalises or clips, refuses what it cannot vouch for
 * and estimates its error. Nothing here knows a limit, or the classical side.
 *
 * <p>A new solver: a class that implements {@code BlochSolver}, a line in {@code BlochSolvers.standard()} of the
 * catalogue, its section in doc/bloch-solvers.md; the tests named {@code EverySolverTest} then hold
 * it against exact solutions.
 */
package io.github.secular.quantum;
