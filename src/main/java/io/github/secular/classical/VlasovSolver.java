package io.github.secular.classical;

import io.github.secular.solver.Solver;

/** A way to solve the Vlasov equation; its tolerance is that of Π f relative to its largest value. */
public interface VlasovSolver extends Solver<VlasovProblem, VlasovTrajectory> {}
