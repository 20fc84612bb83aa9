package io.github.secular.quantum.limit;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PopulationTrajectory;

/** What the populations of a Bloch model follow as ε → 0, in one of the forms the theory offers. Stateless. */
public interface LimitModel {
    /** The name under which it is chosen; lower case, no blanks. */
    String name();

    /** One line for a dialog or a report, with its source (paper and equation). */
    String description();

    /**
     * p at the given times.
     *
     * @param initial ρ(0); of its coherences a limit model keeps what its theory says (mostly nothing)
     * @param times slow times t ≥ 0, increasing
     * @throws io.github.secular.numerics.RefusalException if the model has no such limit
     * @throws java.util.concurrent.CancellationException if cancelled on the way
     */
    PopulationTrajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress);
}
