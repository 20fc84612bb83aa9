package io.github.secular.numerics;

import java.util.function.DoubleFunction;
import org.apache.commons.math3.util.MathArrays;

/**
 * dp/dt = R_♯ p by implicit Euler steps (1 − h R_♯)⁻¹, each of which keeps Σ|p| from growing, extrapolated to order up
 * to {@value #MOST_ROWS} (Deuflhard, SIAM Review 27, 1985). Slower than a Krylov space where there is one, and safe
 * where populations stream one way, so that no Krylov space stays small.
 */
public final class ExtrapolatedEuler {
    private static final int MOST_ROWS = 10;
    private static final int FEWEST_ROWS = 3;
    /** A step that needs no more rows than this may be longer. */
    private static final int EASY_ROWS = 7;

    private static final int MOST_STEPS = 20_000;

    private final DoubleFunction<IterativeSolver> implicit;
    private long products;
    private int steps;
    private double error;

    /** @param implicit solves with 1 − h R_♯ for a given h */
    public ExtrapolatedEuler(DoubleFunction<IterativeSolver> implicit) {
        this.implicit = implicit;
    }

    /**
     * p at the times, T × N.
     *
     * @param first a first step
     * @param tolerance of Σ|p_n| over the whole run, absolute
     */
    public double[][] solve(double[] start, double[] times, double first, double tolerance, Progress progress) {
        double[][] out = new double[times.length][];
        double end = times.length == 0 ? 0 : times[times.length - 1];
        double[] p = start;
        double now = 0;
        double h = first;
        double inner = Math.max(1e-15, 1e-5 * tolerance);
        for (int i = 0; i < times.length; i++) {
            while (now < times[i]) {
                boolean isLast = now + 1.001 * h >= times[i];
                double used = isLast ? times[i] - now : h;
                // Steps grow with time: an even share for each doubling of it, and one for all before.
                Step step = step(p, used, tolerance / 100, inner, progress);
                if (++steps > MOST_STEPS || now + used == now) {
                    throw RefusalException.of(
                            "The rate equation cannot keep the tolerance of %.1e at t = %.6g: raise it or shorten the"
                                    + " run.",
                            tolerance, now);
                }
                if (step == null) {
                    h = used / 4;
                    continue;
                }
                p = step.p;
                error += step.error;
                now = isLast ? times[i] : now + used;
                if (step.rows <= EASY_ROWS) {
                    h = Math.max(h, used * (step.rows < EASY_ROWS ? 3 : 1.5));
                }
                progress.at(now / end, "Rate equation of " + p.length + " levels");
            }
            out[i] = p.clone();
        }
        return out;
    }

    private record Step(double[] p, double error, int rows) {}

    /** One step of as many rows as it needs, or null. */
    private Step step(double[] p, double h, double tolerance, double inner, Progress progress) {
        double[][] before = new double[0][];
        for (int j = 1; j <= MOST_ROWS; j++) {
            progress.check();
            double[][] row = new double[j][];
            IterativeSolver solver = implicit.apply(h / j);
            double[] x = p;
            for (int k = 0; k < j; k++) {
                x = solver.solve(x, inner, progress);
            }
            products += solver.steps();
            row[0] = x;
            for (int k = 1; k < j; k++) {
                row[k] = extrapolated(row[k - 1], before[k - 1], (double) j / (j - k) - 1);
            }
            if (j >= FEWEST_ROWS) {
                double difference = MathArrays.distance1(row[j - 1], row[j - 2]);
                if (difference <= tolerance) {
                    return new Step(row[j - 1], difference, j);
                }
                if (j >= EASY_ROWS - 1 && difference > 1e4 * tolerance) {
                    return null;
                }
            }
            before = row;
        }
        return null;
    }

    private static double[] extrapolated(double[] fine, double[] coarse, double divisor) {
        double[] out = fine.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += (fine[i] - coarse[i]) / divisor;
        }
        return out;
    }

    /** Σ of the errors that the steps estimated. */
    public double error() {
        return error;
    }

    public int steps() {
        return steps;
    }

    public long products() {
        return products;
    }
}
