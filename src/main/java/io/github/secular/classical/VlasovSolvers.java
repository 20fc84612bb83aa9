package io.github.secular.classical;

import io.github.secular.classical.grid.GridSolver;
import io.github.secular.classical.harmonic.ExplicitSolver;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.classical.twoscale.TwoScaleSolver;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The known Vlasov solvers by name, and "automatic": the first of them that keeps the tolerance, with the reason. */
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
        public double predictedSeconds(VlasovProblem problem, double[] times, double tolerance) {
            return solver.predictedSeconds(problem, times, tolerance);
        }

        @Override
        public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
            requireHarmonics(solver, problem, tolerance);
            return solver.solve(problem, times, tolerance, progress);
        }
    }

    /**
     * Tries solvers in order until one keeps the tolerance by its own estimate; the report names the one whose answer it
     * is and says what kept the others.
     */
    private record FirstThatHolds(List<VlasovSolver> solvers) implements VlasovSolver {
        @Override
        public String name() {
            return AUTOMATIC;
        }

        @Override
        public String description() {
            return "the first solver that keeps the tolerance";
        }

        @Override
        public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
            RefusalException last = null;
            VlasovTrajectory best = null;
            VlasovSolver chosen = null;
            List<String> others = new ArrayList<>();
            for (VlasovSolver solver : ordered(problem, times, tolerance)) {
                if (tolerance > solver.coarsestTolerance()
                        || best != null && best.report().estimatedError() <= solver.finestTolerance()) {
                    continue;
                }
                requireHarmonics(solver, problem, tolerance);
                try {
                    VlasovTrajectory found = solver.solve(problem, times, tolerance, progress);
                    double error = found.report().estimatedError();
                    if (best == null || !(error >= best.report().estimatedError())) {
                        if (best != null) {
                            others.add(missed(chosen, best.report()));
                        }
                        best = found;
                        chosen = solver;
                    } else {
                        others.add(missed(solver, found.report()));
                    }
                    if (!(error > tolerance)) {
                        break;
                    }
                } catch (RefusalException e) {
                    others.add(" Not " + solver.name() + ": " + e.getMessage());
                    if (last != null) {
                        e.addSuppressed(last);
                    }
                    last = e;
                }
            }
            if (best == null) {
                throw last == null ? new RefusalException("There is no Vlasov solver to choose from.") : last;
            }
            String kept = best.report().estimatedError() > tolerance
                    ? ", the one with the smallest estimated error"
                    : Double.isNaN(best.report().estimatedError())
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    ", estimated error %.0e",
                                    best.report().estimatedError());
            String why =
                    "Chosen: " + chosen.name() + ", " + chosen.description() + kept + "." + String.join("", others);
            return best.with(best.report().because(why));
        }

        /** The list, with neighbours exchanged where both foretell their time and the second is quicker. */
        private List<VlasovSolver> ordered(VlasovProblem problem, double[] times, double tolerance) {
            List<VlasovSolver> out = new ArrayList<>(solvers);
            for (int i = 1; i < out.size(); i++) {
                double first = out.get(i - 1).predictedSeconds(problem, times, tolerance);
                double second = out.get(i).predictedSeconds(problem, times, tolerance);
                if (second < first) {
                    Collections.swap(out, i - 1, i);
                }
            }
            return out;
        }

        private static String missed(VlasovSolver solver, VlasovReport report) {
            return String.format(
                    Locale.ROOT,
                    " Not %s: its estimated error of %.0e is above the tolerance of %.0e.",
                    solver.name(),
                    report.estimatedError(),
                    report.tolerance());
        }
    }
}
