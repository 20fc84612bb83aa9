package io.github.secular.classical.harmonic;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.FastTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quasi-periodic potential between two jumps or bends of its envelopes, Σ_j C_j(x, p) g_j cos(ν_j s + φ_j), fast time s
 * counted from the start of the stretch.
 *
 * @param start fast time at which it begins
 * @param length in fast time
 * @param stops where the envelopes begin new smooth pieces, inside it, increasing
 * @param oscillations its terms
 */
record DriveStretch(double start, double length, double[] stops, List<Oscillation> oscillations) {
    /**
     * One term.
     *
     * @param shape C
     * @param frequency ν
     * @param phase φ
     * @param envelope g, of slow time
     * @param begin slow time at which the stretch begins
     * @param perFast ε², slow time per fast time
     */
    record Oscillation(
            PhaseFunction shape, double frequency, double phase, Envelope envelope, double begin, double perFast) {
        double at(double s) {
            double g = envelope.isConstant() ? 1 : envelope.at(begin + s * perFast);
            return g * Math.cos(frequency * s + phase);
        }
    }

    /** @param end last slow time of the run */
    static List<DriveStretch> of(QuasiPeriodicPotential v, double epsilon, double end) {
        Course course = v.course(end);
        double perFast = epsilon * epsilon;
        List<DriveStretch> out = new ArrayList<>();
        for (int i = 0; i < course.stretches(); i++) {
            double from = course.edge(i);
            double to = course.edge(i + 1);
            FastTime begin = new FastTime(from, epsilon);
            List<Oscillation> terms = new ArrayList<>();
            QuasiPeriodicPotential during = v.during(course, i);
            for (CosineTerm term : during.terms()) {
                double nu = v.frequency(term.index());
                double phase = begin.angle(nu);
                if (!term.cosine().isZero()) {
                    terms.add(new Oscillation(term.cosine(), nu, phase, term.envelope(), from, perFast));
                }
                if (!term.sine().isZero()) {
                    terms.add(new Oscillation(term.sine(), nu, phase - Math.PI / 2, term.envelope(), from, perFast));
                }
            }
            double[] stops = during.hasEnvelopes()
                    ? Arrays.stream(course.knots(from, to))
                            .map(k -> (k - from) / perFast)
                            .toArray()
                    : new double[0];
            out.add(new DriveStretch(begin.value(), (to - from) / perFast, stops, terms));
        }
        return out;
    }

    /** Whether no envelope changes. */
    boolean isSteady() {
        return oscillations.stream().allMatch(o -> o.envelope().isConstant());
    }

    /** The period of all terms, or NaN where there is none. */
    double period() {
        if (!isSteady()) {
            return Double.NaN;
        }
        double[] nu = oscillations.stream().mapToDouble(Oscillation::frequency).toArray();
        return new TrigonometricSum(nu, new double[2 * nu.length]).period();
    }

    /** How much of it must be followed step by step. */
    double stepped() {
        return Double.isNaN(period()) ? length : 0;
    }

    /** Those of some fast times that lie behind its start and not behind its end, counted from its start. */
    double[] within(double[] taus, boolean first) {
        return Arrays.stream(taus)
                .filter(tau -> (first || tau > start) && tau <= start + length)
                .map(tau -> tau - start)
                .toArray();
    }

    /**
     * The states of a linear system at some times of the stretch, and at its end.
     *
     * @param phi the signal that drives the system, of s
     * @param state at the start of the stretch; not changed
     * @param local times s, increasing
     * @return one more than times
     */
    double[][] states(LinearFlow flow, java.util.function.DoubleUnaryOperator phi, double[] state, double[] local) {
        double[] all = Arrays.copyOf(local, local.length + 1);
        all[local.length] = length;
        double period = period();
        if (!Double.isNaN(period)) {
            return new PeriodicSchedule(phi, period).states(flow, state, all);
        }
        double[][] out = new double[all.length][];
        double[] now = state.clone();
        double s = 0;
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            while (next < stops.length && stops[next] <= all[i]) {
                flow.advance(phi, s, stops[next], now);
                s = Math.max(s, stops[next++]);
            }
            flow.advance(phi, s, all[i], now);
            s = Math.max(s, all[i]);
            out[i] = now.clone();
        }
        return out;
    }
}
