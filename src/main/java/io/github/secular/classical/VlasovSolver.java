package io.github.secular.classical;

import io.github.secular.solver.Solver;

/** A way to solve the Vlasov equation; its tolerance is that of Π f relative to its largest value. */
public interface VlasovSolver extends Solver<VlasovProblem, VlasovTrajectory> {
    /** "automatic" passes it over at tolerances above this, where others are quicker. */
    default double coarsestTolerance() {
        return Double.POSITIVE_INFINITY;
    }

    /** "automatic" does not try it for an answer that another has already found to be better than this. */
    default double finestTolerance() {
        return 0;
    }
}
