package io.github.secular.solver;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A way to solve an equation from t = 0. Stateless; safe to share between threads.
 *
 * @param <P> the problem: equation and start
 * @param <A> the answer: the solution at a list of times
 */
public interface Solver<P, A extends Answer<A>> {
    /** The name under which it is chosen in model files, dialogs and macros; lower case, no blanks. */
    String name();

    /** One line for a dialog or a report: what it does and where it holds. */
    String description();

    /**
     * The answer at the given times.
     *
     * @param times slow times t ≥ 0, increasing
     * @param tolerance largest error wanted; each kind of problem says of what
     * @throws RefusalException if the method does not hold for this problem, or cannot keep the tolerance; it says why,
     *     and leaves it to the {@link Catalogue} to say what else may be chosen
     * @throws java.util.concurrent.CancellationException if cancelled on the way
     */
    A solve(P problem, double[] times, double tolerance, Progress progress);

    /**
     * The answers to several problems, of those that this method solves quicker together than one by one. Each is to the
     * bit what {@link #solve} gives, whatever stands beside it.
     *
     * @param problems of any kinds and sizes
     * @return in the order of the problems; null for one that is to be solved alone, or that is refused
     */
    default List<A> solveStack(List<P> problems, double[] times, double tolerance, Progress progress) {
        return Collections.nCopies(problems.size(), null);
    }

    /**
     * What a run would cost, in multiplications of which a second has about 1e9: infinite where the method does not
     * apply or is hopeless, 0 where it costs next to nothing, NaN where it cannot tell beforehand.
     */
    default double predictedWork(P problem, double[] times, double tolerance) {
        return Double.NaN;
    }

    /**
     * What a run costs at least, of a method that cannot tell how much: "automatic" does not try it where it foretells another
     * to need less.
     */
    default double leastWork(P problem, double[] times, double tolerance) {
        return 0;
    }

    /** Whether a run is foretold to cost more than {@code work}; one whose cost cannot be foretold is not. */
    default boolean isForetoldAbove(double work, P problem, double[] times, double tolerance) {
        return predictedWork(problem, times, tolerance) > work;
    }

    /** What is foretold by something that may refuse: infinite then, as the method does not apply. */
    static double unlessRefused(DoubleSupplier work) {
        try {
            return work.getAsDouble();
        } catch (RefusalException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The smallest error that it can have, about; "automatic" does not try it beside an answer that is better. */
    default double finestTolerance() {
        return 0;
    }

    /**
     * This method, which refuses as soon as it would need more work than this; a method that foretells its work, or is
     * always quick, need not.
     *
     * @param work as in {@link #predictedWork}
     */
    default Solver<P, A> within(double work) {
        return this;
    }

    /** Why it is the one to choose for a problem that it holds for; a clause. */
    default String merit(P problem, double[] times) {
        return "no quicker method holds";
    }
}
