package io.github.secular.quantum.graded;

import io.github.secular.numerics.GaussCollocation;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The amplitudes of an undamped atom over one period, in the frame that turns with each level's detuning δ_n:
 *
 * <pre>
 *   b_n' = iε Σ_m Σ_b V_b(n, m) e^{i(δ_n − δ_m + bω)τ} b_m
 * </pre>
 *
 * for all N starts at once, by collocation whose slopes are found by iteration: all that is summed is of the order of ε
 * (doc/bloch-solvers.md, B3.6).
 */
final class AmplitudeMarch {
    private static final int POINTS = 20;

    private static final GaussCollocation RULE = new GaussCollocation(POINTS);

    /** Radians of the fastest term in a step: polynomials through the slopes are right to rounding all along it. */
    private static final double TURN = 5;

    /** ε |V| h at most: then each sweep adds a digit or more. */
    private static final double PUSH = 0.5;

    private static final int MOST_STEPS = 20_000;
    /** About as many sweeps as are made. */
    private static final int SWEEPS = 7;

    private final PhotonFrame frame;
    private final int size;
    private final AmplitudeCouplings couplings;

    AmplitudeMarch(BlochModel model) {
        frame = PhotonFrame.of(model);
        size = model.size();
        couplings = AmplitudeCouplings.of(frame, model.wave(), model.epsilon());
    }

    PhotonFrame frame() {
        return frame;
    }

    /** A period, or without a wave a time, a power of 2, in which little happens. */
    double length() {
        return frame.omega() == 0
                ? Math.scalb(1.0, (int) Math.rint(
                        -Math.log(Math.max(1e-300, couplings.fastest() + couplings.strength())) / Math.log(2)))
                : 2 * Math.PI / Math.abs(frame.omega());
    }

    /** The number of steps in a period. */
    double steps() {
        double strength = couplings.strength();
        double longest = Math.min(
                TURN / Math.max(1e-300, couplings.fastest() + 2 * strength), PUSH / Math.max(1e-300, strength));
        return Math.max(1, Math.ceil(length() / longest));
    }

    /** @throws RefusalException if a period would take too many steps */
    void requireFewSteps() {
        if (steps() > MOST_STEPS) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Phases turn by up to %.3g rad in one period of the wave, too many for the map of a period"
                            + " (at most %.0g).",
                    couplings.fastest() * length(),
                    MOST_STEPS * TURN));
        }
    }

    /** Multiplications and additions in a period. */
    double work() {
        return steps() * SWEEPS * POINTS * size * (8.0 * couplings.count() + 2.0 * POINTS * size);
    }

    /** What the steps of a period leave out, in parts of the change of any amplitude. */
    double leftOut() {
        return RULE.error(turn());
    }

    /** What the polynomials of a step leave out within it, in parts of the change in a step. */
    double leftOutWithin() {
        return RULE.errorWithin(turn());
    }

    private double turn() {
        return (couplings.fastest() + 2 * couplings.strength()) * length() / steps();
    }

    /** Gets D at one of the places asked for: b(τ) = b(0) + D b(0). */
    interface Stop {
        void at(int index, DMatrixRMaj re, DMatrixRMaj im);
    }

    /**
     * Passes one period.
     *
     * @param stops fast times in the first period, increasing
     * @return D after the period, re and im
     */
    DMatrixRMaj[] run(double[] stops, Stop action, Progress progress) {
        int count = (int) steps();
        double h = length() / count;
        AmplitudeStep step = new AmplitudeStep(couplings, RULE, h);
        int next = 0;
        for (int k = 0; k < count; k++) {
            progress.check();
            step.solve(k);
            for (; next < stops.length && (k == count - 1 || stops[next] < (k + 1) * h); next++) {
                double[] within = step.at((stops[next] - k * h) / h);
                action.at(next, matrix(within, 0), matrix(within, 1));
            }
            step.finish();
        }
        return new DMatrixRMaj[] {matrix(step.state(), 0), matrix(step.state(), 1)};
    }

    private DMatrixRMaj matrix(double[] state, int part) {
        int n = size * size;
        return new DMatrixRMaj(size, size, true, Arrays.copyOfRange(state, part * n, (part + 1) * n));
    }
}
