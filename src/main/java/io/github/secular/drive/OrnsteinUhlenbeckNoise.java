package io.github.secular.drive;

import org.apache.commons.math3.complex.Complex;

/**
 * Ornstein-Uhlenbeck: the stationary Gaussian Markov process with C(τ) = variance · exp(−|τ|/τc). It is
 * not bounded, as paper 1, (HQ-R1) wants, and its memory never ends; the limit holds all the same.
 *
 * @param correlationTime τc &gt; 0, fast time
 * @param variance C(0) ≥ 0
 */
public record OrnsteinUhlenbeckNoise(double correlationTime, double variance) implements Noise {
    public OrnsteinUhlenbeckNoise {
        NoiseChecks.correlationTime(correlationTime);
        NoiseChecks.variance(variance);
    }

    /** Unit variance. */
    public OrnsteinUhlenbeckNoise(double correlationTime) {
        this(correlationTime, 1);
    }

    @Override
    public double covariance(double tau) {
        return variance * Math.exp(-Math.abs(tau) / correlationTime);
    }

    @Override
    public Complex laplace(Complex z) {
        return NoiseChecks.exponential(variance, correlationTime, z);
    }

    @Override
    public double support() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public String description() {
        return "Ornstein-Uhlenbeck, correlation time " + correlationTime;
    }
}
