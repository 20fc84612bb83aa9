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
    /** A negative spectrum below this part of that at 0 is rounding (a zero), above it an error. */
    double ROUNDING = 1e-9;

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
     * Re of {@link #laplace}, half the spectrum at a frequency where z has no real part.
     *
     * @return at least 0
     * @throws RefusalException if it is negative, as no random process has it
     */
    default double spectrum(Complex z) {
        double value = laplace(z).getReal();
        if (value >= 0) {
            return value;
        }
        double scale = laplace(Complex.ZERO).abs();
        if (!(value >= -ROUNDING * scale)) {
            throw new RefusalException("The covariance of the noise (" + description()
                    + ") has the negative spectrum " + value + " at the frequency " + z.getImaginary()
                    + ", which no random process has; correct the table.");
        }
        return 0;
    }

    /** μ where C(τ) = C(0) e^{−μ|τ|}, per unit of fast time; NaN of another shape. */
    default double fading() {
        return Double.NaN;
    }

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
