package io.github.secular.catalogue;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.grid.GridSolver;
import io.github.secular.classical.harmonic.ExplicitSolver;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.classical.space.JumpChain;
import io.github.secular.classical.twoscale.TwoScaleSolver;
import io.github.secular.solver.Catalogue;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The Vlasov solvers of this program. */
public final class VlasovSolvers {
    private final Catalogue<VlasovProblem, VlasovTrajectory> catalogue;

    /** @param solvers with different names */
    public VlasovSolvers(List<? extends Solver<VlasovProblem, VlasovTrajectory>> solvers) {
        catalogue = new Catalogue<>("solver", solvers, false, UnaryOperator.identity());
    }

    /** All of them: exact, then asymptotic preserving, then at moderate ε only, then sampled. */
    public static VlasovSolvers standard() {
        return new VlasovSolvers(List.of(
                new ExplicitSolver(),
                new LadderSolver(),
                new TwoScaleSolver(),
                new GridSolver(),
                new ParticleSolver()));
    }

    /** The names of all, and of those that are for two and three degrees of freedom only. */
    public static List<String> ofAnyDimension() {
        List<String> out = new ArrayList<>(standard().names());
        out.add(JumpChain.NAME);
        return out;
    }

    public Catalogue<VlasovProblem, VlasovTrajectory> catalogue() {
        return catalogue;
    }

    /** All names that {@link #named} knows, "automatic" first. */
    public List<String> names() {
        return catalogue.names();
    }

    /** As {@link Catalogue#named}. */
    public Solver<VlasovProblem, VlasovTrajectory> named(String name) {
        return catalogue.named(name);
    }
}
