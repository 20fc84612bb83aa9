package io.github.secular.quantum.limit;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The polarised limit over a stretch of time on which every envelope is smooth.
 *
 * @param model the model of that stretch, its time that of the run
 * @param limit blocks and rates under light of which each harmonic is as strong as at any time of the stretch
 */
record PolarisedStretch(BlochModel model, PolarisedLimit limit) {
    /** Rates go with g²: below this part of its largest value a layer is a hundred times as long. */
    private static final double FADED = 0.1;

    /**
     * @throws RefusalException if levels of a block lose the light that makes their populations equal
     */
    static PolarisedStretch of(BlochModel model, double start, double end) {
        Wave wave = model.wave();
        if (!wave.hasEnvelopes()) {
            return new PolarisedStretch(model, PolarisedLimit.of(model));
        }
        double[] samples = Arrays.stream(wave.course(end).samples(8))
                .filter(t -> t >= start && t <= end)
                .toArray();
        PolarisedLimit limit = PolarisedLimit.of(model.withDrive(atLargest(wave, samples)));
        if (!limit.singular().isZero()) {
            requireLight(model, samples);
        }
        return new PolarisedStretch(model, limit);
    }

    private static Wave atLargest(Wave wave, double[] samples) {
        List<Harmonic> out = new ArrayList<>();
        for (Harmonic h : wave.harmonics()) {
            out.add(new Harmonic(h.index(), h.matrix().times(largest(h.envelope(), samples), 0)));
        }
        return new Wave(wave.size(), wave.base(), out);
    }

    private static double largest(Envelope g, double[] samples) {
        return Arrays.stream(samples).map(t -> Math.abs(g.at(t))).max().orElse(0);
    }

    private static void requireLight(BlochModel model, double[] samples) {
        for (Harmonic h : model.wave().harmonics()) {
            if (!h.envelope().isConstant() && isResonant(model, h)) {
                requireLight(h.envelope(), samples);
            }
        }
    }

    private static boolean isResonant(BlochModel model, Harmonic h) {
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                if (h.matrix().abs2(n, m) > 0 && ResonanceTable.isResonant(model, n, m, h.index())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void requireLight(Envelope g, double[] samples) {
        double largest = largest(g, samples);
        double sign = 0;
        for (double t : samples) {
            double value = g.at(t);
            if (Math.abs(value) < FADED * largest || value * sign < 0) {
                throw RefusalException.of(
                        "The limit \"polarised\" needs light that keeps the populations of a block equal at all times, but"
                                + " the envelope \"%s\" falls to %.2g of its largest value near t = %.6g: choose the"
                                + " limit \"resonant\".",
                        g, value * sign < 0 ? 0 : Math.abs(value) / largest, t);
            }
            sign = value;
        }
    }

    /** Whether W^pol stands still: the light does, or only the relaxation is left behind the layer. */
    boolean isConstant() {
        boolean followsLight = limit.regime() == Regime.NO_LAYER
                || limit.regime() == Regime.SHIFTED_SLOW && !limit.shifted().isZero();
        return !model.wave().hasEnvelopes() || !followsLight;
    }

    /** The chain of blocks under rates that follow the light. */
    EnvelopeSteps steps() {
        int blocks = limit.blocks().size();
        return new EnvelopeSteps(
                (t, out) -> {
                    RateMatrix chain = limit.blockRates(
                            PolarisedLimit.of(model.frozenAt(t)).slow());
                    for (int i = 0; i < blocks; i++) {
                        for (int j = 0; j < blocks; j++) {
                            out[i * blocks + j] = chain.rate(i, j);
                        }
                    }
                },
                false,
                RateMatrix.zero(blocks),
                model.wave());
    }
}
