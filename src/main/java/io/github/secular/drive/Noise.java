package io.github.secular.drive;

import org.apache.commons.math3.complex.Complex;

/**
 * A real, stationary, centred random process ξ(τ) of fast time τ, known through its covariance
 * C(τ) = E[ξ(s + τ) ξ(s)] (doc/light.md, L4.1). Implementations are immutable.
 */
public sealed interface Noise permits ClockNoise, TelegraphNoise, OrnsteinUhlenbeckNoise, CovarianceNoise {
    /** C(0) = E[ξ²], dimensionless. */
    double variance();

    /** C(τ); even in τ. */
    double covariance(double tau);

    /**
     * The half-range Laplace integral ∫₀^∞ C(τ) exp(−z τ) dτ, in fast time.
     *
     * @throws io.github.secular.numerics.RefusalException if the integral diverges at z
     */
    Complex laplace(Complex z);

    /**
     * T with C(τ) = 0 for |τ| > T, in fast time; infinite where memory only fades. The theorems of
     * paper 1 (assumption (HQ-R3)) are proved for finite T.
     */
    double support();

    /** What it is, in a few words for reports ("clock, cells of 1.4"). */
    String description();
}
