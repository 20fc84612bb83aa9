package io.github.secular.solver;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The methods for one kind of problem by name, with "automatic" in front, which chooses among them.
 *
 * @param <P> the problem
 * @param <A> the answer
 */
public final class Catalogue<P, A extends Answer<A>> {
    private final String parameter;
    private final List<Solver<P, A>> solvers;
    private final Solver<P, A> automatic;
    private final UnaryOperator<Solver<P, A>> around;

    /**
     * @param parameter by which one is chosen in a model file, such as "solver"
     * @param solvers with different names, none of them "automatic"
     * @param strict as in {@link AutomaticSolver}
     * @param around put around each method that is asked for, "automatic" too
     */
    public Catalogue(
            String parameter,
            List<? extends Solver<P, A>> solvers,
            boolean strict,
            UnaryOperator<Solver<P, A>> around) {
        this.parameter = parameter;
        this.solvers = List.copyOf(solvers);
        this.around = around;
        this.automatic = new AutomaticSolver<>(this.solvers, strict);
    }

    /** The methods themselves, without "automatic". */
    public List<Solver<P, A>> all() {
        return solvers;
    }

    /** All names that {@link #named} knows, "automatic" first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(AutomaticSolver.NAME));
        solvers.forEach(s -> names.add(s.name()));
        return names;
    }

    /**
     * A method that adds to its refusals which others apply to the problem.
     *
     * @param name one of {@link #names}
     * @throws InvalidInputException if there is no such method
     */
    public Solver<P, A> named(String name) {
        if (name.equals(AutomaticSolver.NAME)) {
            return around.apply(automatic);
        }
        return solvers.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .<Solver<P, A>>map(s -> new Advised(around.apply(s)))
                .orElseThrow(() -> new InvalidInputException(
                        parameter, "\"" + name + "\"", "one of " + String.join(", ", names())));
    }

    /** The quickest of the methods that foretell less work than this, "automatic" left out. */
    public Optional<Solver<P, A>> quickerThan(double work, P problem, double[] times, double tolerance) {
        return solvers.stream()
                .filter(s -> around.apply(s).predictedWork(problem, times, tolerance) < work)
                .min(Comparator.comparingDouble(s -> around.apply(s).predictedWork(problem, times, tolerance)));
    }

    /** "; choose the solver a or b": those that apply, the quickest first; empty where none does. */
    private String remedy(String refused, P problem, double[] times, double tolerance) {
        List<String> others = solvers.stream()
                .filter(s -> !s.name().equals(refused))
                .filter(s -> !(around.apply(s).predictedWork(problem, times, tolerance) == Double.POSITIVE_INFINITY))
                .map(Solver::name)
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        String last = others.get(others.size() - 1);
        return "; choose the " + parameter + " "
                + (others.size() == 1 ? last : String.join(", ", others.subList(0, others.size() - 1)) + " or " + last);
    }

    private final class Advised extends DelegatingSolver<P, A> {
        Advised(Solver<P, A> solver) {
            super(solver);
        }

        @Override
        public A solve(P problem, double[] times, double tolerance, Progress progress) {
            try {
                return solver.solve(problem, times, tolerance, progress);
            } catch (RefusalException e) {
                String remedy = remedy(name(), problem, times, tolerance);
                if (e.isOfProblem() || remedy.isEmpty()) {
                    throw e;
                }
                String message = e.getMessage();
                RefusalException advised = new RefusalException(
                        (message.endsWith(".") ? message.substring(0, message.length() - 1) : message) + remedy + ".");
                advised.initCause(e);
                throw advised;
            }
        }
    }
}
