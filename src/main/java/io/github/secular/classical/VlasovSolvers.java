package io.github.secular.classical;

import io.github.secular.classical.grid.GridSolver;
import io.github.secular.classical.harmonic.ExplicitSolver;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.classical.twoscale.SpectralTwoScaleSolver;
import io.github.secular.classical.twoscale.TwoScaleSolver;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;

/** The known Vlasov solvers by name, and "automatic": the first of them that does not refuse, with the reason. */
public final class VlasovSolvers {
    public static final String AUTOMATIC = "automatic";

    private final List<VlasovSolver> solvers;

    /** @param solvers in the order in which "automatic" tries them; names differ */
    public VlasovSolvers(List<VlasovSolver> solvers) {
        this.solvers = List.copyOf(solvers);
    }

    /** All solvers of this program: exact, then asymptotic preserving, then at moderate ε only, then sampled. */
    public static VlasovSolvers standard() {
        return new VlasovSolvers(List.of(
                new ExplicitSolver(),
                new LadderSolver(),
                new SpectralTwoScaleSolver(),
                new TwoScaleSolver(),
                new GridSolver(),
                new ParticleSolver()));
    }

    /** The solvers themselves, without "automatic". */
    public List<VlasovSolver> all() {
        return solvers;
    }

    /** All names that {@link #named} knows, "automatic" first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(AUTOMATIC));
        solvers.forEach(s -> names.add(s.name()));
        return names;
    }

    /**
     * @param name one of {@link #names}
     * @throws InvalidInputException if there is no such solver
     */
    public VlasovSolver named(String name) {
        if (name.equals(AUTOMATIC)) {
            return new FirstThatHolds(solvers);
        }
        return solvers.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .<VlasovSolver>map(Checked::new)
                .orElseThrow(() -> new InvalidInputException(
                        "solver", "\"" + name + "\"", "one of " + String.join(", ", names())));
    }

    /** Both two-scale solvers expand the drive in angle harmonics; without relaxation they refuse by themselves. */
    private static void requireHarmonics(VlasovSolver solver, VlasovProblem problem, double tolerance) {
        if (solver.name().startsWith("two-scale") && !problem.relaxation().isZero()) {
            HarmonicsReach.require(problem, tolerance);
        }
    }

    /** Asks for harmonics before the work begins. */
    private record Checked(VlasovSolver solver) implements VlasovSolver {
        @Override
        public String name() {
            return solver.name();
        }

        @Override
        public String description() {
            return solver.description();
        }

        @Override
        public double coarsestTolerance() {
            return solver.coarsestTolerance();
        }

        @Override
        public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
            requireHarmonics(solver, problem, tolerance);
            return solver.solve(problem, times, tolerance, progress);
        }
    }

    /** Tries solvers in order; the report names the one that ran and says what kept the others. */
    private record FirstThatHolds(List<VlasovSolver> solvers) implements VlasovSolver {
        @Override
        public String name() {
            return AUTOMATIC;
        }

        @Override
        public String description() {
            return "the first solver that holds for the problem";
        }

        @Override
        public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
            RefusalException last = null;
            StringBuilder refused = new StringBuilder();
            for (VlasovSolver solver : solvers) {
                if (tolerance > solver.coarsestTolerance()) {
                    continue;
                }
                requireHarmonics(solver, problem, tolerance);
                try {
                    VlasovTrajectory found = solver.solve(problem, times, tolerance, progress);
                    String why = "Chosen: " + solver.name() + ", " + solver.description() + "." + refused;
                    return found.with(found.report().because(why));
                } catch (RefusalException e) {
                    refused.append(" Not ").append(solver.name()).append(": ").append(e.getMessage());
                    if (last != null) {
                        e.addSuppressed(last);
                    }
                    last = e;
                }
            }
            throw last == null ? new RefusalException("There is no Vlasov solver to choose from.") : last;
        }
    }
}
