package io.github.secular.drive;

import io.github.secular.numerics.RefusalException;
import org.apache.commons.math3.complex.Complex;

/** A Markov process whose memory fades at one rate, C(τ) = variance · exp(−|τ|/τc), and never ends. */
interface FadingNoise extends Noise {
    /** τc > 0, fast time. */
    double correlationTime();

    @Override
    default double covariance(double tau) {
        return variance() * Math.exp(-Math.abs(tau) / correlationTime());
    }

    /** variance / (z + 1/τc). */
    @Override
    default Complex laplace(Complex z) {
        Complex divisor = z.add(1 / correlationTime());
        if (!(divisor.getReal() > 0)) {
            throw new RefusalException("The memory of a noise of correlation time " + correlationTime()
                    + " fades more slowly than differences of the damping grow; use a shorter correlation time or"
                    + " leave the damping out of the rates.");
        }
        return divisor.reciprocal().multiply(variance());
    }

    @Override
    default double fading() {
        return 1 / correlationTime();
    }

    @Override
    default double support() {
        return Double.POSITIVE_INFINITY;
    }
}
