package io.github.secular.classical.twoscale;

import io.github.secular.numerics.ComplexGmres;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RadauModes;
import io.github.secular.numerics.RadauTableau;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * The two-scale system over a piece of slow time on which its envelopes are smooth, by equal steps of the Radau IIA
 * method of order 5; the stages are found together, by preconditioned iteration. Between steps f_00 is the polynomial
 * through three ends of steps and its slopes there, and the rest that through four ends; in the first step all are
 * polynomials through stages.
 */
final class SlowMarch {
    private static final int STAGES = RadauTableau.STAGES;
    /** Of the residual, beyond which the iteration has not done its work. */
    private static final double UNSOLVED = 1e-4;

    /** Between which there is no interpolation by ends of steps. */
    private static final int EARLY_STEPS = 2;

    private static final double PRECONDITIONED_AT = 0.6;

    private final SlowSystem system;
    private final double tolerance;
    private final ComplexGmres gmres;
    private final List<double[]> states = new ArrayList<>();
    private final List<double[]> slopes = new ArrayList<>();
    /** The start and the stages of the first steps. */
    private final List<double[]> early = new ArrayList<>();

    private ComplexGmres.Map[] some;
    private SlowPreconditioner[] blocks;
    /** Whether all pairs are eliminated at once. */
    private boolean direct;

    private double begin;
    private double step;

    SlowMarch(SlowSystem system, double tolerance, ComplexGmres gmres) {
        this.system = system;
        this.tolerance = tolerance;
        this.gmres = gmres;
    }

    /** @param y the start; kept */
    void run(double[] y, double from, double to, int steps, Progress progress) {
        begin = from;
        step = (to - from) / steps;
        states.clear();
        slopes.clear();
        early.clear();
        early.add(y);
        some = new ComplexGmres.Map[STAGES];
        blocks = new SlowPreconditioner[STAGES];
        direct = false;
        double[] now = y;
        record(now, from);
        for (int s = 0; s < steps; s++) {
            progress.check();
            progress.at((double) s / steps, "slow time");
            double t = from + s * step;
            if (s == 0 || !direct && !system.modes().isSteady()) {
                precondition(t);
            }
            now = advance(now, t);
            record(now, from + (s + 1) * step);
        }
    }

    private void record(double[] y, double t) {
        double[] product = new double[y.length];
        system.multiply(t, y, product);
        states.add(y);
        slopes.add(system.slope(product));
    }

    private void precondition(double t) {
        double at = t + PRECONDITIONED_AT * step;
        SlowFactors factors = direct ? new SlowFactors(system, at) : null;
        for (int i = 0; i < STAGES; i++) {
            Complex shift = RadauModes.value(i).divide(step);
            if (direct) {
                some[i] = factors.inverse(shift);
            } else {
                if (blocks[i] == null) {
                    blocks[i] = new SlowPreconditioner(system, shift.getReal(), shift.getImaginary(), false);
                }
                some[i] = blocks[i].at(at, shift.getReal(), shift.getImaginary());
            }
        }
    }

    private double[] advance(double[] y, double t) {
        int n = y.length;
        double[] nodes = RadauTableau.nodes();
        double[] b = new double[STAGES * n];
        double[] part = new double[n];
        for (int i = 0; i < STAGES; i++) {
            system.multiply(t + nodes[i] * step, y, part);
            System.arraycopy(part, 0, b, i * n, n);
        }
        double[] z = new double[STAGES * n];
        double left = solve(t, nodes, b, z);
        if (left > Math.max(UNSOLVED, tolerance) && SlowFactors.isBearable(system)) {
            // Pairs are too strongly coupled, as at a separatrix; or an envelope has changed since the elimination.
            direct = true;
            precondition(t);
            Arrays.fill(z, 0);
            left = solve(t, nodes, b, z);
        }
        if (left > Math.max(UNSOLVED, tolerance)) {
            throw new RefusalException("The two-scale solver's iteration does not converge here, as the drive is too"
                    + " strong for this epsilon; lower epsilon.");
        }
        double[] out = y.clone();
        double[] change = Arrays.copyOfRange(z, (STAGES - 1) * n, STAGES * n);
        // What the iteration leaves of the mass.
        double off = system.mass(change) / system.mass(y);
        for (int k = 2 * system.from(); k < 2 * (system.from() + system.nodes()); k++) {
            change[k] -= off * y[k];
        }
        for (int k = 0; k < n; k++) {
            out[k] += change[k];
        }
        for (int i = 0; i < STAGES && early.size() <= EARLY_STEPS * STAGES; i++) {
            double[] stage = i == STAGES - 1 ? out : y.clone();
            for (int k = 0; k < n && i < STAGES - 1; k++) {
                stage[k] += z[i * n + k];
            }
            early.add(stage);
        }
        return out;
    }

    private double solve(double t, double[] nodes, double[] b, double[] z) {
        return gmres.solve((v, out) -> stages(v, t, nodes, out), (r, out) -> separated(r, some, out), b, tolerance, z);
    }

    /** A⁻¹/h M′ v − L v. */
    private void stages(double[] v, double t, double[] nodes, double[] out) {
        int n = v.length / STAGES;
        double[] stage = new double[n];
        double[] part = new double[n];
        for (int i = 0; i < STAGES; i++) {
            System.arraycopy(v, i * n, stage, 0, n);
            system.multiply(t + nodes[i] * step, stage, part);
            for (int k = 0; k < n; k++) {
                part[k] = -part[k];
            }
            Arrays.fill(stage, 0);
            for (int j = 0; j < STAGES; j++) {
                double a = RadauModes.inverse(i, j) / step;
                for (int k = 0; k < n; k++) {
                    stage[k] += a * v[j * n + k];
                }
            }
            system.addMass(1, stage, part);
            System.arraycopy(part, 0, out, i * n, n);
        }
    }

    private static void separated(double[] r, ComplexGmres.Map[] some, double[] out) {
        int n = r.length / STAGES;
        double[] mode = new double[n];
        double[] solved = new double[n];
        Arrays.fill(out, 0);
        for (int i = 0; i < STAGES; i++) {
            Arrays.fill(mode, 0);
            for (int j = 0; j < STAGES; j++) {
                Complex c = RadauModes.left(i, j);
                for (int k = 0; k < n; k += 2) {
                    double x = r[j * n + k];
                    double y = r[j * n + k + 1];
                    mode[k] += c.getReal() * x - c.getImaginary() * y;
                    mode[k + 1] += c.getReal() * y + c.getImaginary() * x;
                }
            }
            some[i].apply(mode, solved);
            for (int j = 0; j < STAGES; j++) {
                Complex c = RadauModes.right(i, j);
                for (int k = 0; k < n; k += 2) {
                    out[j * n + k] += c.getReal() * solved[k] - c.getImaginary() * solved[k + 1];
                    out[j * n + k + 1] += c.getReal() * solved[k + 1] + c.getImaginary() * solved[k];
                }
            }
        }
    }

    /** The state at a time of the piece. */
    double[] at(double t) {
        int steps = states.size() - 1;
        double u = (t - begin) / step;
        int nearest = (int) Math.rint(u);
        if (Math.abs(u - nearest) < 1e-12 * Math.max(1, steps)) {
            return states.get(Math.max(0, Math.min(steps, nearest)));
        }
        if (u < 1 || steps <= EARLY_STEPS) {
            return early(u);
        }
        int count = Math.min(4, steps);
        int first = Math.max(1, Math.min(steps + 1 - count, (int) Math.floor(u) - count / 2 + 1));
        double[] out = new double[states.get(0).length];
        for (int a = first; a < first + count; a++) {
            double w = 1;
            for (int b = first; b < first + count; b++) {
                w *= a == b ? 1 : (u - b) / (a - b);
            }
            ComplexGmres.addScaled(out, w, 0, states.get(a));
        }
        count = Math.min(3, steps);
        first = Math.max(1, Math.min(steps + 1 - count, (int) Math.rint(u) - 1));
        int from = 2 * system.from();
        Arrays.fill(out, from, from + 2 * system.nodes(), 0);
        for (int a = first; a < first + count; a++) {
            double w = 1;
            double slope = 0;
            for (int b = first; b < first + count; b++) {
                w *= a == b ? 1 : (u - b) / (a - b);
                slope += a == b ? 0 : 1.0 / (a - b);
            }
            double value = (1 - 2 * (u - a) * slope) * w * w;
            double rate = (u - a) * w * w * step;
            for (int k = 0; k < 2 * system.nodes(); k++) {
                out[from + k] += value * states.get(a)[from + k] + rate * slopes.get(a)[k];
            }
        }
        return out;
    }

    /** Through the start and the stages of the first steps: the slope at a start that is not smooth is of no use. */
    private double[] early(double u) {
        double[] nodes = RadauTableau.nodes();
        double[] at = new double[early.size()];
        for (int a = 1; a < at.length; a++) {
            at[a] = (a - 1) / STAGES + nodes[(a - 1) % STAGES];
        }
        double[] out = new double[early.get(0).length];
        for (int a = 0; a < at.length; a++) {
            double w = 1;
            for (int b = 0; b < at.length; b++) {
                w *= a == b ? 1 : (u - at[b]) / (at[a] - at[b]);
            }
            ComplexGmres.addScaled(out, w, 0, early.get(a));
        }
        return out;
    }

    /** The state at the end. */
    double[] last() {
        return states.get(states.size() - 1);
    }
}
