package io.github.secular.numerics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;

/** All values of a formula over a box of its variables, by interval arithmetic: the bounds may be wide, never narrow. */
public final class FormulaBox {
    private static final int MOST_BOXES = 4_000;
    /** Sides, in parts of the whole box, below which a box is not split any more. */
    private static final double NARROW = 0x1p-20;

    private static final int SAMPLES = 64;
    /** Derivatives that grow by more than this when a box gets a thousandth of its size know no bound. */
    private static final double GROWTH = 1.5;

    private static final double SMALLER = 1e-3;

    private FormulaBox() {}

    /**
     * @param from lower corner, one entry per variable, at least one
     * @param to upper corner
     * @return {lower bound, upper bound}, which may be infinite
     */
    public static double[] bounds(Formula f, double[] from, double[] to) {
        Interval out = jet(f, from, to, 0).value();
        return new double[] {out.lo(), out.hi()};
    }

    /** Lower bounds over many boxes, as {@link #bounds} has them. For one thread. */
    public static final class Least {
        private final FormulaBounds bounds;
        private final Interval[] others;

        /** @param variables how many a box has sides for, at least one */
        public Least(Formula f, int variables) {
            others = new Interval[variables - 1];
            bounds = new FormulaBounds(f.term(), 0, others);
        }

        /** The lower bound over a box by its corners. */
        public double over(double[] from, double[] to) {
            for (int i = 0; i < others.length; i++) {
                others[i] = new Interval(from[i + 1], to[i + 1]);
            }
            return bounds.over(from[0], to[0]).value().lo();
        }
    }

    private static IntervalJet jet(Formula f, double[] from, double[] to, int by) {
        Interval[] others = new Interval[from.length - 1];
        for (int i = 0; i < others.length; i++) {
            int variable = i < by ? i : i + 1;
            others[i] = new Interval(from[variable], to[variable]);
        }
        return new FormulaBounds(f.term(), by, others).over(from[by], to[by]);
    }

    /**
     * A place near which a formula or its gradient is no finite number, or grows without bound. Kinks are none, nor is a
     * peak, however sharp. Of singularities that fill surfaces, or points, one is found; exotic ones may be overlooked.
     *
     * @param from lower corner, one entry per variable
     * @param to upper corner
     * @param matters whether something of a box, given by its corners, matters; must be true of a box if of a part of it
     */
    public static Optional<double[]> singularity(
            Formula f, double[] from, double[] to, BiPredicate<double[], double[]> matters) {
        Deque<double[][]> open = new ArrayDeque<>();
        open.push(new double[][] {from, to});
        for (int n = 0; n < MOST_BOXES && !open.isEmpty(); n++) {
            double[] lo = open.peek()[0];
            double[] hi = open.pop()[1];
            if (!matters.test(lo, hi) || isBounded(f, lo, hi)) {
                continue;
            }
            int axis = 0;
            for (int a = 1; a < lo.length; a++) {
                axis = (hi[a] - lo[a]) / (to[a] - from[a]) > (hi[axis] - lo[axis]) / (to[axis] - from[axis]) ? a : axis;
            }
            if (hi[axis] - lo[axis] > NARROW * (to[axis] - from[axis])) {
                double middle = (lo[axis] + hi[axis]) / 2;
                double[] upTo = hi.clone();
                double[] onFrom = lo.clone();
                upTo[axis] = middle;
                onFrom[axis] = middle;
                open.push(new double[][] {onFrom, hi});
                open.push(new double[][] {lo, upTo});
            } else if (isWild(f, lo, hi)) {
                double[] out = new double[lo.length];
                java.util.Arrays.setAll(out, a -> (lo[a] + hi[a]) / 2);
                return Optional.of(out);
            }
        }
        return Optional.empty();
    }

    /** Whether a formula and its gradient have finite bounds over a box by its corners. */
    public static boolean isBounded(Formula f, double[] lo, double[] hi) {
        boolean out = true;
        for (int by = 0; out && by < lo.length; by++) {
            IntervalJet jet = jet(f, lo, hi, by);
            out = isFinite(jet.value()) && isFinite(jet.first());
        }
        return out;
    }

    private static boolean isFinite(Interval values) {
        return Double.isFinite(values.lo()) && Double.isFinite(values.hi());
    }

    /** Whether the gradient is larger in a box than in one around it, much. */
    private static boolean isWild(Formula f, double[] lo, double[] hi) {
        double[] wideLo = lo.clone();
        double[] wideHi = hi.clone();
        for (int a = 0; a < lo.length; a++) {
            double more = (hi[a] - lo[a]) / 2 * (1 / SMALLER - 1);
            wideLo[a] -= more;
            wideHi[a] += more;
        }
        return !(steepest(f, lo, hi) <= GROWTH * steepest(f, wideLo, wideHi));
    }

    /** The largest slope at some places of a box; NaN where at one the formula or a slope is no finite number. */
    private static double steepest(Formula f, double[] lo, double[] hi) {
        FormulaArrays arrays = FormulaArrays.valueAndGradient(f, lo.length);
        SplittableRandom random = new SplittableRandom(1);
        double[][] places = new double[lo.length][SAMPLES];
        for (int a = 0; a < lo.length; a++) {
            for (int i = 0; i < SAMPLES; i++) {
                places[a][i] = lo[a] + random.nextDouble() * (hi[a] - lo[a]);
            }
        }
        double[][] out = new double[lo.length + 1][SAMPLES];
        arrays.at(places, SAMPLES, out, arrays.room());
        double steepest = 0;
        for (int k = 0; k < out.length; k++) {
            for (double each : out[k]) {
                steepest = Double.isFinite(each) ? Math.max(steepest, k == 0 ? 0 : Math.abs(each)) : Double.NaN;
                if (Double.isNaN(steepest)) {
                    return steepest;
                }
            }
        }
        return steepest;
    }
}
