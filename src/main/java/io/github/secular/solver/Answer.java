package io.github.secular.solver;

/**
 * What a method finds, with its report.
 *
 * @param <A> the kind of answer itself
 */
public interface Answer<A> {
    Report report();

    /** Whether all of it are numbers, neither NaN nor infinite. */
    boolean isFinite();

    /** The same answer, its report with the reason why its method was chosen. */
    A because(String reason);
}
