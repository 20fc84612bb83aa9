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

    /** After so many sweeps it is known what each gains. */
    private static final int SEEN = 3;

    /** The next sweep gains so many times less than the worst of those before, at most. */
    private static final double SURE = 8;

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
    /** By the starts held: the size of the slopes of p and of c of each, the largest of any step. */
    private final double[][][] sizes;

    private final double[] moved;
    private final double[] all;
    private final double settled;
    private double tail;
    private double left;

    /**
     * @param h length of a step, fast time
     * @param settled what the last sweep may move, in parts of the slopes of any step so far
     */
    GradedStep(GradedEquation equation, GaussCollocation rule, double h, double settled) {
        this.settled = settled;
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
        moved = new double[dimension * starts];
        all = new double[dimension * starts];
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
        sizes = new double[(dimension + starts - 1) / starts][3][starts];
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

    /** What the sweeps of any step left, in parts of the slopes. */
    double left() {
        return left;
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
        double[][] most = sizes[from / starts()];
        double[][] weights = weights(count);
        for (int row = 0; row < dimension; row++) {
            double unit = row < size ? e2 : 1;
            for (int j = 0; j < count; j++) {
                start[row * count + j] = unit * change[row * dimension + from + j] + (row == from + j ? 1 : 0);
            }
        }
        for (int i = 0; i < points; i++) {
            // those of p follow those of c
            Arrays.fill(held[i], 0, populations, 0);
            pattern.multiply(values[i], size, dimension, start, held[i], count);
        }
        double before = Double.POSITIVE_INFINITY;
        double slowest = 0;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            Arrays.fill(moved, 0);
            Arrays.fill(all, 0);
            for (int i = 0; i < points; i++) {
                Arrays.fill(trial, 0, numbers, 0);
                rule.add(held, numbers, rule.row(i), h, trial);
                for (int q = 0; q < populations; q++) {
                    trial[q] = start[q] + e2 * trial[q];
                }
                for (int q = populations; q < numbers; q++) {
                    trial[q] += start[q];
                }
                pattern.multiply(values[i], size, dimension, trial, next, count);
                // populations move as coherences are, which are known better now
                double part = h * rule.entry(i, i);
                for (int q = populations; q < numbers; q++) {
                    trial[q] += part * (next[q] - held[i][q]);
                }
                pattern.multiply(values[i], 0, size, trial, next, count);
                compare(held[i], weights[i], numbers);
            }
            double now = moved(from, count, most);
            slowest = Math.max(slowest, now / before);
            // what is left is less by what any sweep gained, at least
            double rest = sweep < SEEN ? now : now * Math.min(1, SURE * slowest);
            if (rest <= settled || now > 0.5 * before && now < ROUND_OFF) {
                look(numbers);
                left = rest <= settled ? Math.max(left, rest) : left;
                return;
            }
            before = now;
        }
        throw new RefusalException("The slopes of the map of a period do not settle.");
    }

    /** Takes over the next slopes of a node; adds how much they have moved, and their size, as they are. */
    private void compare(double[] last, double[] weight, int numbers) {
        for (int q = 0; q < numbers; q++) {
            moved[q] += weight[q] * Math.abs(next[q] - last[q]);
            all[q] += weight[q] * Math.abs(next[q]);
            last[q] = next[q];
        }
    }

    /**
     * How much the slopes of a start have moved, the most of any start, in parts of them, or of the mean of all where
     * they are less: those of p, those of c that come from p, and those of c that come from c, which are smaller by a
     * factor of the order of ε and count for as much.
     *
     * @param most their sizes, by part and start, the largest so far; renewed
     */
    private double moved(int from, int count, double[][] most) {
        double[][] by = new double[3][count];
        double[][] now = new double[3][count];
        for (int row = 0, q = 0; row < dimension; row++) {
            for (int j = 0; j < count; j++, q++) {
                int part = row < size ? 0 : from + j < size ? 1 : 2;
                by[part][j] += moved[q];
                now[part][j] += all[q];
            }
        }
        double[] mean = new double[3];
        for (int part = 0; part < 3; part++) {
            for (int j = 0; j < count; j++) {
                most[part][j] = Math.max(most[part][j], now[part][j]);
                mean[part] += most[part][j] / count;
            }
        }
        mean[2] = Math.max(mean[2], equation.epsilon() * mean[1]);
        double out = 0;
        for (int part = 0; part < 3; part++) {
            for (int j = 0; j < count; j++) {
                double whole = Math.max(most[part][j], mean[part]);
                out = Math.max(out, whole == 0 ? 0 : by[part][j] / whole);
            }
        }
        return out;
    }

    /** Of the starts held: 1 for rows of p, |e^{−γs}| for those of c. */
    private double[][] weights(int count) {
        double[][] out = new double[points][dimension * count];
        for (int i = 0; i < points; i++) {
            for (int row = 0; row < dimension; row++) {
                Arrays.fill(out[i], row * count, (row + 1) * count, row < size ? 1 : fall[i][(row - size) / 2]);
            }
        }
        return out;
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
