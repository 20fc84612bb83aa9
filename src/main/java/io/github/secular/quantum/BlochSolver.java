package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.solver.Solver;

/** A way to solve the Bloch equation; its tolerance is the largest error wanted in any entry of ρ. */
public interface BlochSolver extends Solver<BlochProblem, Trajectory> {
    /** ρ at the given times, as {@link #solve(Object, double[], double, Progress)}. */
    default Trajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        return solve(new BlochProblem(model, initial), times, tolerance, progress);
    }

    /** A method under its other name. */
    static BlochSolver of(Solver<BlochProblem, Trajectory> solver) {
        return solver instanceof BlochSolver known ? known : new NamedBlochSolver(solver);
    }
}
