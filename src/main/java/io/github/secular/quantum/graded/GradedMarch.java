package io.github.secular.quantum.graded;

import io.github.secular.numerics.GaussCollocation;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import org.ejml.data.DMatrixRMaj;

/**
 * The graded equation over one period of its wave, for all N² starts at once, by collocation whose slopes are found by
 * iteration (doc/bloch-solvers.md, B3.3): all that is summed is what the map adds to the identity.
 */
final class GradedMarch {
    static final int POINTS = 16;

    private static final GaussCollocation RULE = new GaussCollocation(POINTS);

    /** Radians of the fastest term in a step: polynomials through the slopes are right to ten digits all along it. */
    private static final double TURN = 4;

    /** ε |V| h at most: then each sweep adds a digit or more. */
    private static final double PUSH = 0.5;

    /** γ h at most, of pairs that fall together too: so that what is left of them is a number. */
    private static final double FALL = 100;

    private static final int MOST_STEPS = 20_000;
    /** About as many sweeps as are made. */
    private static final int SWEEPS = 9;

    private final GradedEquation equation;
    /** How fast entries turn, and how fast the wave moves coherences, per unit of fast time. */
    private final double speed;

    private final double push;
    private final double length;
    private final double steps;
    private double tail;

    GradedMarch(GradedEquation equation) {
        this.equation = equation;
        double epsilon = equation.epsilon();
        push = epsilon * equation.push();
        speed = equation.fastest() + push + 2 * epsilon * epsilon * equation.outflow();
        double alone = equation.largest();
        length = equation.omega() == 0
                ? Math.scalb(1.0, (int) Math.rint(-Math.log(Math.max(1e-300, Math.max(speed, alone))) / Math.log(2)))
                : 2 * Math.PI / Math.abs(equation.omega());
        double fastest = Math.max(Math.max(speed / TURN, push / PUSH), Math.max(1e-300, alone / FALL));
        steps = Math.max(1, Math.ceil(length * fastest));
    }

    /** A period, or without a wave a time, a power of 2, in which little happens. */
    double length() {
        return length;
    }

    /** The number of steps in a period. */
    double steps() {
        return steps;
    }

    /** Whether phases turn by too much in a period for this to be of use. */
    boolean hasManySteps() {
        return steps > MOST_STEPS;
    }

    /** @throws RefusalException if a period would take too many steps */
    void requireFewSteps() {
        if (hasManySteps()) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Phases turn by up to %.3g rad in one period of the wave, too many for the period map (at most %.0g).",
                    speed * length,
                    MOST_STEPS * TURN));
        }
    }

    /** Multiplications in a period. */
    double work() {
        double states = (double) equation.size() * equation.size();
        return steps
                * SWEEPS
                * POINTS
                * states
                * (POINTS * states + equation.pattern().places());
    }

    /** What the steps of the last run leave out, in parts of what they change. */
    double leftOut() {
        return Math.max(RULE.error(speed * length / steps), tail * tail);
    }

    /** What the polynomials of a step leave out of an entry of the density matrix within it. */
    double leftOutWithin() {
        return push * length / steps * tail / POINTS;
    }

    /** Gets the map up to one of the places asked for. */
    interface Stop {
        void at(int index, GradedPropagator map);
    }

    /**
     * Passes one period.
     *
     * @param stops fast times in the first period, increasing
     * @return the map of the period
     */
    GradedPropagator run(double[] stops, Stop action, Progress progress) {
        int count = (int) steps;
        double h = length / count;
        GradedStep step = new GradedStep(equation, RULE, h);
        int next = 0;
        for (int k = 0; k < count; k++) {
            progress.check();
            step.solve(k);
            for (; next < stops.length && (k == count - 1 || stops[next] < (k + 1) * h); next++) {
                action.at(next, map(step.at((stops[next] - k * h) / h)));
            }
            step.finish();
        }
        tail = step.tail();
        return map(step.change());
    }

    private GradedPropagator map(double[] change) {
        int size = equation.size();
        int m = size * size - size;
        return new GradedPropagator(
                equation.epsilon() * equation.epsilon(),
                block(change, 0, size, 0, size),
                block(change, 0, size, size, m),
                block(change, size, m, 0, size),
                block(change, size, m, size, m));
    }

    private DMatrixRMaj block(double[] change, int row, int rows, int column, int columns) {
        int dimension = equation.size() * equation.size();
        DMatrixRMaj out = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(change, (row + i) * dimension + column, out.data, i * columns, columns);
        }
        return out;
    }
}
