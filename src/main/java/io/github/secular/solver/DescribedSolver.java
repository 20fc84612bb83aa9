package io.github.secular.solver;

/**
 * A method that is called, described and recommended by the same words for every problem.
 *
 * @param <P> the problem
 * @param <A> the answer
 */
public abstract class DescribedSolver<P, A extends Answer<A>> implements Solver<P, A> {
    private final String name;
    private final String description;
    private final String merit;

    /** All three as {@link Solver} has them. */
    protected DescribedSolver(String name, String description, String merit) {
        this.name = name;
        this.description = description;
        this.merit = merit;
    }

    /** One that is chosen where no quicker method holds. */
    protected DescribedSolver(String name, String description) {
        this(name, description, null);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public String merit(P problem, double[] times) {
        return merit == null ? Solver.super.merit(problem, times) : merit;
    }
}
