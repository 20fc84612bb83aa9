package io.github.secular.drive;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Ornstein-Uhlenbeck: the stationary Gaussian Markov process with C(τ) = variance · exp(−|τ|/τc). It is
 * not bounded, as paper 1, (HQ-R1) wants, and its memory never ends; the limit holds all the same.
 *
 * @param correlationTime τc &gt; 0, fast time
 * @param variance C(0) ≥ 0
 */
public record OrnsteinUhlenbeckNoise(double correlationTime, double variance) implements FadingNoise {
    public OrnsteinUhlenbeckNoise {
        NoiseChecks.correlationTime(correlationTime);
        NoiseChecks.variance(variance);
    }

    /** Unit variance. */
    public OrnsteinUhlenbeckNoise(double correlationTime) {
        this(correlationTime, 1);
    }

    @Override
    public Optional<NoiseModes> modes() {
        return Optional.of(NoiseModes.gaussian(Math.sqrt(variance), 1 / correlationTime));
    }

    @Override
    public NoisePath path(double step) {
        return new Path(step);
    }

    /**
     * ξ and its integral over an interval, drawn together from their exact Gaussian law (Gillespie, Phys. Rev. E
     * 54 (1996) 2084): no error from the length of the interval in the noise itself.
     */
    private final class Path implements NoisePath {
        private final double sigma = Math.sqrt(variance);
        private final double step;
        private final StraightLaw law = new StraightLaw();
        private SplittableRandom random;
        private double value;
        private long count;

        Path(double step) {
            this.step = step;
        }

        @Override
        public void start(SplittableRandom source, double shared) {
            random = source;
            value = sigma * random.nextGaussian();
            count = 1;
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public double nextEvent() {
            return count * step;
        }

        @Override
        public double advance(double from, double to) {
            if (to >= nextEvent()) {
                count++;
            }
            law.learn((to - from) / correlationTime);
            double start = start();
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            value = sigma * law.end(start, first);
            return sigma * law.mean(start, first, second);
        }

        /** In standard deviations. */
        private double start() {
            return sigma > 0 ? value / sigma : 0;
        }

        @Override
        public void line(double h, double[] line) {
            law.learn(h / correlationTime);
            double start = start();
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            double third = random.nextGaussian();
            line[0] = sigma * law.mean(start, first, second);
            line[1] = sigma * law.rise(start, first, second, third);
            value = sigma * law.end(start, first);
        }

        @Override
        public double eventRate() {
            return 1 / step;
        }

        @Override
        public boolean isContinuous() {
            return true;
        }
    }

    @Override
    public String description() {
        return "Ornstein-Uhlenbeck, correlation time " + correlationTime;
    }
}
