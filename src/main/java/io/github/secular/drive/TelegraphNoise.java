package io.github.secular.drive;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random telegraph: ξ = ±√variance, switching at the times of a Poisson process of rate λ, so that
 * C(τ) = variance · exp(−2λ|τ|) = variance · exp(−|τ|/τc), τc = 1/(2λ).
 *
 * @param correlationTime τc &gt; 0, fast time
 * @param variance C(0) ≥ 0
 */
public record TelegraphNoise(double correlationTime, double variance) implements FadingNoise {
    public TelegraphNoise {
        NoiseChecks.correlationTime(correlationTime);
        NoiseChecks.variance(variance);
    }

    /** Unit variance. */
    public TelegraphNoise(double correlationTime) {
        this(correlationTime, 1);
    }

    /** λ = 1/(2τc), switches per unit of fast time. */
    public double switchingRate() {
        return 0.5 / correlationTime;
    }

    @Override
    public Optional<NoiseModes> modes() {
        return Optional.of(NoiseModes.twoValued(Math.sqrt(variance), 1 / correlationTime));
    }

    @Override
    public NoisePath path(double step) {
        return new Path();
    }

    /** Switches of a Poisson process. */
    private final class Path implements NoisePath {
        private SplittableRandom random;
        private double value;
        private double next;

        @Override
        public void start(SplittableRandom source, double shared) {
            random = source;
            value = random.nextBoolean() ? Math.sqrt(variance) : -Math.sqrt(variance);
            next = random.nextExponential() / switchingRate();
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public double nextEvent() {
            return next;
        }

        @Override
        public double advance(double from, double to) {
            double mean = value;
            if (to >= next) {
                value = -value;
                next += random.nextExponential() / switchingRate();
            }
            return mean;
        }

        @Override
        public double eventRate() {
            return switchingRate();
        }
    }

    @Override
    public String description() {
        return "random telegraph, correlation time " + correlationTime;
    }
}
