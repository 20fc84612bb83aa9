package io.github.secular.quantum.graded;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.GaussCollocation;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    /** An end is right to rounding, steps being as long as {@link #TURN}. */
    private static final int POINTS = 16;

    /** Radians of the fastest term in a step. */
    private static final double TURN = 7;

    /** ε |V| h at most: then each sweep adds a digit or more. */
    private static final double PUSH = 0.5;

    private static final int MOST_STEPS = 20_000;
    private static final int MOST_SWEEPS = 60;
    /** About as many sweeps as are made. */
    private static final int SWEEPS = 8;

    /** Of the largest slope: each sweep lowers what is left by a digit or so. */
    private static final double SETTLED = 0x1p-51;

    /** Where sweeps bring no more below this, rounding is left. */
    private static final double ROUND_OFF = 1e-13;

    private final PhotonFrame frame;
    private final int size;
    private final double epsilon;
    private final List<Entry> entries = new ArrayList<>();
    private final double fastest;
    private final double strength;
    private final GaussCollocation rule = new GaussCollocation(POINTS);

    /** iε V_b(n, m), and how it turns. */
    private record Entry(int n, int m, double re, double im, double frequency) {}

    AmplitudeMarch(BlochModel model) {
        frame = PhotonFrame.of(model);
        Wave wave = model.wave();
        size = model.size();
        epsilon = model.epsilon();
        double highest = 0;
        double[] rows = new double[size];
        for (Map.Entry<Integer, double[][]> part : frame.couplings(wave).entrySet()) {
            for (int n = 0; n < size; n++) {
                for (int m = n; m < size; m++) {
                    int at = PhotonFrame.place(size, n, m);
                    double re = epsilon * part.getValue()[0][at];
                    double im = epsilon * part.getValue()[1][at];
                    if (re != 0 || im != 0) {
                        double nu = Math.fma(part.getKey(), frame.omega(), frame.detunings()[n] - frame.detunings()[m]);
                        entries.add(new Entry(n, m, -im, re, nu));
                        if (m != n) {
                            entries.add(new Entry(m, n, im, re, -nu));
                        }
                        highest = Math.max(highest, Math.abs(nu));
                        rows[n] += Math.hypot(re, im);
                        rows[m] += n == m ? 0 : Math.hypot(re, im);
                    }
                }
            }
        }
        fastest = highest;
        strength = java.util.Arrays.stream(rows).max().orElse(0);
    }

    PhotonFrame frame() {
        return frame;
    }

    /** A period, or without a wave a time, a power of 2, in which little happens. */
    double length() {
        return frame.omega() == 0
                ? Math.scalb(1.0, (int) Math.rint(-Math.log(Math.max(1e-300, fastest + strength)) / Math.log(2)))
                : 2 * Math.PI / Math.abs(frame.omega());
    }

    private double longest() {
        return Math.min(TURN / Math.max(1e-300, fastest + 2 * strength), PUSH / Math.max(1e-300, strength));
    }

    /** The number of steps in a period. */
    double steps() {
        return Math.max(1, Math.ceil(length() / longest()));
    }

    /** @throws RefusalException if a period would take too many steps */
    void requireFewSteps() {
        if (steps() > MOST_STEPS) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Phases turn by up to %.3g rad in one period of the wave, too many for the map of a period"
                            + " (at most %.0g).",
                    fastest * length(),
                    MOST_STEPS * TURN));
        }
    }

    /** Multiplications and additions in a period. */
    double work() {
        return steps() * SWEEPS * POINTS * size * (4.0 * entries.size() + 2.0 * POINTS * size);
    }

    /** What the steps of a period leave out, in parts of the change of any amplitude. */
    double leftOut() {
        double h = length() / steps();
        return rule.error((fastest + 2 * strength) * h);
    }

    /** Gets D at one of the places asked for: b(τ) = b(0) + D b(0). */
    interface Stop {
        void at(int index, DMatrixRMaj re, DMatrixRMaj im);
    }

    /** @param stops fast times in the first period, increasing */
    void run(double[] stops, Stop action, Progress progress) {
        double[] re = new double[size * size];
        double[] im = new double[size * size];
        Slopes slopes = new Slopes();
        double from = 0;
        for (int i = 0; i < stops.length; i++) {
            double length = stops[i] - from;
            int parts = length > 0 ? (int) Math.max(1, Math.ceil(length / longest() * (1 - 1e-12))) : 0;
            for (int k = 0; k < parts; k++) {
                progress.check();
                slopes.step(from + length * k / parts, length / parts, re, im);
            }
            from = stops[i];
            action.at(i, new DMatrixRMaj(size, size, true, re), new DMatrixRMaj(size, size, true, im));
        }
    }

    /** The slopes at the nodes of one step. */
    private final class Slopes {
        private final double[][] slopeRe = new double[POINTS][size * size];
        private final double[][] slopeIm = new double[POINTS][size * size];
        private final double[][] valueRe = new double[POINTS][entries.size()];
        private final double[][] valueIm = new double[POINTS][entries.size()];
        private final double[] stateRe = new double[size * size];
        private final double[] stateIm = new double[size * size];
        private final double[] nextRe = new double[size * size];
        private final double[] nextIm = new double[size * size];

        void step(double start, double h, double[] re, double[] im) {
            for (int i = 0; i < POINTS; i++) {
                values(i, start + rule.node(i) * h);
                System.arraycopy(re, 0, stateRe, 0, re.length);
                System.arraycopy(im, 0, stateIm, 0, im.length);
                slope(i);
                System.arraycopy(nextRe, 0, slopeRe[i], 0, re.length);
                System.arraycopy(nextIm, 0, slopeIm[i], 0, im.length);
            }
            double change = Double.POSITIVE_INFINITY;
            double before = Double.POSITIVE_INFINITY;
            double largest = 0;
            for (int sweep = 0; change > SETTLED * largest; sweep++) {
                if (sweep > 0 && change > 0.5 * before && change < ROUND_OFF * largest) {
                    break;
                }
                if (sweep == MOST_SWEEPS) {
                    throw new RefusalException("The slopes of the map of a period do not settle.");
                }
                before = change;
                change = 0;
                for (int i = 0; i < POINTS; i++) {
                    System.arraycopy(re, 0, stateRe, 0, re.length);
                    System.arraycopy(im, 0, stateIm, 0, im.length);
                    for (int j = 0; j < POINTS; j++) {
                        addTo(stateRe, slopeRe[j], h * rule.entry(i, j));
                        addTo(stateIm, slopeIm[j], h * rule.entry(i, j));
                    }
                    slope(i);
                    for (int k = 0; k < re.length; k++) {
                        change = Math.max(change, Math.abs(nextRe[k] - slopeRe[i][k]));
                        change = Math.max(change, Math.abs(nextIm[k] - slopeIm[i][k]));
                        largest = Math.max(largest, Math.max(Math.abs(nextRe[k]), Math.abs(nextIm[k])));
                    }
                    System.arraycopy(nextRe, 0, slopeRe[i], 0, re.length);
                    System.arraycopy(nextIm, 0, slopeIm[i], 0, im.length);
                }
            }
            for (int j = 0; j < POINTS; j++) {
                addTo(re, slopeRe[j], h * rule.weight(j));
                addTo(im, slopeIm[j], h * rule.weight(j));
            }
        }

        private void values(int i, double tau) {
            for (int e = 0; e < entries.size(); e++) {
                Entry entry = entries.get(e);
                double cos = Math.cos(entry.frequency * tau);
                double sin = Math.sin(entry.frequency * tau);
                valueRe[i][e] = entry.re * cos - entry.im * sin;
                valueIm[i][e] = entry.re * sin + entry.im * cos;
            }
        }

        /** iεV (1 + D) at node i, D in {@link #stateRe} and {@link #stateIm}. */
        private void slope(int i) {
            java.util.Arrays.fill(nextRe, 0);
            java.util.Arrays.fill(nextIm, 0);
            for (int e = 0; e < entries.size(); e++) {
                Entry entry = entries.get(e);
                double x = valueRe[i][e];
                double y = valueIm[i][e];
                int to = entry.n * size;
                int from = entry.m * size;
                for (int k = 0; k < size; k++) {
                    nextRe[to + k] += x * stateRe[from + k] - y * stateIm[from + k];
                    nextIm[to + k] += x * stateIm[from + k] + y * stateRe[from + k];
                }
                nextRe[to + entry.m] += x;
                nextIm[to + entry.m] += y;
            }
        }
    }

    private static void addTo(double[] out, double[] x, double factor) {
        for (int k = 0; k < out.length; k++) {
            out[k] += factor * x[k];
        }
    }
}
