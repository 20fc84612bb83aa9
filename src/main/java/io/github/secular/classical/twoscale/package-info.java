/**
 * The asymptotic preserving solver in action and angle (doc/vlasov-solvers.md, V4): at a cost that does not depend on
 * ε.
 *
 * <p>A mesh of energy shells carries mixed elements for the angle harmonics, times the modes of fast time ({@code
 * FastModes}); the initial layer ({@code InitialLayer}) is resolved, its end put onto the slow manifold, and the rest
 * stepped in slow time. The entrance is {@link io.github.secular.classical.twoscale.TwoScaleSolver}: {@code
 * EnergyElements} and {@code ElementBasis} (mesh and space), {@code DriveOperator} and {@code FastOperator} (what acts
 * on it), {@code ResolvedMarch}, {@code SlowStart} and {@code SlowMarch} (how it is passed), {@code ElementComparison}
 * (the error).
 *
 * <p>Kernels of any two points of a shell couple all angle harmonics of a mode in an element: {@code KernelTerms} (at the
 * Gauss points), {@code FastBlock} (on the elements), {@code KernelCells} (how many harmonics there have to be).
 *
 * <p>To be kept: the drive is exactly skew-Hermitian in ∫ · dI and its shell-mean rows sum to 0, so that mass is kept;
 * unknowns other than f_00 stand divided by ε, so that rounding does not grow as ε falls; angles end with their
 * component at a separatrix, where {@code SeparatrixMatch} joins them.
 */
package io.github.secular.classical.twoscale;
