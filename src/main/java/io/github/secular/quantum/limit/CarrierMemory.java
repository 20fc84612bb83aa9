package io.github.secular.quantum.limit;

import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.List;

/**
 * What is left of the phases of carriers in slow time: two tones of one noise turn a coherence with their frequencies, and
 * where that is undamped and as far from its other level as they are fast, it keeps the phase of the carrier and acts
 * back on the populations (doc/quantum.md, Q7.8).
 */
final class CarrierMemory {
    private static final double NOTHING = 1e-12;

    private CarrierMemory() {}

    /** @throws RefusalException where it is remembered, so that there are no rates */
    static void requireForgotten(BlochModel model) {
        List<RandomDrive.Tone> tones = RandomRates.drive(model).tones();
        for (RandomDrive.Tone a : tones) {
            for (RandomDrive.Tone b : tones) {
                double both = a.frequency() + b.frequency();
                if (a.source() == b.source() && both > 0) {
                    requireDamped(model, a, b, both);
                }
            }
        }
    }

    private static void requireDamped(BlochModel model, RandomDrive.Tone a, RandomDrive.Tone b, double both) {
        double scale = a.matrix().maxAbs() * b.matrix().maxAbs();
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < model.size(); m++) {
                boolean damped =
                        model.damping().gamma(n, m) > 0 && model.damping().exponent() < 2;
                double w = RandomRates.divisor(model, n, m, false).getImaginary();
                boolean resonant = Math.abs(w + both) <= RandomOperator.DEGENERATE * both;
                if (n == m || damped || !resonant) {
                    continue;
                }
                for (int k = 0; k < model.size(); k++) {
                    if (a.matrix().abs(n, k) * b.matrix().abs(k, m) > NOTHING * scale) {
                        throw new RefusalException("Levels "
                                + model.levels().labels().get(n) + " and "
                                + model.levels().labels().get(m) + " are " + both + " apart, as fast as carriers of a"
                                + " noise turn together, and their coherence is not damped: it keeps the phases of the"
                                + " carriers, which are never forgotten, and a rate equation is wrong by O(1); damp it,"
                                + " or detune a carrier.");
                    }
                }
            }
        }
    }
}
