package io.github.secular.drive;

import java.util.function.IntToDoubleFunction;

/**
 * The orthonormal functions h_0 = 1, h_1, … of the present value of a Markov noise ξ that its own generator only lets
 * fade, h_k at a rate μ_k, and that ξ couples to their neighbours: ξ h_k = c_{k−1} h_{k−1} + c_k h_{k+1}
 * (doc/light.md, L4.7). E[f | ξ] = Σ_k f_k h_k(ξ) turns an average over paths into equations for the f_k.
 *
 * @param size how many there are; {@link #ENDLESS} for Hermite's of a Gaussian noise
 * @param rates μ_k ≥ 0 per unit of fast time, by k; μ_0 = 0
 * @param couplings c_k by k, in the units of ξ
 */
public record NoiseModes(int size, IntToDoubleFunction rates, IntToDoubleFunction couplings) {
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** ξ = ±deviation, whose difference fades at a rate. */
    public static NoiseModes twoValued(double deviation, double rate) {
        return new NoiseModes(2, k -> k * rate, k -> deviation);
    }

    /** A Gaussian ξ: Hermite polynomials. */
    public static NoiseModes gaussian(double deviation, double rate) {
        return new NoiseModes(ENDLESS, k -> k * rate, k -> deviation * Math.sqrt(k + 1.0));
    }

    public double rate(int k) {
        return rates.applyAsDouble(k);
    }

    public double coupling(int k) {
        return couplings.applyAsDouble(k);
    }

    /** Whether ξ is Gaussian, without any bound. */
    public boolean isGaussian() {
        return size == ENDLESS;
    }
}
