package io.github.secular.quantum;

/**
 * Which method made a result, and what it thinks of it.
 *
 * @param solver the name under which the solver is chosen
 * @param tolerance what was asked for
 * @param estimatedError a posteriori estimate of the largest error in ρ, or NaN where the method has none
 * @param work steps, sweeps or products, in words ("312 steps", "7 sweeps over 270 unknowns")
 * @param remark why this solver was chosen, or what a reader should know; may be empty
 */
public record SolverReport(String solver, double tolerance, double estimatedError, String work, String remark) {}
