package io.github.secular.quantum.limit;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.solver.Solver;

/**
 * What the populations of a Bloch model follow as ε → 0, in one of the forms the theory offers; the description names
 * its source (paper and equation). Of the coherences of ρ(0) a limit model keeps what its theory says, mostly nothing.
 * It refuses a model that has no such limit.
 */
public interface LimitModel extends Solver<BlochProblem, PopulationTrajectory> {
    /** p at the given times, as {@link #solve(Object, double[], double, Progress)}. */
    default PopulationTrajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        return solve(new BlochProblem(model, initial), times, tolerance, progress);
    }
}
