package io.github.secular.solver;

import java.util.List;

/** Which method made an answer, and what it thinks of it. */
public interface Report {
    /** The name under which the method is chosen. */
    String solver();

    /** What was asked for. */
    double tolerance();

    /** A posteriori estimate of the largest error, in the units of the tolerance; NaN where the method has none. */
    double estimatedError();

    /** Steps, sweeps, sizes, in words. */
    String work();

    /** Why this method was chosen, and why not others; empty where it was asked for by name. */
    String reason();

    /** Sentences that a reader should know; empty if there are none. */
    List<String> remarks();
}
