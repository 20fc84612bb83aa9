package io.github.secular.quantum;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.FastTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What envelopes that stand still over steps do to couplings off resonance, of phase e^{iντ}, ν = w(n, m) + a·ω, where a
 * step is longer than a turn of that phase: every change of g between two steps leaves ε V̂ Δg e^{iντ}/(iν) in a coherence,
 * which the smooth envelope does not. Phases at the ends of steps may agree in all runs with halved steps, so that no
 * comparison of runs shows the sum.
 */
final class StepKicks {
    /** @param weight ε |V̂_nm| / |ν| */
    private record Term(double frequency, double weight, Envelope envelope, double[] sum) {}

    private final double epsilon;
    private final List<Term> terms = new ArrayList<>();
    private double largest;

    StepKicks(BlochModel model, Wave wave) {
        epsilon = model.epsilon();
        for (Harmonic h : wave.harmonics()) {
            for (int n = 0; n < model.size(); n++) {
                for (int m = 0; m < model.size(); m++) {
                    double frequency = model.divisor(n, m, h.index());
                    if (n != m
                            && h.matrix().abs2(n, m) > 0
                            && frequency != 0
                            && !h.envelope().isConstant()) {
                        double weight = epsilon * h.matrix().abs(n, m) / Math.abs(frequency);
                        terms.add(new Term(frequency, weight, h.envelope(), new double[2]));
                    }
                }
            }
        }
    }

    /** Equal steps from one slow time to another, over which envelopes keep their values in the middle. */
    void steps(double from, double to, int count) {
        double length = (to - from) / count;
        double radians = length / (epsilon * epsilon);
        FastTime first = null;
        FastTime step = null;
        for (Term term : terms) {
            if (Math.abs(term.frequency) * radians <= 2 * Math.PI) {
                continue;
            }
            if (first == null) {
                first = new FastTime(from, epsilon);
                step = new FastTime(length, epsilon);
            }
            double start = first.angle(term.frequency);
            double turn = step.angle(term.frequency);
            double before = term.envelope.at(from);
            for (int k = 0; k <= count; k++) {
                double g = term.envelope.at(k < count ? from + (k + 0.5) * length : to);
                double angle = start + k * turn;
                term.sum[0] += (before - g) * Math.cos(angle);
                term.sum[1] += (before - g) * Math.sin(angle);
                before = g;
            }
            largest = Math.max(largest, term.weight * Math.hypot(term.sum[0], term.sum[1]));
        }
    }

    /** The largest that a coherence has collected at the end of any of the intervals so far. */
    double largest() {
        return largest;
    }
}
