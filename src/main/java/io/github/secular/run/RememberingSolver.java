package io.github.secular.run;

import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DelegatingSolver;
import java.util.HashMap;
import java.util.Map;

/** Solves each ε of one model once, for several limits that are held against the same trajectory. */
final class RememberingSolver extends DelegatingSolver<BlochProblem, Trajectory> implements BlochSolver {
    private final Map<Double, Trajectory> solved = new HashMap<>();

    RememberingSolver(BlochSolver solver) {
        super(solver);
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        Trajectory known = solved.get(problem.model().epsilon());
        if (known == null) {
            known = solver.solve(problem, times, tolerance, progress);
            solved.put(problem.model().epsilon(), known);
        }
        return known;
    }
}
