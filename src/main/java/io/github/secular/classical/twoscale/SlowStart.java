package io.github.secular.classical.twoscale;

import io.github.secular.numerics.ComplexGmres;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;

/**
 * States on the slow manifold, u = H(t) g: all unknowns but g = f_00 follow it as
 *
 * <pre>
 *   u = −L_ff⁻¹ (L_fs g − ε² M ∂_t u),   ∂_t u = H ∂_t g + (∂_t H) g,
 * </pre>
 *
 * solved by insertion, a few times: the series in ε² is asymptotic.
 */
final class SlowStart {
    private static final int FIXED_POINTS = 4;
    private static final double DIFFERENCE = 1e-3;
    /** Of the residual, beyond which the iteration has not done its work. */
    private static final double UNSOLVED = 1e-4;

    private final SlowSystem system;
    private final double tolerance;
    private final double step;
    private ComplexGmres.Map fast;
    private final ComplexGmres gmres;

    /**
     * @param step by which envelopes may be looked at beyond the start
     * @param tolerance of linear systems
     */
    SlowStart(SlowSystem system, double step, double tolerance, ComplexGmres gmres) {
        this.system = system;
        this.tolerance = tolerance;
        this.step = DIFFERENCE * step;
        this.gmres = gmres;
        SlowPreconditioner inverse = new SlowPreconditioner(system, 0, 0, true);
        int from = 2 * system.from();
        int to = from + 2 * system.nodes();
        fast = (r, out) -> {
            inverse.apply(r, out);
            for (int k = 0; k < out.length; k++) {
                out[k] = k >= from && k < to ? out[k] : -out[k];
            }
        };
    }

    /**
     * The state on the slow manifold at a time whose shell means, fast phases and all, are given.
     *
     * @param means at the nodes, real
     * @param tau fast time
     * @param levels of insertion
     */
    double[] state(double[] means, double t, double tau, int levels) {
        int n = system.nodes();
        double[] left = new double[2 * n];
        for (int i = 0; i < n; i++) {
            left[2 * i] = means[i];
        }
        double[] out = new double[2 * system.layout().size()];
        double scale = norm(left);
        double remaining = 1;
        for (int round = 0; round < FIXED_POINTS && remaining > tolerance; round++) {
            double[] some = follow(left, levels, t, Math.min(0.1, tolerance / remaining));
            for (int k = 0; k < out.length; k++) {
                out[k] += some[k];
            }
            double[] found = means(out, tau);
            for (int i = 0; i < n; i++) {
                left[2 * i] = means[i] - found[i];
                left[2 * i + 1] = 0;
            }
            remaining = norm(left) / scale;
        }
        return out;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    /** Shell means with all fast phases, at the nodes. */
    double[] means(double[] y, double tau) {
        FastModes modes = system.modes();
        double[] weights = new double[2 * modes.size()];
        modes.weights(tau, weights);
        double[] out = new double[system.nodes()];
        for (int j = 0; j < modes.size(); j++) {
            int pair = system.layout().pair(0, j);
            if (pair < 0) {
                continue;
            }
            int from = system.layout().offset(pair);
            double factor = j == 0 ? 1 : system.epsilon();
            for (int i = 0; i < out.length; i++) {
                out[i] += factor * (weights[2 * j] * y[2 * (from + i)] - weights[2 * j + 1] * y[2 * (from + i) + 1]);
            }
        }
        return out;
    }

    /** H(t) g. */
    private double[] follow(double[] g, int levels, double t, double accuracy) {
        int from = 2 * system.from();
        double[] y = new double[2 * system.layout().size()];
        System.arraycopy(g, 0, y, from, g.length);
        double[] b = new double[y.length];
        system.multiply(t, y, b);
        for (int k = 0; k < b.length; k++) {
            b[k] = -b[k];
        }
        if (levels > 0) {
            double[] lower = follow(g, levels - 1, t, accuracy);
            double[] product = new double[y.length];
            system.multiply(t, lower, product);
            double[] rate = follow(system.slope(product), levels - 1, t, accuracy);
            if (!system.modes().isSteady()) {
                double[] next = follow(g, levels - 1, t + step, accuracy);
                double[] last = follow(g, levels - 1, t + 2 * step, accuracy);
                for (int k = 0; k < rate.length; k++) {
                    rate[k] += (-3 * lower[k] + 4 * next[k] - last[k]) / (2 * step);
                }
            }
            Arrays.fill(rate, from, from + g.length, 0);
            system.addMass(1, rate, b);
        }
        Arrays.fill(b, from, from + g.length, 0);
        double[] u = new double[y.length];
        double left = solve(t, b, accuracy, u);
        if (left > Math.max(UNSOLVED, accuracy) && SlowFactors.isBearable(system)) {
            fast = new SlowFactors(system, t).fastInverse();
            Arrays.fill(u, 0);
            left = solve(t, b, accuracy, u);
        }
        if (left > Math.max(UNSOLVED, accuracy)) {
            throw new RefusalException("The two-scale solver does not find the slow manifold here, as the drive is too"
                    + " strong for this epsilon; lower epsilon.");
        }
        Arrays.fill(u, from, from + g.length, 0);
        for (int k = 0; k < u.length; k++) {
            y[k] += u[k];
        }
        return y;
    }

    private double solve(double t, double[] b, double accuracy, double[] u) {
        int from = 2 * system.from();
        int length = 2 * system.nodes();
        return gmres.solve(
                (v, out) -> {
                    system.multiply(t, v, out);
                    System.arraycopy(v, from, out, from, length);
                },
                fast,
                b,
                accuracy,
                u);
    }
}
