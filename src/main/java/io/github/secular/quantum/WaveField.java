package io.github.secular.quantum;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import java.util.ArrayList;
import java.util.List;

/**
 * The matrix V(t) of a wave, evaluated many times without allocation: only entries on and above the
 * diagonal, only harmonics and entries that are not zero. Not for several threads at once.
 */
final class WaveField {
    private final int size;
    private final double[] frequencies;
    private final double[] cos;
    private final double[] sin;
    private final Term[] terms;
    private final double[] values;

    /**
     * One harmonic.
     *
     * @param phase which frequency
     * @param sign −1 where the phase runs backwards
     * @param at 2(n·N + m) of the entries n ≤ m that are not zero
     * @param entries their (re, im), one after the other
     */
    private record Term(int phase, int sign, Envelope envelope, int[] at, double[] entries) {}

    WaveField(Wave wave) {
        size = wave.size();
        values = new double[2 * size * size];
        List<Double> distinct = new ArrayList<>();
        List<Term> list = new ArrayList<>();
        for (Harmonic h : wave.harmonics()) {
            double f = wave.frequency(h.index());
            int phase = distinct.indexOf(Math.abs(f));
            if (phase < 0) {
                phase = distinct.size();
                distinct.add(Math.abs(f));
            }
            Term term = term(h, phase, f < 0 ? -1 : 1);
            if (term.at.length > 0) {
                list.add(term);
            }
        }
        terms = list.toArray(new Term[0]);
        frequencies = distinct.stream().mapToDouble(Double::doubleValue).toArray();
        cos = new double[frequencies.length];
        sin = new double[frequencies.length];
    }

    private Term term(Harmonic h, int phase, int sign) {
        int[] at = new int[size * size];
        double[] entries = new double[2 * size * size];
        int count = 0;
        for (int n = 0; n < size; n++) {
            for (int m = n; m < size; m++) {
                if (h.matrix().re(n, m) != 0 || h.matrix().im(n, m) != 0) {
                    at[count] = 2 * (n * size + m);
                    entries[2 * count] = h.matrix().re(n, m);
                    entries[2 * count + 1] = h.matrix().im(n, m);
                    count++;
                }
            }
        }
        return new Term(
                phase,
                sign,
                h.envelope(),
                java.util.Arrays.copyOf(at, count),
                java.util.Arrays.copyOf(entries, 2 * count));
    }

    /** The largest |a·ω|. */
    double largestFrequency() {
        double max = 0;
        for (double f : frequencies) {
            max = Math.max(max, f);
        }
        return max;
    }

    /** How many products one evaluation takes, roughly. */
    int cost() {
        int cost = 10 * frequencies.length;
        for (Term term : terms) {
            cost += term.at.length;
        }
        return cost;
    }

    /**
     * V at fast time τ with the envelopes at slow time t.
     *
     * @return V_nm for n ≤ m at 2(n·N + m), interleaved; overwritten by the next call
     */
    double[] at(double tau, double t) {
        for (int k = 0; k < frequencies.length; k++) {
            cos[k] = Math.cos(frequencies[k] * tau);
            sin[k] = Math.sin(frequencies[k] * tau);
        }
        java.util.Arrays.fill(values, 0);
        for (Term term : terms) {
            double g = term.envelope.at(t);
            double c = g * cos[term.phase];
            double s = g * term.sign * sin[term.phase];
            for (int j = 0; j < term.at.length; j++) {
                double re = term.entries[2 * j];
                double im = term.entries[2 * j + 1];
                int at = term.at[j];
                values[at] += c * re - s * im;
                values[at + 1] += c * im + s * re;
            }
        }
        return values;
    }
}
