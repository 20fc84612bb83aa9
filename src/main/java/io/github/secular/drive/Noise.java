package io.github.secular.drive;

import io.github.secular.numerics.RefusalException;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;

/**
 * A real, stationary, centred random process ξ(τ) of fast time τ, known through its covariance
 * C(τ) = E[ξ(s + τ) ξ(s)] (doc/light.md, L4.1), which is all that limits ask for; exact means ask for its modes too, and
 * ensembles for its paths. Nobody asks what kind of noise it is. Implementations are immutable.
 */
public interface Noise {
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

    /** The times where C(τ), τ ≥ 0, is not smooth, with 0 and the support. */
    default double[] kinks() {
        return new double[] {0, support()};
    }

    /** Its modes, between the ends of its cells if it has any; empty where it is not known to be a Markov process. */
    Optional<NoiseModes> modes();

    /** The cells at whose ends it is drawn anew; empty for most. */
    default Optional<NoiseCells> cells() {
        return Optional.empty();
    }

    /**
     * A walker along its paths.
     *
     * @param step the longest interval over which a continuous noise is averaged, fast time
     * @throws RefusalException for a noise without paths
     */
    default NoisePath path(double step) {
        throw new RefusalException("The noise (" + description() + ") has no paths; choose a clock, telegraph or"
                + " ornstein-uhlenbeck noise.");
    }

    /** What it is, in a few words for reports ("clock, cells of 1.4"). */
    String description();
}
