/**
 * The Bloch equation where a rotating frame makes its light stand still (doc/bloch-solvers.md, B3.7): a rotating wave on
 * two levels, a ladder or a Λ of such, static couplings. There it is a linear equation with constant numbers, which many
 * runs of a study solve side by side.
 *
 * <p>The entrance is {@link io.github.secular.quantum.rotating.RotatingFrameSolver}.
 * {@link io.github.secular.quantum.rotating.RestFrame} finds the frame,
 * {@link io.github.secular.quantum.rotating.RestEquation} the generator,
 * {@link io.github.secular.numerics.StackedMatrices} its exponentials.
 *
 * <p>To be kept: no number of a run depends on the stack in which it is solved.
 */
package io.github.secular.quantum.rotating;
