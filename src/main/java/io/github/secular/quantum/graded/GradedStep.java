package io.github.secular.quantum.graded;

import io.github.secular.numerics.GaussCollocation;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;

/**
 * One step of the map of populations and scaled coherences by collocation, for all N² starts, of which a few are held at
 * a time so that their slopes stay in the fast part of the memory. Within the step a coherence is e^{−(γ + iδ)s} times
 * what it was and what has been added, so that only what the wave does is summed (doc/bloch-solvers.md, B3.3). Not for
 * use by several threads at once.
 */
final class GradedStep {
    /** Numbers of a node that are held at a time, about. */
    private static final int HELD = 1600;

    private static final int MOST_SWEEPS = 60;

    /** Of the slopes of any step so far: each sweep lowers what is left by a digit or so. */
    private static final double SETTLED = 0x1p-51;

    /** Where sweeps bring no more below this, rounding is left. */
    private static final double ROUND_OFF = 1e-13;

    private final GradedEquation equation;
    private final FramedPattern pattern;
    private final GaussCollocation rule;
    private final double h;
    private final int size;
    private final int dimension;
    private final int points;
    private final double e2;
    /** What the map adds to the identity before the step: rows of p in units of ε², rows of c as they are. */
    private final double[] change;
    /** [node][entry], those of c divided by e^{−(γ + iδ)s}. */
    private final double[][] slopes;
    /** [node][entry of the starts held] */
    private final double[][] held;

    private final double[] trial;
    private final double[] next;
    private final double[] start;
    /** [node][frequency]: e^{iνs} */
    private final double[][] cos;

    private final double[][] sin;
    /** [node][pair]: e^{−(γ + iδ)s} */
    private final double[][] fallRe;

    private final double[][] fallIm;
    private final double[][] fall;
    /** [node][place of the pattern] */
    private final double[][] values;

    private final double[] coupling;
    private final double[] scratch;
    private final double[][] tails;
    /** By the starts held: the size of the slopes of p and of c, the largest of any step. */
    private final double[][] sizes;

    private double tail;

    /** @param h length of a step, fast time */
    GradedStep(GradedEquation equation, GaussCollocation rule, double h) {
        this.equation = equation;
        this.rule = rule;
        this.h = h;
        pattern = equation.pattern();
        size = equation.size();
        dimension = size * size;
        points = rule.points();
        e2 = equation.epsilon() * equation.epsilon();
        change = new double[dimension * dimension];
        slopes = new double[points][change.length];
        int starts = starts();
        held = starts == dimension ? slopes : new double[points][dimension * starts];
        trial = new double[dimension * starts];
        next = new double[dimension * starts];
        start = new double[dimension * starts];
        double[] frequencies = equation.frequencies();
        cos = new double[points][frequencies.length];
        sin = new double[points][frequencies.length];
        int pairs = equation.gamma().length;
        fallRe = new double[points][pairs];
        fallIm = new double[points][pairs];
        fall = new double[points][pairs];
        for (int i = 0; i < points; i++) {
            double s = rule.node(i) * h;
            for (int b = 0; b < frequencies.length; b++) {
                cos[i][b] = Math.cos(frequencies[b] * s);
                sin[i][b] = Math.sin(frequencies[b] * s);
            }
            for (int pair = 0; pair < pairs; pair++) {
                double size = Math.exp(-equation.gamma()[pair] * s);
                fall[i][pair] = size;
                fallRe[i][pair] = size * Math.cos(equation.delta()[pair] * s);
                fallIm[i][pair] = -size * Math.sin(equation.delta()[pair] * s);
            }
        }
        values = new double[points][pattern.places()];
        coupling = new double[dimension];
        scratch = new double[pattern.unframed()];
        sizes = new double[(dimension + starts - 1) / starts][2];
        tails = new double[][] {rule.coefficient(points - 2), rule.coefficient(points - 1)};
    }

    private int starts() {
        return Math.min(dimension, Math.max(8, HELD / dimension));
    }

    /** What the map adds to the identity before the step, and after it once it is finished. */
    double[] change() {
        return change;
    }

    /** The last two of Legendre's coefficients of a slope, in parts of the largest slope, at most, so far. */
    double tail() {
        return tail;
    }

    /** Finds the slopes of step k, which starts at the fast time k h. */
    void solve(int k) {
        couple(k * h);
        for (int from = 0; from < dimension; from += starts()) {
            int count = Math.min(starts(), dimension - from);
            settle(from, count);
            if (held != slopes) {
                for (int i = 0; i < points; i++) {
                    for (int row = 0; row < dimension; row++) {
                        System.arraycopy(held[i], row * count, slopes[i], row * dimension + from, count);
                    }
                }
            }
        }
    }

    /** i[V, ·] at the nodes of the step that starts at a fast time. */
    private void couple(double from) {
        double[] frequencies = equation.frequencies();
        double[] startRe = new double[frequencies.length];
        double[] startIm = new double[frequencies.length];
        for (int b = 0; b < frequencies.length; b++) {
            double angle = Math.IEEEremainder(frequencies[b] * from, 2 * Math.PI);
            startRe[b] = Math.cos(angle);
            startIm[b] = Math.sin(angle);
        }
        double[] re = new double[frequencies.length];
        double[] im = new double[frequencies.length];
        for (int i = 0; i < points; i++) {
            for (int b = 0; b < frequencies.length; b++) {
                re[b] = startRe[b] * cos[i][b] - startIm[b] * sin[i][b];
                im[b] = startRe[b] * sin[i][b] + startIm[b] * cos[i][b];
            }
            equation.coupling(re, im, coupling);
            pattern.values(coupling, fallRe[i], fallIm[i], scratch, values[i]);
        }
    }

    private void settle(int from, int count) {
        int numbers = dimension * count;
        int populations = size * count;
        double[] most = sizes[from / starts()];
        for (int row = 0; row < dimension; row++) {
            double unit = row < size ? e2 : 1;
            for (int j = 0; j < count; j++) {
                start[row * count + j] = unit * change[row * dimension + from + j] + (row == from + j ? 1 : 0);
            }
        }
        for (int i = 0; i < points; i++) {
            pattern.multiply(values[i], start, held[i], count);
        }
        double before = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double left = 0;
            double[] moved = new double[2];
            double[] all = new double[2];
            for (int i = 0; i < points; i++) {
                Arrays.fill(trial, 0, numbers, 0);
                rule.add(held, numbers, rule.row(i), h, trial);
                for (int q = 0; q < populations; q++) {
                    trial[q] = start[q] + e2 * trial[q];
                }
                for (int q = populations; q < numbers; q++) {
                    trial[q] += start[q];
                }
                pattern.multiply(values[i], trial, next, count);
                compare(held[i], count, i, moved, all);
            }
            for (int part = 0; part < 2; part++) {
                most[part] = Math.max(most[part], all[part]);
                left = Math.max(left, most[part] == 0 ? 0 : moved[part] / most[part]);
            }
            if (left <= SETTLED || left > 0.5 * before && left < ROUND_OFF) {
                look(numbers);
                return;
            }
            before = left;
        }
        throw new RefusalException("The slopes of the map of a period do not settle.");
    }

    /** Takes over the next slopes of a node; adds how much they have moved, and their size, of p and of c as they are. */
    private void compare(double[] last, int count, int i, double[] moved, double[] sums) {
        for (int row = 0; row < dimension; row++) {
            double by = 0;
            double all = 0;
            int to = (row + 1) * count;
            for (int q = row * count; q < to; q++) {
                double now = next[q];
                by += Math.abs(now - last[q]);
                all += Math.abs(now);
                last[q] = now;
            }
            int part = row < size ? 0 : 1;
            double weight = part == 0 ? 1 : fall[i][(row - size) / 2];
            moved[part] += weight * by;
            sums[part] += weight * all;
        }
    }

    /** How well polynomials show the slopes. */
    private void look(int numbers) {
        double largest = 0;
        for (double[] row : held) {
            for (int q = 0; q < numbers; q++) {
                largest = Math.max(largest, Math.abs(row[q]));
            }
        }
        for (double[] weights : tails) {
            Arrays.fill(next, 0, numbers, 0);
            rule.add(held, numbers, weights, 1, next);
            for (int q = 0; q < numbers && largest > 0; q++) {
                tail = Math.max(tail, Math.abs(next[q]) / largest);
            }
        }
    }

    /** Multiplies the rows of a pair by a complex number. */
    private static void turn(int at, int count, double re, double im, double[] x) {
        for (int q = at; q < at + count; q++) {
            double a = x[q];
            double b = x[q + count];
            x[q] = re * a - im * b;
            x[q + count] = re * b + im * a;
        }
    }

    /** What the map adds to the identity at a part c of the step, 0 … 1. */
    double[] at(double c) {
        return after(rule.weights(c), c * h);
    }

    /** Goes to the end of the step. */
    void finish() {
        System.arraycopy(after(rule.weights(), h), 0, change, 0, change.length);
    }

    private double[] after(double[] weights, double s) {
        double[] out = new double[change.length];
        rule.add(slopes, out.length, weights, h, out);
        int populations = size * dimension;
        for (int q = 0; q < populations; q++) {
            out[q] += change[q];
        }
        double[] gamma = equation.gamma();
        double[] delta = equation.delta();
        for (int pair = 0; pair < gamma.length; pair++) {
            // e^{−(γ + iδ)s} − 1, which is all that is added to the identity
            double half = Math.sin(delta[pair] * s / 2);
            double size = Math.exp(-gamma[pair] * s);
            double re = Math.expm1(-gamma[pair] * s) - 2 * size * half * half;
            double im = -size * Math.sin(delta[pair] * s);
            int row = this.size + 2 * pair;
            int at = row * dimension;
            turn(at, dimension, 1 + re, im, out);
            for (int j = 0; j < dimension; j++) {
                double x = change[at + j] + (row == j ? 1 : 0);
                double y = change[at + dimension + j] + (row + 1 == j ? 1 : 0);
                out[at + j] += change[at + j] + re * x - im * y;
                out[at + dimension + j] += change[at + dimension + j] + re * y + im * x;
            }
        }
        return out;
    }
}
