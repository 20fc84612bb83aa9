package io.github.secular.quantum.limit;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rates A(t; n, k) = Σ_a weight_a(n, k) |c_a(t)|², c_a = Σ g(t) V̂_a(n, k), of a wave, prepared for evaluation at
 * many times; how a weight follows from damping and divisor is left to the formula that uses this.
 *
 * <p>Where terms of one frequency make c_a = |c_a| e^{iφ(t)} turn in slow time, as a phase of a tone does, the light
 * has the frequency a·ω + ε²φ′ (doc/light.md, L3.2), and φ′ = Im(c_a′/c_a) counts in the divisor as a detuning.
 */
final class RateTerms {
    /** A divisor below this times the numbers that it is the difference of is a resonance, met up to rounding. */
    private static final double RESONANCE_TOLERANCE = 1e-12;

    private static final double BYTES_PER_TERM = 250;

    /** Of a time: so much before the end of light. */
    private static final double BEFORE = 1e-9;

    /** What multiplies |V̂|²: from damping (&gt; 0) and divisor, both in fast time. */
    interface Weight {
        double of(double damping, double divisor);
    }

    /**
     * One harmonic between one pair of levels, in the order n → k.
     *
     * @param re Re V̂(n, k) per envelope
     * @param im Im V̂(n, k) per envelope
     */
    private record Term(
            int from,
            int to,
            int[] index,
            double damping,
            double divisor,
            double weight,
            Envelope[] envelopes,
            double[] re,
            double[] im) {
        /** |c|² and, where several envelopes make it, φ′ per slow time. */
        double[] light(double t) {
            double[] out = product(t);
            if (Double.isNaN(out[1])) {
                // Where light ends, its envelopes may have no slope there, but just before.
                out[1] = product(t * (1 - BEFORE))[1];
            }
            return out;
        }

        private double[] product(double t) {
            double sumRe = 0;
            double sumIm = 0;
            double slopeRe = 0;
            double slopeIm = 0;
            boolean turns = re.length > 1;
            for (int j = 0; j < re.length; j++) {
                double g = envelopes[j].at(t);
                sumRe += g * re[j];
                sumIm += g * im[j];
                if (turns) {
                    double slope = envelopes[j].slopeAt(t);
                    slopeRe += slope * re[j];
                    slopeIm += slope * im[j];
                }
            }
            double square = sumRe * sumRe + sumIm * sumIm;
            double turn = turns && square > 0 ? (slopeIm * sumRe - slopeRe * sumIm) / square : 0;
            return new double[] {square, turn};
        }
    }

    private final int size;
    private final List<Term> terms = new ArrayList<>();
    private final Envelope common;
    private final Weight weight;
    private final double fast;

    /**
     * @throws RefusalException if a resonant transition is not damped at all: its populations oscillate and
     *     have no rate
     */
    RateTerms(BlochModel model, Weight weight) {
        size = model.size();
        this.weight = weight;
        fast = model.epsilon() * model.epsilon();
        Wave wave = model.wave();
        double coupled =
                wave.harmonics().stream().mapToDouble(h -> h.matrix().count()).sum();
        Heap.require(
                BYTES_PER_TERM * coupled + 100.0 * size * size,
                "The table of rates between " + size + " levels",
                "take fewer levels, or the subcommand rates with couplings by a formula");
        Map<List<Integer>, List<Harmonic>> byFrequency = new LinkedHashMap<>();
        for (Harmonic h : wave.harmonics()) {
            byFrequency
                    .computeIfAbsent(Lattice.key(h.index()), k -> new ArrayList<>())
                    .add(h);
        }
        for (List<Harmonic> group : byFrequency.values()) {
            for (int n = 0; n < size; n++) {
                for (int k = 0; k < size; k++) {
                    if (n != k) {
                        addTerm(model, group, n, k);
                    }
                }
            }
        }
        List<Envelope> envelopes =
                wave.harmonics().stream().map(Harmonic::envelope).distinct().toList();
        common = envelopes.size() == 1 ? envelopes.get(0) : envelopes.isEmpty() ? Envelope.ONE : null;
    }

    private void addTerm(BlochModel model, List<Harmonic> group, int n, int k) {
        List<Harmonic> acting =
                group.stream().filter(h -> h.matrix().abs2(n, k) > 0).toList();
        if (acting.isEmpty()) {
            return;
        }
        int[] index = group.get(0).index();
        double divisor = model.divisor(n, k, index);
        double damping = model.fastDamping(n, k);
        if (damping == 0) {
            if (Math.abs(divisor) <= RESONANCE_TOLERANCE * model.divisorScale(n, k, index)) {
                throw undamped(n, k, index);
            }
            if (acting.size() == 1) {
                return;
            }
        }
        Envelope[] envelopes = acting.stream().map(Harmonic::envelope).toArray(Envelope[]::new);
        double[] re = acting.stream().mapToDouble(h -> h.matrix().re(n, k)).toArray();
        double[] im = acting.stream().mapToDouble(h -> h.matrix().im(n, k)).toArray();
        double fixed = damping == 0 ? 0 : weight.of(damping, divisor);
        terms.add(new Term(n, k, index, damping, divisor, fixed, envelopes, re, im));
    }

    static RefusalException undamped(int n, int k, int[] index) {
        return new RefusalException("Levels " + n + " and " + k + " are in resonance with harmonic "
                + Arrays.toString(index)
                + " and nothing damps their coherence, so their populations oscillate and have no rates:"
                + " give gamma[" + n + "][" + k + "] a positive value.");
    }

    /** Divisor and rate of a term at slow time t. */
    private double[] divisorAndRate(Term term, double t) {
        double[] light = term.light(t);
        double divisor = term.divisor + fast * light[1];
        if (term.damping == 0) {
            // a phase that carries the light across an undamped transition makes no rates, but a passage
            if (light[0] > 0 && divisor * term.divisor <= 0) {
                throw undamped(term.from, term.to, term.index);
            }
            return new double[] {divisor, 0};
        }
        double factor = light[1] == 0 ? term.weight : weight.of(term.damping, divisor);
        return new double[] {divisor, factor * light[0]};
    }

    int size() {
        return size;
    }

    /** The one envelope that all harmonics share, or null where they differ. */
    Envelope commonEnvelope() {
        return common;
    }

    /**
     * Rates at slow time t.
     *
     * @param out rate n → k at n·N + k; overwritten
     */
    void at(double t, double[] out) {
        Arrays.fill(out, 0);
        for (Term term : terms) {
            out[term.from * size + term.to] += divisorAndRate(term, t)[1];
        }
    }

    RateMatrix matrix(double t) {
        double[] flat = new double[size * size];
        at(t, flat);
        double[][] rates = new double[size][size];
        for (int n = 0; n < size; n++) {
            System.arraycopy(flat, n * size, rates[n], 0, size);
        }
        return new RateMatrix(rates);
    }

    /** Matrix and lines at slow time t, lines that are not zero, strongest first. */
    TransitionRates rates(String kind, double t) {
        List<TransitionRates.Line> lines = new ArrayList<>();
        for (Term term : terms) {
            double[] found = divisorAndRate(term, t);
            if (found[1] > 0) {
                lines.add(new TransitionRates.Line(term.from, term.to, term.index, found[0], found[1]));
            }
        }
        lines.sort(Comparator.comparingDouble(TransitionRates.Line::rate).reversed());
        return new TransitionRates(kind, matrix(t), lines);
    }
}
