package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;

/** A way to solve the Bloch equation from t = 0. Stateless; safe to share between threads. */
public interface BlochSolver {
    /** The name under which it is chosen in model files, dialogs and macros; lower case, no blanks. */
    String name();

    /** One line for a dialog or a report: what it does and where it holds. */
    String description();

    /**
     * ρ at the given times.
     *
     * @param model the equation
     * @param initial ρ(0), Hermitian, N × N
     * @param times slow times t ≥ 0, increasing
     * @param tolerance largest error wanted in any entry of ρ
     * @throws RefusalException if the method does not hold for this model, or cannot keep the tolerance
     * @throws java.util.concurrent.CancellationException if cancelled on the way
     */
    Trajectory solve(BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress);

    /**
     * What a run would cost, in multiplications of which a second has about 1e9: infinite where the method does not
     * apply, NaN where it cannot tell beforehand.
     */
    default double predictedWork(BlochModel model, double[] times, double tolerance) {
        return Double.NaN;
    }

    /**
     * This method, which refuses as soon as it would need more work than this; a method that foretells its work, or is
     * always quick, need not.
     *
     * @param work as in {@link #predictedWork}
     */
    default BlochSolver within(double work) {
        return this;
    }
}
