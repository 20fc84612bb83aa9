package io.github.secular.classical.particles;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.RandomPotential;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.RefusalException;
import java.util.SplittableRandom;

/** One realisation of a noise with what it shakes, walked through step by step in fast time. */
final class SignalPath {
    private final PhaseFunction shape;
    private final Noise noise;
    private final SplittableRandom random;
    private double value;
    private double nextJump;

    SignalPath(RandomPotential.Part part, SplittableRandom random) {
        this.shape = part.shape();
        this.noise = part.noise();
        this.random = random;
        double deviation = Math.sqrt(noise.variance());
        if (noise instanceof ClockNoise clock) {
            value = sign() * deviation;
            nextJump = clock.hasRandomPhase() ? random.nextDouble() * clock.cellLength() : clock.phase();
            if (nextJump == 0) {
                nextJump = clock.cellLength();
            }
        } else if (noise instanceof TelegraphNoise telegraph) {
            value = sign() * deviation;
            nextJump = -Math.log1p(-random.nextDouble()) / telegraph.switchingRate();
        } else if (noise instanceof OrnsteinUhlenbeckNoise) {
            value = deviation * gaussian();
            nextJump = Double.POSITIVE_INFINITY;
        } else {
            throw new RefusalException("Particles know clock, telegraph and Ornstein-Uhlenbeck noise, but the noise is "
                    + noise.description() + ".");
        }
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private double gaussian() {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** ∂_x of g(x) ξ, ξ the value now. */
    double force(double x) {
        return value * shape.byPosition(x, 0);
    }

    /** Fast time of the next jump; infinite where the noise has none. */
    double nextJump() {
        return nextJump;
    }

    /** Passes the jump that is due. */
    void jump() {
        if (noise instanceof ClockNoise clock) {
            value = sign() * Math.sqrt(clock.variance());
            nextJump += clock.cellLength();
        } else if (noise instanceof TelegraphNoise telegraph) {
            value = -value;
            nextJump -= Math.log1p(-random.nextDouble()) / telegraph.switchingRate();
        }
    }

    /** Diffuses over a step h: the exact transition of the Ornstein-Uhlenbeck process; nothing for the others. */
    void diffuse(double h) {
        if (noise instanceof OrnsteinUhlenbeckNoise ou) {
            double decay = Math.exp(-h / ou.correlationTime());
            value = value * decay + Math.sqrt(ou.variance() * -Math.expm1(-2 * h / ou.correlationTime())) * gaussian();
        }
    }
}
