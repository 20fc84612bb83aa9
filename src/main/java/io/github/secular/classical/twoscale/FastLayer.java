package io.github.secular.classical.twoscale;

import io.github.secular.numerics.Progress;

/**
 * f with the phases of the drive resolved in fast time, by the classical Runge-Kutta method of order 4 with the
 * unperturbed part solved exactly. Serves one thread at a time.
 */
abstract class FastLayer {
    private static final int ROUNDS_BETWEEN_CHECKS = 32;

    /** The unknowns, in an order of the implementation's own. */
    protected double[] state;

    /** The step that is stable and resolves the motion. */
    abstract double largestStep();

    /** The effect of the unperturbed part over h, in a form for {@link #turn}. */
    abstract double[] factors(double h);

    /** Applies factors, in place. */
    abstract void turn(double[] factors, double[] y);

    /** out = what the drive, at fast time τ, adds to y′. */
    abstract void slope(double[] y, double tau, double[] out);

    /** f, or its mean, as it stands. */
    abstract ShellState state();

    /** Number of real unknowns. */
    final int size() {
        return state.length;
    }

    /** Number of steps that an interval of fast time takes. */
    final long steps(double length) {
        return (long) Math.max(1, Math.ceil(length / largestStep()));
    }

    final void advance(double from, double to, Progress progress) {
        if (!(to > from)) {
            return;
        }
        long count = steps(to - from);
        double h = (to - from) / count;
        double[] half = factors(h / 2);
        double[] k1 = new double[state.length];
        double[] k2 = new double[state.length];
        double[] stage = new double[state.length];
        double[] sum = new double[state.length];
        for (long s = 0; s < count; s++) {
            if (s % ROUNDS_BETWEEN_CHECKS == 0) {
                progress.check();
                progress.at((double) s / count, "initial layer");
            }
            double tau = from + s * h;
            slope(state, tau, k1);
            // The sum gathers e^{Lh} y + h/6 e^{Lh} k1 + h/3 e^{Lh/2} (k2 + k3) + h/6 k4.
            combine(state, h / 6, k1, sum);
            combine(state, h / 2, k1, stage);
            turn(half, sum);
            turn(half, stage);
            slope(stage, tau + h / 2, k2);
            combine(sum, h / 3, k2, sum);
            turn(half, state);
            combine(state, h / 2, k2, stage);
            slope(stage, tau + h / 2, k2);
            combine(sum, h / 3, k2, sum);
            turn(half, sum);
            combine(state, h, k2, stage);
            turn(half, stage);
            slope(stage, tau + h, k2);
            combine(sum, h / 6, k2, state);
        }
    }

    private static void combine(double[] a, double factor, double[] b, double[] out) {
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] + factor * b[i];
        }
    }
}
