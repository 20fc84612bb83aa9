package io.github.secular.classical.twoscale;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RadauTableau;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a two-scale system through slow time: equal steps, halved where an envelope bends too much for the cubic
 * through the stages of a step, which also gives the state between the steps. However many times are asked for, one
 * pair of factorisations serves them all unless envelopes change.
 */
final class SlowSteps {
    /** Halvings of a step at most. */
    private static final int HALVINGS = 8;

    private static final int MOST_ROUNDS = 25;
    /** By less than this a round of corrections gains with old factors, or with new ones. */
    private static final double SLOW_CONTRACTION = 0.3;

    private static final double SLOWEST_CONTRACTION = 0.7;
    private static final double LARGEST_CHANGE = 0.25;

    private final SlowOperator operator;
    private final double from;
    private final double tolerance;
    private final List<Double> ends = new ArrayList<>();
    private RadauStep current;
    private int factorisations;

    /** Gets states in order; the array changes between calls. */
    @FunctionalInterface
    interface Output {
        void accept(int number, double[] y);
    }

    /**
     * @param from slow time at the start
     * @param to the end, later
     * @param count of steps, unless envelopes need more
     * @param tolerance relative, of the corrections where L changes
     */
    SlowSteps(SlowOperator operator, double from, double to, int count, double tolerance) {
        this(operator, from, to, count, HALVINGS, tolerance);
    }

    /** @param halvings of a step at most, where envelopes bend */
    SlowSteps(SlowOperator operator, double from, double to, int count, int halvings, double tolerance) {
        this.operator = operator;
        this.from = from;
        this.tolerance = tolerance;
        for (int i = 0; i < count; i++) {
            plan(from + (to - from) * i / count, from + (to - from) * (i + 1) / count, halvings);
        }
    }

    private void plan(double begin, double end, int halvings) {
        if (halvings > 0 && !isResolved(begin, end)) {
            double middle = (begin + end) / 2;
            plan(begin, middle, halvings - 1);
            plan(middle, end, halvings - 1);
        } else {
            ends.add(end);
        }
    }

    /** Whether the cubic through a step's stages shows every envelope well enough. */
    private boolean isResolved(double begin, double end) {
        FastModes modes = operator.modes();
        double[] nodes = RadauTableau.nodes();
        double h = end - begin;
        for (int c = 0; c < modes.channels() && !modes.isSteady(); c++) {
            double first = modes.envelope(c, begin);
            double scale = Math.max(Math.abs(first), Math.abs(modes.envelope(c, end)));
            double[] rise = new double[nodes.length];
            for (int j = 0; j < nodes.length; j++) {
                rise[j] = modes.envelope(c, begin + nodes[j] * h) - first;
                if (Math.abs(rise[j]) > LARGEST_CHANGE * Math.max(1, scale)) {
                    return false;
                }
            }
            for (double part : new double[] {0.08, 0.4, 0.8}) {
                double value = first;
                for (int j = 0; j < nodes.length; j++) {
                    value += rise[j] * weight(j, part);
                }
                if (Math.abs(value - modes.envelope(c, begin + part * h)) > tolerance * Math.max(1, scale)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The cubic that is 1 at stage j, 0 at the other stages and at the start of the step. */
    private static double weight(int j, double part) {
        double[] nodes = RadauTableau.nodes();
        double out = part / nodes[j];
        for (int m = 0; m < nodes.length; m++) {
            if (m != j) {
                out *= (part - nodes[m]) / (nodes[j] - nodes[m]);
            }
        }
        return out;
    }

    int size() {
        return ends.size();
    }

    /** Pairs of factorisations that there were. */
    int factorisations() {
        return factorisations;
    }

    /** About how many pairs of factorisations there will be: one for each size of steps and each change of L. */
    double expectedFactorisations() {
        FastModes modes = operator.modes();
        double variation = 0;
        double before = from;
        double last = 0;
        for (double end : ends) {
            double change = 0;
            for (int c = 0; c < modes.channels() && !modes.isSteady(); c++) {
                double g = modes.envelope(c, before);
                double other = modes.envelope(c, end);
                change = Math.max(change, Math.abs(other - g) / Math.max(1e-3, Math.max(Math.abs(g), Math.abs(other))));
            }
            boolean sameSize = Math.abs(end - before - last) <= 1e-9 * last;
            variation += sameSize ? Math.min(1, change / SLOW_CONTRACTION) : 1;
            last = end - before;
            before = end;
        }
        return Math.max(1, variation);
    }

    /**
     * Takes y from the first time to the last.
     *
     * @param y the state at the start; changed
     * @param times within the steps, ascending
     */
    void run(double[] y, double[] times, Output output, Progress progress) {
        double[][] z = new double[RadauTableau.STAGES][y.length];
        double[] between = new double[y.length];
        int[] mirror = operator.mirror();
        for (int r = 0; r < mirror.length; r++) {
            y[2 * r] = (y[2 * r] + y[2 * mirror[r]]) / 2;
            y[2 * r + 1] = (y[2 * r + 1] - y[2 * mirror[r] + 1]) / 2;
            y[2 * mirror[r]] = y[2 * r];
            y[2 * mirror[r] + 1] = -y[2 * r + 1];
        }
        double t = from;
        int next = 0;
        for (int s = 0; s < ends.size() && next < times.length; s++) {
            progress.check();
            double h = ends.get(s) - t;
            take(t, h, y, z);
            for (double[] change : z) {
                operator.keepMass(y, change);
            }
            for (boolean last = s + 1 == ends.size();
                    next < times.length && (last || times[next] <= ends.get(s) * (1 + 1e-14));
                    next++) {
                double part = Math.min(1, (times[next] - t) / h);
                System.arraycopy(y, 0, between, 0, y.length);
                for (int j = 0; j < z.length; j++) {
                    double weight = weight(j, part);
                    for (int k = 0; k < y.length; k++) {
                        between[k] += weight * z[j][k];
                    }
                }
                output.accept(next, between);
            }
            for (int k = 0; k < y.length; k++) {
                y[k] += z[z.length - 1][k];
            }
            t = ends.get(s);
            progress.at((double) (s + 1) / ends.size(), "Vlasov equation, two-scale");
        }
    }

    /** Finds the stages of a step with the factors at hand if these will do, else with new ones. */
    private void take(double t, double h, double[] y, double[][] z) {
        boolean sameSize = current != null && Math.abs(current.step() - h) <= 1e-9 * h;
        if (sameSize && converges(SLOW_CONTRACTION, t, y, z)) {
            return;
        }
        // The old factors go before the new ones come.
        current = null;
        current = new RadauStep(operator.at(t + h / 2), h, operator.mirror());
        factorisations++;
        if (!converges(SLOWEST_CONTRACTION, t, y, z)) {
            throw new RefusalException("The envelopes of the drive change too fast for the two-scale solver.");
        }
    }

    private boolean converges(double contraction, double t, double[] y, double[][] z) {
        current.start(y, z);
        if (operator.modes().isSteady()) {
            return true;
        }
        double scale = 0;
        for (double v : y) {
            scale = Math.max(scale, Math.abs(v));
        }
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double change = current.correct(operator, t, y, z);
            if (change <= 1e-3 * tolerance * scale) {
                return true;
            }
            if (round > 0 && change > contraction * before) {
                return false;
            }
            before = change;
        }
        return false;
    }
}
