package io.github.secular.classical.particles;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.RandomPotential;
import io.github.secular.drive.NoisePath;
import java.util.SplittableRandom;

/** One realisation of a noise with what it shakes, walked through step by step in fast time. */
final class SignalPath {
    private final PhaseFunction shape;
    private final NoisePath path;
    private double now;

    /** @throws io.github.secular.numerics.RefusalException if the noise has no paths */
    SignalPath(RandomPotential.Part part, SplittableRandom random) {
        shape = part.shape();
        // Steps are this solver's own.
        path = part.noise().path(Double.POSITIVE_INFINITY);
        path.start(random, Double.NaN);
    }

    /** ∂_x of g(x) ξ, ξ the value now. */
    double force(double x) {
        return path.value() * shape.byPosition(x, 0);
    }

    /** Fast time of the next jump; infinite where the noise has none. */
    double nextJump() {
        return path.nextEvent();
    }

    /** Passes the jump that is due. */
    void jump() {
        now = path.nextEvent();
        path.advance(now, now);
    }

    /** Diffuses over a step h, exactly; nothing for a noise that only jumps. */
    void diffuse(double h) {
        if (path.isContinuous()) {
            path.advance(now, now + h);
            now += h;
        }
    }
}
