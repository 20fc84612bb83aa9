package io.github.secular.quantum.slowset;

import io.github.secular.drive.Harmonic;
import io.github.secular.quantum.BlochModel;

/**
 * What every window of the torus is to answer.
 *
 * @param initial ρ(0), N² complex numbers, interleaved
 * @param times output times, slow, at least one
 * @param tolerance the largest error wanted
 * @param strength v of {@link Torus#strength}
 */
record SlowSetTask(
        BlochModel model, RotatingFrame frame, double[] initial, double[] times, double tolerance, double strength) {
    /** The last output time. */
    double end() {
        return times[times.length - 1];
    }

    /** ε², slow time per fast time. */
    double perFast() {
        return model.epsilon() * model.epsilon();
    }

    Torus torus(Window window) {
        return new Torus(model, frame, window, new LivePairs(model, initial));
    }

    /** About how many entries lie within one coupling of the central ones, which every window holds. */
    double neighbours() {
        int n = model.size();
        double couplings = 0;
        for (Harmonic h : model.wave().harmonics()) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    couplings += h.matrix().abs2(i, j) > 0 ? 1 : 0;
                }
            }
        }
        return n * (n + couplings);
    }
}
