package io.github.secular.run;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
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
    public Trajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        Trajectory known = solved.get(model.epsilon());
        if (known == null) {
            known = solver.solve(model, initial, times, tolerance, progress);
            solved.put(model.epsilon(), known);
        }
        return known;
    }
}
