package io.github.secular.quantum;

import io.github.secular.numerics.Progress;
import io.github.secular.solver.Solver;

/** Any method for the Bloch equation as a {@link BlochSolver}. */
record NamedBlochSolver(Solver<BlochProblem, Trajectory> solver) implements BlochSolver {
    @Override
    public String name() {
        return solver.name();
    }

    @Override
    public String description() {
        return solver.description();
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        return solver.solve(problem, times, tolerance, progress);
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        return solver.predictedWork(problem, times, tolerance);
    }

    @Override
    public Solver<BlochProblem, Trajectory> within(double work) {
        return solver.within(work);
    }

    @Override
    public String merit(BlochProblem problem, double[] times) {
        return solver.merit(problem, times);
    }
}
