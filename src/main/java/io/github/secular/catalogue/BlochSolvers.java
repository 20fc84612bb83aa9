package io.github.secular.catalogue;

import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.EnvelopeStepsSolver;
import io.github.secular.quantum.PiecewiseSolver;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.graded.AmplitudeMapSolver;
import io.github.secular.quantum.graded.AmplitudeStepsSolver;
import io.github.secular.quantum.graded.PeriodMapSolver;
import io.github.secular.quantum.random.EnsembleMean;
import io.github.secular.quantum.rotating.RotatingFrameSolver;
import io.github.secular.quantum.slowset.SlowSetSolver;
import io.github.secular.quantum.torus.SlowEnvelopeSolver;
import io.github.secular.quantum.torus.SlowManifoldSolver;
import io.github.secular.solver.AutomaticSolver;
import io.github.secular.solver.Catalogue;
import io.github.secular.solver.Solver;
import java.util.List;

/** The Bloch solvers of this program; each starts anew where an envelope jumps or bends. */
public final class BlochSolvers {
    private final Catalogue<BlochProblem, Trajectory> catalogue;

    /** @param solvers with different names */
    public BlochSolvers(List<? extends Solver<BlochProblem, Trajectory>> solvers) {
        catalogue = new Catalogue<>("solver", solvers, true, PiecewiseSolver::new);
    }

    /** All of them, in the order in which they are tried where their foretold work does not tell. */
    public static BlochSolvers standard() {
        BlochSolver direct = new DirectBlochSolver();
        BlochSolver periodMap = new PeriodMapSolver();
        BlochSolver amplitudeMap = new AmplitudeMapSolver();
        BlochSolver amplitudeSteps = new AmplitudeStepsSolver();
        BlochSolver slowSet = new SlowSetSolver();
        // At an optical carrier even the initial layer holds millions of periods.
        List<BlochSolver> anyDamping = List.of(slowSet, amplitudeMap, periodMap, amplitudeSteps, direct);
        Solver<BlochProblem, Trajectory> layer = new AutomaticSolver<>(anyDamping, true);
        BlochSolver steps = new EnvelopeStepsSolver(anyDamping);
        Solver<BlochProblem, Trajectory> early = new AutomaticSolver<>(List.of(steps, direct), true);
        return new BlochSolvers(List.of(
                new RotatingFrameSolver(),
                new SlowManifoldSolver(layer),
                new SlowEnvelopeSolver(early),
                slowSet,
                amplitudeMap,
                periodMap,
                steps,
                amplitudeSteps,
                direct,
                new EnsembleMean()));
    }

    public Catalogue<BlochProblem, Trajectory> catalogue() {
        return catalogue;
    }

    /** All names that {@link #named} knows, "automatic" first. */
    public List<String> names() {
        return catalogue.names();
    }

    /** As {@link Catalogue#named}. */
    public BlochSolver named(String name) {
        return BlochSolver.of(catalogue.named(name));
    }
}
