package io.github.secular.classical;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;

/** A way to solve the Vlasov equation from t = 0. Stateless; safe to share between threads. */
public interface VlasovSolver {
    /** The name under which it is chosen in model files, dialogs and macros; lower case, no blanks. */
    String name();

    /** One line for a list of choices. */
    String description();

    /** "automatic" passes it over at tolerances above this, where others are quicker. */
    default double coarsestTolerance() {
        return Double.POSITIVE_INFINITY;
    }

    /** "automatic" does not try it for an answer that another has already found to be better than this. */
    default double finestTolerance() {
        return 0;
    }

    /**
     * Seconds that {@link #solve} may take on two cores, within a factor of a few; NaN where it is not known. Where two
     * neighbours in its list know, "automatic" begins with the quicker.
     */
    default double predictedSeconds(VlasovProblem problem, double[] times, double tolerance) {
        return Double.NaN;
    }

    /**
     * @param times slow times, at least 0, increasing
     * @param tolerance wanted absolute error of Π f relative to its largest value
     * @throws RefusalException if the method does not apply to the problem or would take hopelessly long
     */
    VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress);
}
