package io.github.secular.quantum.graded;

import io.github.secular.numerics.GaussCollocation;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Columns of amplitudes of an undamped atom over a stretch of fast time, in the frame that turns with each level's δ_n:
 *
 * <pre>
 *   b_n' = iε Σ_m Σ_b V_b(n, m) e^{i(δ_n − δ_m + ω_b)τ} b_m
 * </pre>
 *
 * for all columns at once, by collocation whose slopes are found by iteration: all that is summed is of the order of ε
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

    private final AmplitudeCouplings couplings;
    private final double length;

    /** @param length of the stretch */
    AmplitudeMarch(AmplitudeCouplings couplings, double length) {
        this.couplings = couplings;
        this.length = length;
    }

    double length() {
        return length;
    }

    /** How fast terms turn and move amplitudes, per unit of fast time. */
    static double speed(AmplitudeCouplings couplings) {
        return couplings.fastest() + 2 * couplings.strength();
    }

    /** The number of steps. */
    double steps() {
        double longest =
                Math.min(TURN / Math.max(1e-300, speed(couplings)), PUSH / Math.max(1e-300, couplings.strength()));
        return Math.max(1, Math.ceil(length / longest));
    }

    /** @throws RefusalException if a period would take too many steps */
    void requireFewSteps() {
        if (steps() > MOST_STEPS) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Phases turn by up to %.3g rad in one period of the wave, too many for the map of a period"
                            + " (at most %.0g).",
                    couplings.fastest() * length,
                    MOST_STEPS * TURN));
        }
    }

    /** Multiplications and additions for so many columns. */
    double work(int columns) {
        return nodes() * columns * (8.0 * couplings.count() + 2.0 * POINTS * couplings.size());
    }

    /** At how many nodes slopes are formed. */
    double nodes() {
        return steps() * SWEEPS * POINTS;
    }

    /** By how many radians the fastest term turns. */
    double radians() {
        return couplings.fastest() * length;
    }

    /** How much the wave moves amplitudes in all, at most. */
    double moved() {
        return couplings.strength() * length;
    }

    /** What the steps leave out, in parts of the change of any amplitude. */
    double leftOut() {
        return RULE.error(turn());
    }

    /** What the polynomials of a step leave out within it, in parts of the change in a step. */
    double leftOutWithin() {
        return RULE.errorWithin(turn());
    }

    private double turn() {
        return speed(couplings) * length / steps();
    }

    /** Gets d at one of the places asked for: b(τ) = b(0) + d. */
    interface Stop {
        void at(int index, DMatrixRMaj re, DMatrixRMaj im);
    }

    /**
     * Passes the stretch.
     *
     * @param first b(0), N × columns row by row, real parts before imaginary parts
     * @param stops fast times, increasing
     * @return d at the end, re and im
     */
    DMatrixRMaj[] run(double[] first, double[] stops, Stop action, Progress progress) {
        int count = (int) steps();
        double h = length / count;
        AmplitudeStep step = new AmplitudeStep(couplings, RULE, first, h);
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
        int n = state.length / 2;
        int size = couplings.size();
        return new DMatrixRMaj(size, n / size, true, Arrays.copyOfRange(state, part * n, (part + 1) * n));
    }
}
