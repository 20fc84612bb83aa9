package io.github.secular.catalogue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.AutomaticBlochSolver;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.EnvelopeStepsSolver;
import io.github.secular.quantum.PiecewiseSolver;
import io.github.secular.quantum.graded.PeriodMapSolver;
import io.github.secular.quantum.random.EnsembleMean;
import io.github.secular.quantum.slowset.SlowSetSolver;
import io.github.secular.quantum.torus.SlowEnvelopeSolver;
import io.github.secular.quantum.torus.SlowManifoldSolver;
import java.util.List;

/** The known Bloch solvers by name, and "automatic", which chooses among them. */
public final class BlochSolvers {
    public static final String AUTOMATIC = "automatic";

    private final List<BlochSolver> solvers;

    /** @param solvers with different names */
    public BlochSolvers(List<BlochSolver> solvers) {
        this.solvers = List.copyOf(solvers);
    }

    /** All solvers of this program; each starts anew where an envelope jumps or bends. */
    public static BlochSolvers standard() {
        BlochSolver direct = new DirectBlochSolver();
        BlochSolver periodMap = new PeriodMapSolver();
        BlochSolver slowSet = new SlowSetSolver();
        // At an optical carrier even the initial layer holds millions of periods.
        List<BlochSolver> anyDamping = List.of(periodMap, slowSet, direct);
        BlochSolver layer = new AutomaticBlochSolver(anyDamping);
        BlochSolver steps = new EnvelopeStepsSolver(anyDamping);
        BlochSolver early = new AutomaticBlochSolver(List.of(steps, direct));
        return new BlochSolvers(List.of(
                new SlowManifoldSolver(layer),
                periodMap,
                slowSet,
                new SlowEnvelopeSolver(early),
                steps,
                direct,
                new EnsembleMean()));
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
            return new PiecewiseSolver(new AutomaticBlochSolver(solvers));
        }
        return solvers.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .map(s -> (BlochSolver) new PiecewiseSolver(s))
                .orElseThrow(() -> new InvalidInputException(
                        "solver", "\"" + name + "\"", "one of " + String.join(", ", names())));
    }
}
