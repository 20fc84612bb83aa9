package io.github.secular.classical.space;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.AutomaticSolver;
import io.github.secular.solver.Solver;
import java.util.List;

/**
 * Chooses between particles and the jump chain by the work that each foretells for the tolerance (doc/vlasov-solvers.md,
 * V12); what one declines, or where it misses the tolerance, the other is asked. The report says why.
 *
 * @param count of particles at least, for more are taken where the tolerance asks for them; of those of the chain's projections
 * @param seed of the random numbers
 */
public record SpaceChoice(int count, long seed) implements SpaceSolver {
    /** The mean error of F over the shells is √(shells/particles); more particles than that, for some shells are rare. */
    private static final double MARGIN = 1.2;

    /** By so many times the work of the other one, nobody waits for a method. */
    private static final double HOPELESS = 100;

    /** @throws io.github.secular.numerics.InvalidInputException if there are too few, or more than an array holds */
    public SpaceChoice {
        SpaceEnsemble.requireCount(count);
    }

    @Override
    public String name() {
        return AutomaticSolver.NAME;
    }

    private List<SpaceSolver> methods(double tolerance) {
        double needed = Math.ceil(MARGIN * SpaceEnsemble.SHELLS / (tolerance * tolerance));
        int particles = (int) Math.min(SpaceEnsemble.MOST_COUNT, Math.max(count, needed));
        return List.of(new SpaceEnsemble(particles, seed), new JumpChain(count, seed));
    }

    @Override
    public double predictedWork(SpaceProblem problem, double[] times, double tolerance) {
        return methods(tolerance).stream()
                .mapToDouble(each -> each.predictedWork(problem, times, tolerance))
                .min()
                .orElseThrow();
    }

    /** A problem with all that is asked of its solution. */
    private record Question(SpaceProblem problem, double highest, List<Projection> projections) {}

    /** A method as {@link AutomaticSolver} wants it. */
    private record Asked(SpaceSolver method, List<SpaceSolver> all, double tolerance)
            implements Solver<Question, SpaceTrajectory> {
        @Override
        public String name() {
            return method.name();
        }

        @Override
        public String description() {
            return method.name();
        }

        @Override
        public SpaceTrajectory solve(Question q, double[] times, double wanted, Progress progress) {
            return method.solve(q.problem, times, q.highest, q.projections, wanted, progress);
        }

        /** Infinite for one that is no choice at all beside another. */
        @Override
        public double predictedWork(Question q, double[] times, double wanted) {
            double own = method.predictedWork(q.problem, times, wanted);
            double least = all.stream()
                    .mapToDouble(each -> each.predictedWork(q.problem, times, wanted))
                    .min()
                    .orElseThrow();
            return own > HOPELESS * least ? Double.POSITIVE_INFINITY : own;
        }

        @Override
        public String merit(Question q, double[] times) {
            double own = method.predictedWork(q.problem, times, tolerance);
            StringBuilder out =
                    new StringBuilder(Sentence.of("about %.1g multiplications are foretold for the tolerance", own));
            for (SpaceSolver other : all) {
                if (other != method) {
                    double work = other.predictedWork(q.problem, times, tolerance);
                    out.append(
                            work < Double.POSITIVE_INFINITY
                                    ? Sentence.of(", %.1g for %s", work, other.name())
                                    : ", " + other.name() + " does not apply");
                }
            }
            return out.toString();
        }
    }

    @Override
    public SpaceTrajectory solve(
            SpaceProblem problem,
            double[] times,
            double highest,
            List<Projection> projections,
            double tolerance,
            Progress progress) {
        List<SpaceSolver> methods = methods(tolerance);
        return new AutomaticSolver<>(
                        methods.stream()
                                .map(each -> new Asked(each, methods, tolerance))
                                .toList(),
                        false)
                .solve(new Question(problem, highest, projections), times, tolerance, progress);
    }
}
