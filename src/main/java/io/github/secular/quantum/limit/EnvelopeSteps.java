package io.github.secular.quantum.limit;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.StochasticExponential;
import io.github.secular.quantum.RateMatrix;
import org.ejml.data.DMatrixRMaj;

/**
 * A rate equation whose rates follow slow envelopes, by products of exponentials of rate matrices, each of them
 * non-negative with columns summing to 1, so that populations stay non-negative without clipping.
 *
 * <p>A step takes the commutator-free Magnus method of order 4 with two Gauss points: two exponentials of
 * h(a A₁ + b A₂), a = 1/4 + √3/6, b = 1/4 − √3/6 &lt; 0. Where b makes a rate negative (an envelope near
 * zero), the step takes the mean rates h(A₁ + A₂)/2 instead, of order 2. Two half steps against one whole step
 * tell the error and choose the step.
 *
 * <p>If all harmonics share one envelope and there are no other rates, rate matrices at different times commute and
 * the mean rates, found by the same adaptive halving, are exact.
 */
final class EnvelopeSteps {
    private static final double NODE = Math.sqrt(3) / 6;
    private static final double MAJOR = 0.25 + NODE;
    private static final double MINOR = 0.25 - NODE;

    /** The share of the tolerance that the steps may use; the rest is for their estimates being estimates. */
    private static final double SAFETY = 0.1;

    private static final int MOST_STEPS = 5_000_000;

    /** Rates that change in time. */
    interface Rates {
        /** @param out rate n → k at n·N + k; overwritten */
        void at(double t, double[] out);
    }

    private final Rates terms;
    private final Wave wave;
    private final int size;
    private final double[] relaxation;
    private final boolean commuting;
    private final double[] first;
    private final double[] second;
    private final DMatrixRMaj generator;
    private final double[] scratch;
    private double error;
    private int steps;

    /** @param wave that of the terms, its envelopes cut into smooth pieces */
    EnvelopeSteps(RateTerms terms, RateMatrix relaxation, Wave wave) {
        this(terms::at, terms.commonEnvelope() != null && relaxation.isZero(), relaxation, wave);
    }

    /**
     * @param commuting whether the rate matrices of any two times commute
     * @param relaxation further rates that do not change
     * @param wave of which the rates are, its envelopes cut into smooth pieces
     */
    EnvelopeSteps(Rates terms, boolean commuting, RateMatrix relaxation, Wave wave) {
        this.terms = terms;
        this.wave = wave;
        this.size = relaxation.size();
        this.relaxation = new double[size * size];
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < size; k++) {
                this.relaxation[n * size + k] = relaxation.rate(n, k);
            }
        }
        this.commuting = commuting;
        this.first = new double[size * size];
        this.second = new double[size * size];
        this.generator = new DMatrixRMaj(size, size);
        this.scratch = new double[size];
    }

    /**
     * Populations at increasing times from those at a start.
     *
     * @param tolerance error allowed over these times
     */
    double[][] solve(double[] begin, double start, double[] times, double tolerance, Progress progress) {
        double[] p = begin.clone();
        double[][] out = new double[times.length][];
        double last = times[times.length - 1];
        double errorPerTime = tolerance * SAFETY / Math.max(last - start, Double.MIN_NORMAL);
        double before = start;
        int next = 0;
        if (!wave.hasEnvelopes()) {
            rates(start, first);
            for (int i = 0; i < times.length; i++) {
                progress.check();
                exponential(p, times[i] - before, 1, first, 0, first);
                before = times[i];
                out[i] = p.clone();
                steps++;
            }
            return out;
        }
        // No step passes over more than one smooth piece of an envelope.
        double step = last - start;
        for (double stop : wave.course(last).withKnots(times)) {
            if (stop > before) {
                step = advance(p, before, stop, step, errorPerTime, last, progress);
                before = stop;
            }
            while (next < times.length && times[next] <= stop) {
                out[next++] = p.clone();
            }
        }
        return out;
    }

    /** Estimated error so far. */
    double error() {
        return error;
    }

    /** Steps so far. */
    int steps() {
        return steps;
    }

    /** Moves p from one time to another; returns the step to go on with. */
    private double advance(
            double[] p, double from, double to, double step, double errorPerTime, double end, Progress progress) {
        double t = from;
        double h = step;
        double[] whole = new double[size];
        double[] halves = new double[size];
        while (t < to) {
            boolean last = t + h * 1.0000001 >= to;
            double used = last ? to - t : h;
            System.arraycopy(p, 0, whole, 0, size);
            System.arraycopy(p, 0, halves, 0, size);
            boolean fourth = step(whole, t, used);
            fourth &= step(halves, t, used / 2);
            fourth &= step(halves, t + used / 2, used / 2);
            double difference = 0;
            for (int n = 0; n < size; n++) {
                difference = Math.max(difference, Math.abs(whole[n] - halves[n]));
            }
            double estimate = difference / (fourth || commuting ? 15 : 3);
            double allowed = Math.max(errorPerTime * used, 2e-16);
            double power = fourth || commuting ? 0.2 : 1.0 / 3;
            double factor = Math.min(4, Math.max(0.1, 0.9 * Math.pow(allowed / Math.max(estimate, 1e-300), power)));
            if (estimate <= allowed) {
                System.arraycopy(halves, 0, p, 0, size);
                t = last ? to : t + used;
                error += estimate;
                h = last ? Math.max(h, used * factor) : used * factor;
            } else {
                h = used * factor;
            }
            if (++steps >= MOST_STEPS || t + h == t) {
                throw RefusalException.of(
                        "The rate equation cannot keep the tolerance at t = %.6g: raise the tolerance or smooth the"
                                + " envelopes.",
                        t);
            }
            if (steps % 256 == 0) {
                progress.check();
                progress.at(Math.min(1, t / end), "Rate equation");
            }
        }
        return h;
    }

    /** One step of p; whether it was of order 4. */
    private boolean step(double[] p, double t, double h) {
        rates(t + h * (0.5 - NODE), first);
        rates(t + h * (0.5 + NODE), second);
        if (!commuting && nonNegative(MAJOR, first, MINOR, second) && nonNegative(MINOR, first, MAJOR, second)) {
            exponential(p, h, MAJOR, first, MINOR, second);
            exponential(p, h, MINOR, first, MAJOR, second);
            return true;
        }
        exponential(p, h, 0.5, first, 0.5, second);
        return false;
    }

    private void rates(double t, double[] out) {
        terms.at(t, out);
        for (int k = 0; k < out.length; k++) {
            out[k] += relaxation[k];
        }
    }

    private static boolean nonNegative(double a, double[] x, double b, double[] y) {
        for (int k = 0; k < x.length; k++) {
            if (!(a * x[k] + b * y[k] >= 0)) {
                return false;
            }
        }
        return true;
    }

    private void exponential(double[] p, double h, double a, double[] x, double b, double[] y) {
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < size; k++) {
                // Rate n → k stands in column n of the generator.
                generator.data[k * size + n] = n == k ? 0 : a * x[n * size + k] + b * y[n * size + k];
            }
        }
        StochasticExponential.apply(StochasticExponential.of(generator, h), p, scratch);
    }
}
