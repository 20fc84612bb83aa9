package io.github.secular.run;

import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Trajectory;
import java.util.HashMap;
import java.util.Map;

/** Solves each ε of one model once, for several limits that are held against the same trajectory. */
final class RememberingSolver implements BlochSolver {
    private final BlochSolver solver;
    private final Map<Double, Trajectory> solved = new HashMap<>();

    RememberingSolver(BlochSolver solver) {
        this.solver = solver;
    }

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
        Trajectory known = solved.get(problem.model().epsilon());
        if (known == null) {
            known = solver.solve(problem, times, tolerance, progress);
            solved.put(problem.model().epsilon(), known);
        }
        return known;
    }
}
