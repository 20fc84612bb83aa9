package io.github.secular.quantum.steady;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import java.util.List;
import java.util.Optional;

/**
 * Two tones whose frequencies are so near to each other that the atom follows their beat: ever more harmonics of it count
 * the slower it is (doc/bloch-solvers.md, B11.9).
 */
final class SlowBeat {
    private SlowBeat() {}

    /** What to say of the slowest beat of two tones, if it is slower than what the wave does. */
    static Optional<String> of(BlochModel model) {
        Wave wave = model.wave();
        double slowest = Double.POSITIVE_INFINITY;
        List<Harmonic> tones = SteadyStates.tones(wave);
        for (Harmonic one : tones) {
            for (Harmonic other : tones) {
                int[] difference = Lattice.sum(one.index(), other.index(), -1);
                double beat = Math.abs(wave.frequency(difference));
                slowest = wave.base().isZero(difference) ? slowest : Math.min(slowest, beat);
            }
        }
        return slowest <= 2 * model.epsilon() * wave.strength(0)
                ? Optional.of(Sentence.of(
                        "two of its tones beat with %.3g per unit of fast time only, and the slower the beat, the more of its"
                                + " harmonics count; mark the weaker tone as a probe, which is taken to first order",
                        slowest))
                : Optional.empty();
    }
}
