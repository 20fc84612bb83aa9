package io.github.secular.quantum.graded;

import io.github.secular.numerics.GaussCollocation;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.stream.IntStream;
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

    /** The same where less is asked for. */
    private static final double[] LONGER =
            IntStream.rangeClosed(41, 90).mapToDouble(x -> 0.1 * x).toArray();

    private static final double[] LONGER_LEFT_OUT =
            Arrays.stream(LONGER).map(GradedMarch::leftOut).toArray();

    /** What polynomials leave out within a step, in parts of what the wave moves in a unit of its radians. */
    private static final double[] LONGER_WITHIN =
            Arrays.stream(LONGER).map(x -> x * tail(x) * fade(x) / POINTS).toArray();

    /** What the last sweep of a step may move, in parts of the slopes: each sweep lowers what is left by a digit or so. */
    private static final double SETTLED = 0x1p-51;

    private static final double LEAST_SETTLED = 1e-8;

    /** ε |V| h at most: then each sweep adds a digit or more. */
    private static final double PUSH = 0.5;

    /** The same where less is asked for. */
    private static final double LONGER_PUSH = 1.2;

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
    /** What is passed by steps: a period, or its first half where the other is the same but for signs. */
    private final double passed;

    private final double steps;
    private final double settled;
    /** Steps in a unit of time at least. */
    private final double slowest;

    private double tail;
    private double left;

    /** As exact as can be. */
    GradedMarch(GradedEquation equation) {
        this.equation = equation;
        settled = SETTLED;
        double epsilon = equation.epsilon();
        push = epsilon * equation.push();
        speed = equation.fastest() + push + 2 * epsilon * epsilon * equation.outflow();
        double alone = equation.largest();
        length = equation.omega() == 0
                ? Math.scalb(1.0, (int) Math.rint(-Math.log(Math.max(1e-300, Math.max(speed, alone))) / Math.log(2)))
                : 2 * Math.PI / Math.abs(equation.omega());
        passed = equation.halves().length == 0 ? length : length / 2;
        slowest = Math.max(1e-300, alone / FALL);
        steps = steps(TURN, PUSH);
    }

    private GradedMarch(GradedMarch like, double turn, double settled) {
        equation = like.equation;
        push = like.push;
        speed = like.speed;
        length = like.length;
        passed = like.passed;
        slowest = like.slowest;
        this.settled = settled;
        steps = steps(turn, LONGER_PUSH);
    }

    private double steps(double turn, double longest) {
        return Math.max(1, Math.ceil(passed * Math.max(Math.max(speed / turn, push / longest), slowest)));
    }

    /**
     * The same, as exact as asked for.
     *
     * @param sigma what steps may leave out, in parts of what they change
     * @param within what polynomials may leave out of an entry of the density matrix within a step
     */
    GradedMarch within(double sigma, double within) {
        int k = LONGER.length - 1;
        while (k >= 0 && !(LONGER_LEFT_OUT[k] <= sigma && push / speed * LONGER_WITHIN[k] <= within)) {
            k--;
        }
        double turn = k < 0 ? TURN : LONGER[k];
        double rest = Math.min(Math.min(sigma, within), LEAST_SETTLED);
        return new GradedMarch(this, turn, Math.max(SETTLED, rest));
    }

    /** A period, or without a wave a time, a power of 2, in which little happens. */
    double length() {
        return length;
    }

    /** The number of steps in a period, or in half of one. */
    double steps() {
        return steps;
    }

    /** Whether only the first half of a period is passed by steps. */
    boolean isHalf() {
        return passed < length;
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
        return steps * SWEEPS * POINTS * states * (POINTS * states + equation.places());
    }

    /** Legendre's coefficient of degree k = q − 2 of e^{ixs}, to leading order: (2k + 1) (x/2)^k / (2k + 1)!!. */
    private static double tail(double x) {
        double out = 1;
        for (int k = 1; k <= POINTS - 2; k++) {
            out *= x / 2 / (2 * k + 1);
        }
        return (2 * POINTS - 3) * out;
    }

    /** What the first coefficient that is left out is of the last ones, twice: (x/2)/(2q + 1) for each degree. */
    private static double fade(double x) {
        return Math.min(1, x / (2 * POINTS - 1));
    }

    private static double leftOut(double x) {
        return Math.max(RULE.error(x), tail(x) * tail(x));
    }

    /** What the steps of the last run leave out, in parts of what they change. */
    double leftOut() {
        return Math.max(RULE.error(speed * passed / steps), tail * tail) + left;
    }

    /** What the polynomials of a step leave out of an entry of the density matrix within it. */
    double leftOutWithin() {
        return push * passed / steps * (tail * fade(speed * passed / steps) / POINTS + left);
    }

    /** What a part of a period does, in place. */
    interface Part {
        void apply(double[] p, double[] c);
    }

    /** Gets the map up to one of the places asked for, of use when the march is over. */
    interface Stop {
        void at(int index, Part map);
    }

    /**
     * Passes one period.
     *
     * @param stops fast times in the first period, increasing
     * @return the map of the period
     */
    GradedPropagator run(double[] stops, Stop action, Progress progress) {
        int count = (int) steps;
        double h = passed / count;
        GradedStep step = new GradedStep(equation, RULE, h, settled);
        // of the stops in the first part of a period, and of those in the second, counted from its start
        int late = 0;
        while (late < stops.length && (!isHalf() || stops[late] < passed)) {
            late++;
        }
        int[] next = {0, late};
        int[] ends = {late, stops.length};
        GradedPropagator[] half = new GradedPropagator[1];
        for (int k = 0; k < count; k++) {
            progress.check();
            step.solve(k);
            for (int part = 0; part < 2; part++) {
                for (; next[part] < ends[part]; next[part]++) {
                    double stop = stops[next[part]] - part * passed;
                    if (k < count - 1 && stop >= (k + 1) * h) {
                        break;
                    }
                    GradedPropagator map = map(step.at((stop - k * h) / h));
                    action.at(next[part], part == 0 ? map::apply : second(half, map.mirrored(equation.halves())));
                }
            }
            step.finish();
        }
        tail = step.tail();
        left = settled > SETTLED ? step.left() : 0;
        half[0] = map(step.change());
        return isHalf() ? half[0].mirrored(equation.halves()).after(half[0]) : half[0];
    }

    /** The first half of a period, and this. */
    private static Part second(GradedPropagator[] half, GradedPropagator map) {
        return (p, c) -> {
            half[0].apply(p, c);
            map.apply(p, c);
        };
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
