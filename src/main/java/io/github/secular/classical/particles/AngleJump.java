package io.github.secular.classical.particles;

import io.github.secular.numerics.RefusalException;
import java.util.SplittableRandom;

/** Draws differences of angles from a density b(φ) = 1 + 2 Σ b_k cos kφ, exactly, by rejection. */
final class AngleJump {
    private static final double ROUNDING = 1e-9;

    private final double[] b;
    private final double least;
    private final double most;

    /** @param b b_1, b_2, … */
    AngleJump(double[] b) {
        this.b = b;
        double low = 1;
        double high = 1;
        double step = Math.PI / (1024 * Math.max(1, b.length));
        for (double phi = 0; phi <= Math.PI; phi += step) {
            low = Math.min(low, at(phi));
            high = Math.max(high, at(phi));
        }
        double curvature = 0;
        for (int k = 1; k <= b.length; k++) {
            curvature += 2 * Math.abs(b[k - 1]) * k * k;
        }
        // Between two samples b rises no further than its curvature lets it.
        this.least = low;
        this.most = high + curvature * step * step / 8;
    }

    /** @throws RefusalException if a share is so small that the density share − 1 + b would be negative */
    void require(double share) {
        if (share - 1 + least < -ROUNDING) {
            throw new RefusalException("Particles need a kernel of angle differences of at least " + (1 - share)
                    + " everywhere where an orbit makes up " + share + " of its shell, but it falls to " + least + ".");
        }
    }

    /** φ in [0, 2π) with a density in proportion to share − 1 + b(φ). */
    double draw(double share, SplittableRandom random) {
        while (true) {
            double phi = 2 * Math.PI * random.nextDouble();
            if (random.nextDouble() * (share - 1 + most) < share - 1 + at(phi)) {
                return phi;
            }
        }
    }

    private double at(double phi) {
        double sum = 1;
        for (int k = 1; k <= b.length; k++) {
            sum += 2 * b[k - 1] * Math.cos(k * phi);
        }
        return sum;
    }
}
