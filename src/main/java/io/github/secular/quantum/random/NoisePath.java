package io.github.secular.quantum.random;

import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.RefusalException;
import java.util.SplittableRandom;

/** One noise along one path: it is asked for its mean over each of a chain of intervals. Mutable, one per thread. */
abstract class NoisePath {
    /** Begins a new path at τ = 0 in the stationary state. */
    abstract void start(SplittableRandom random);

    /** The next time at which an interval must end, fast time. */
    abstract double nextEvent();

    /** The mean of ξ over [from, to], to ≤ {@link #nextEvent}; the chain goes on at {@code to}. */
    abstract double advance(double from, double to);

    /**
     * @param step the longest interval over which a continuous noise is averaged, fast time
     * @throws RefusalException for a noise without paths
     */
    static NoisePath of(Noise noise, double step) {
        if (noise instanceof ClockNoise clock) {
            return new Clock(clock);
        } else if (noise instanceof TelegraphNoise telegraph) {
            return new Telegraph(telegraph);
        } else if (noise instanceof OrnsteinUhlenbeckNoise ou) {
            return new OrnsteinUhlenbeck(ou, step);
        }
        throw new RefusalException("A noise given by a covariance table has no paths; choose a clock, telegraph or"
                + " ornstein-uhlenbeck noise.");
    }

    /** ξ drawn anew at u + n Tc. Clocks of one path share u through {@link #startAt}. */
    static final class Clock extends NoisePath {
        private final ClockNoise noise;
        private final double amplitude;
        private SplittableRandom random;
        private double phase;
        private long cell;
        private double value;

        Clock(ClockNoise noise) {
            this.noise = noise;
            this.amplitude = Math.sqrt(noise.variance());
        }

        @Override
        void start(SplittableRandom source) {
            startAt(noise.hasRandomPhase() ? source.nextDouble() * noise.cellLength() : noise.phase(), source);
        }

        /** As {@link #start}, with the first boundary at the given u. */
        void startAt(double u, SplittableRandom source) {
            random = source;
            phase = u;
            cell = 0;
            draw();
            if (u == 0) {
                cell = 1;
            }
        }

        double phase() {
            return phase;
        }

        ClockNoise noise() {
            return noise;
        }

        private void draw() {
            value = random.nextBoolean() ? amplitude : -amplitude;
        }

        @Override
        double nextEvent() {
            return phase + cell * noise.cellLength();
        }

        @Override
        double advance(double from, double to) {
            double mean = value;
            if (to >= nextEvent()) {
                cell++;
                draw();
            }
            return mean;
        }
    }

    /** Switches of a Poisson process. */
    static final class Telegraph extends NoisePath {
        private final double rate;
        private final double amplitude;
        private SplittableRandom random;
        private double value;
        private double next;

        Telegraph(TelegraphNoise noise) {
            rate = noise.switchingRate();
            amplitude = Math.sqrt(noise.variance());
        }

        @Override
        void start(SplittableRandom source) {
            random = source;
            value = random.nextBoolean() ? amplitude : -amplitude;
            next = random.nextExponential() / rate;
        }

        @Override
        double nextEvent() {
            return next;
        }

        @Override
        double advance(double from, double to) {
            double mean = value;
            if (to >= next) {
                value = -value;
                next += random.nextExponential() / rate;
            }
            return mean;
        }
    }

    /**
     * ξ and its integral over an interval, drawn together from their exact Gaussian law (Gillespie, Phys. Rev. E
     * 54 (1996) 2084): no error from the length of the interval in the noise itself.
     */
    static final class OrnsteinUhlenbeck extends NoisePath {
        private final double correlationTime;
        private final double sigma;
        private final double step;
        private SplittableRandom random;
        private double value;
        private long count;

        OrnsteinUhlenbeck(OrnsteinUhlenbeckNoise noise, double step) {
            correlationTime = noise.correlationTime();
            sigma = Math.sqrt(noise.variance());
            this.step = step;
        }

        @Override
        void start(SplittableRandom source) {
            random = source;
            value = sigma * random.nextGaussian();
            count = 1;
        }

        @Override
        double nextEvent() {
            return count * step;
        }

        @Override
        double advance(double from, double to) {
            if (to >= nextEvent()) {
                count++;
            }
            double x = (to - from) / correlationTime;
            double lost = -Math.expm1(-x);
            double spread = Math.sqrt(lost * (2 - lost));
            double covariance = lost * lost;
            // Of the integral over τc σ: variance given the end value, and regression on it
            double variance = integralVariance(x, lost);
            double slope = spread > 0 ? covariance / spread : 0;
            double rest = Math.sqrt(Math.max(0, variance - slope * slope));
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            double integral = value * lost + sigma * (slope * first + rest * second);
            value += -lost * value + sigma * spread * first;
            return x > 0 ? integral / x : value;
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
    }
}
