package io.github.secular.quantum.graded;

import io.github.secular.numerics.GaussCollocation;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;

/**
 * One step of some columns of amplitudes b(τ) = b(0) + d(τ) by collocation, of which a few are held at a time so that their
 * slopes stay in the fast part of the memory. d is N × columns row by row, real parts before imaginary parts.
 */
final class AmplitudeStep {
    /** Numbers of a node that are held at a time, about. */
    private static final int HELD = 1600;

    private static final int MOST_SWEEPS = 60;

    /** Of the largest slope: each sweep lowers what is left by a digit or so. */
    private static final double SETTLED = 0x1p-51;

    /** Where sweeps bring no more below this, rounding is left. */
    private static final double ROUND_OFF = 1e-13;

    private final AmplitudeCouplings couplings;
    private final GaussCollocation rule;
    private final double h;
    private final int size;
    private final int columns;
    private final int points;
    private final double[] first;
    private final double[] state;
    private final double[] end;
    /** [node][entry of d] */
    private final double[][] slopes;
    /** [node][entry of the starts held] */
    private final double[][] held;

    private final double[] trial;
    private final double[] next;
    /** [node][term] */
    private final double[][] cos;

    private final double[][] sin;
    /** [node][pair] */
    private final double[][] valueRe;

    private final double[][] valueIm;

    /**
     * @param first b(0), as d
     * @param h length of a step, fast time
     */
    AmplitudeStep(AmplitudeCouplings couplings, GaussCollocation rule, double[] first, double h) {
        this.couplings = couplings;
        this.rule = rule;
        this.first = first;
        this.h = h;
        size = couplings.size();
        columns = first.length / (2 * size);
        points = rule.points();
        int all = first.length;
        state = new double[all];
        end = new double[all];
        slopes = new double[points][all];
        int starts = starts();
        held = starts == columns ? slopes : new double[points][2 * size * starts];
        trial = new double[2 * size * starts];
        next = new double[2 * size * starts];
        double[] frequencies = couplings.frequencies();
        cos = new double[points][frequencies.length];
        sin = new double[points][frequencies.length];
        for (int i = 0; i < points; i++) {
            for (int e = 0; e < frequencies.length; e++) {
                double angle = frequencies[e] * rule.node(i) * h;
                cos[i][e] = Math.cos(angle);
                sin[i][e] = Math.sin(angle);
            }
        }
        valueRe = new double[points][couplings.count()];
        valueIm = new double[points][couplings.count()];
    }

    private int starts() {
        return Math.min(columns, Math.max(8, HELD / (2 * size)));
    }

    /** d before the step, which is that after it once it is finished. */
    double[] state() {
        return state;
    }

    /** Finds the slopes of step k, which starts at the fast time k h. */
    void solve(int k) {
        values(k * h);
        for (int from = 0; from < columns; from += starts()) {
            int count = Math.min(starts(), columns - from);
            settle(from, count);
            if (held != slopes) {
                for (int i = 0; i < points; i++) {
                    copy(held[i], count, 0, slopes[i], columns, from, count);
                }
            }
        }
    }

    private void settle(int from, int count) {
        int numbers = 2 * size * count;
        double[] start = new double[numbers];
        for (int row = 0; row < 2 * size; row++) {
            for (int j = 0; j < count; j++) {
                int at = row * columns + from + j;
                start[row * count + j] = first[at] + state[at];
            }
        }
        for (int i = 0; i < points; i++) {
            slope(i, start, count, held[i]);
        }
        double before = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double change = 0;
            double largest = 0;
            for (int i = 0; i < points; i++) {
                System.arraycopy(start, 0, trial, 0, numbers);
                rule.add(held, numbers, rule.row(i), h, trial);
                slope(i, trial, count, next);
                double[] last = held[i];
                for (int q = 0; q < numbers; q++) {
                    change = Math.max(change, Math.abs(next[q] - last[q]));
                    largest = Math.max(largest, Math.abs(next[q]));
                    last[q] = next[q];
                }
            }
            boolean isRounding = change > 0.5 * before && change < ROUND_OFF * largest;
            if (isRounding || change <= SETTLED * largest) {
                return;
            }
            before = change;
        }
        throw new RefusalException("The slopes of the map of a period do not settle.");
    }

    /** d within the step, at a part c of it, 0 … 1. */
    double[] at(double c) {
        double[] out = state.clone();
        rule.add(slopes, out.length, rule.weights(c), h, out);
        return out;
    }

    /** Goes to the end of the step. */
    void finish() {
        System.arraycopy(state, 0, end, 0, end.length);
        rule.add(slopes, end.length, rule.weights(), h, end);
        System.arraycopy(end, 0, state, 0, end.length);
    }

    /** Columns of a matrix of complex numbers into those of another. */
    private void copy(double[] in, int inColumns, int inFrom, double[] out, int outColumns, int outFrom, int count) {
        for (int row = 0; row < 2 * size; row++) {
            System.arraycopy(in, row * inColumns + inFrom, out, row * outColumns + outFrom, count);
        }
    }

    /** iεV at the nodes of the step that starts at a fast time. */
    private void values(double start) {
        double[] frequencies = couplings.frequencies();
        double[] re = new double[frequencies.length];
        double[] im = new double[frequencies.length];
        for (int e = 0; e < frequencies.length; e++) {
            double c = Math.cos(frequencies[e] * start);
            double s = Math.sin(frequencies[e] * start);
            re[e] = couplings.re()[e] * c - couplings.im()[e] * s;
            im[e] = couplings.re()[e] * s + couplings.im()[e] * c;
        }
        int[] first = couplings.first();
        for (int i = 0; i < points; i++) {
            for (int p = 0; p < couplings.count(); p++) {
                double x = 0;
                double y = 0;
                for (int e = first[p]; e < first[p + 1]; e++) {
                    x += re[e] * cos[i][e] - im[e] * sin[i][e];
                    y += re[e] * sin[i][e] + im[e] * cos[i][e];
                }
                valueRe[i][p] = x;
                valueIm[i][p] = y;
            }
        }
    }

    /** out = iεV b at node i. */
    private void slope(int i, double[] b, int count, double[] out) {
        Arrays.fill(out, 0, 2 * size * count, 0);
        int[] rows = couplings.rows();
        int[] columns = couplings.columns();
        int half = size * count;
        for (int p = 0; p < rows.length; p++) {
            double x = valueRe[i][p];
            double y = valueIm[i][p];
            int n = rows[p];
            int m = columns[p];
            addRow(x, y, b, m * count, out, n * count, half, count);
            if (n != m) {
                addRow(-x, y, b, n * count, out, m * count, half, count);
            }
        }
    }

    private static void addRow(double x, double y, double[] b, int from, double[] out, int to, int half, int count) {
        for (int k = 0; k < count; k++) {
            double re = b[from + k];
            double im = b[half + from + k];
            out[to + k] += x * re - y * im;
            out[half + to + k] += x * im + y * re;
        }
    }
}
