package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
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

    /** @param most entries: more are refused before they are all made */
    Torus torus(Window window, int most, Progress progress) {
        return new Torus(model, frame, window, new LivePairs(model, initial), most, progress);
    }
}
