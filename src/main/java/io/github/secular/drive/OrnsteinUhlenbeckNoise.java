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
        private double known = Double.NaN;
        private double lost;
        private double spread;
        private double slope;
        private double rest;

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
            double x = (to - from) / correlationTime;
            if (x != known) {
                learn(x);
            }
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            double integral = value * lost + sigma * (slope * first + rest * second);
            value += -lost * value + sigma * spread * first;
            return x > 0 ? integral / x : value;
        }

        @Override
        public void line(double h, double[] line) {
            law.learn(h / correlationTime);
            double start = sigma > 0 ? value / sigma : 0;
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            double third = random.nextGaussian();
            line[0] = sigma * law.mean(start, first, second);
            line[1] = sigma * law.rise(start, first, second, third);
            value = sigma * law.end(start, first);
        }

        /** What goes with a length x τc: many intervals have the same one. */
        private void learn(double x) {
            known = x;
            lost = -Math.expm1(-x);
            spread = Math.sqrt(lost * (2 - lost));
            double covariance = lost * lost;
            // Of the integral over τc σ: variance given the end value, and regression on it
            double ofIntegral = integralVariance(x, lost);
            slope = spread > 0 ? covariance / spread : 0;
            rest = Math.sqrt(Math.max(0, ofIntegral - slope * slope));
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

    /** Variance of ∫ξ over a length x τc from a given start, over τc² σ²: 2x − 3 + 4e^{−x} − e^{−2x}. */
    private static double integralVariance(double x, double lost) {
        if (x < 0.05) {
            // Σ_{j≥3} (−x)^j (4 − 2^j)/j!, where the closed form cancels
            double sum = 0;
            double power = -x * x * x / 6;
            double two = 8;
            for (int j = 3; j < 14; j++) {
                sum += power * (4 - two);
                power *= -x / (j + 1);
                two *= 2;
            }
            return sum;
        }
        return 2 * x - 2 * lost - lost * lost;
    }

    @Override
    public String description() {
        return "Ornstein-Uhlenbeck, correlation time " + correlationTime;
    }
}
