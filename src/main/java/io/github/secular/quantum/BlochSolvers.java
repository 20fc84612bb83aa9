package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.graded.PeriodMapSolver;
import io.github.secular.quantum.slowset.SlowSetSolver;
import io.github.secular.quantum.torus.SlowManifoldSolver;
import java.util.List;

/** The known Bloch solvers by name, and "automatic": the first of them that does not refuse. */
public final class BlochSolvers {
    public static final String AUTOMATIC = "automatic";

    private final List<BlochSolver> solvers;

    /** @param solvers in the order in which "automatic" tries them; names differ */
    public BlochSolvers(List<BlochSolver> solvers) {
        this.solvers = List.copyOf(solvers);
    }

    /** All solvers of this program. */
    public static BlochSolvers standard() {
        return new BlochSolvers(List.of(
                new SlowManifoldSolver(new DirectBlochSolver()),
                new PeriodMapSolver(),
                new SlowSetSolver(),
                new DirectBlochSolver()));
    }

    /** The solvers themselves, without "automatic". */
    public List<BlochSolver> all() {
        return solvers;
    }

    /** All names that {@link #named} knows, "automatic" first. */
    public List<String> names() {
        List<String> names = new java.util.ArrayList<>(List.of(AUTOMATIC));
        solvers.forEach(s -> names.add(s.name()));
        return names;
    }

    /**
     * @param name one of {@link #names}
     * @throws InvalidInputException if there is no such solver
     */
    public BlochSolver named(String name) {
        if (name.equals(AUTOMATIC)) {
            return new FirstThatHolds(solvers);
        }
        return solvers.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "solver", "\"" + name + "\"", "one of " + String.join(", ", names())));
    }

    /** Tries solvers in order; the report names the one that ran. */
    private record FirstThatHolds(List<BlochSolver> solvers) implements BlochSolver {
        @Override
        public String name() {
            return AUTOMATIC;
        }

        @Override
        public String description() {
            return "the first solver that holds for the model";
        }

        @Override
        public Trajectory solve(
                BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
            RefusalException last = null;
            for (BlochSolver solver : solvers) {
                try {
                    return solver.solve(model, initial, times, tolerance, progress);
                } catch (RefusalException e) {
                    if (last != null) {
                        e.addSuppressed(last);
                    }
                    last = e;
                }
            }
            throw last == null ? new RefusalException("There is no Bloch solver to choose from.") : last;
        }
    }
}
