package io.github.secular.quantum;

import io.github.secular.numerics.Progress;
import io.github.secular.solver.DelegatingSolver;
import io.github.secular.solver.Solver;

/** Any method for the Bloch equation as a {@link BlochSolver}. */
final class NamedBlochSolver extends DelegatingSolver<BlochProblem, Trajectory> implements BlochSolver {
    NamedBlochSolver(Solver<BlochProblem, Trajectory> solver) {
        super(solver);
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        return solver.solve(problem, times, tolerance, progress);
    }

    @Override
    public Solver<BlochProblem, Trajectory> within(double work) {
        return solver.within(work);
    }
}
