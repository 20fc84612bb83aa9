package io.github.secular.quantum.limit;

import io.github.secular.quantum.BlochModel;

/**
 * Ψ_ε(τ; n, k), the time-dependent rates of the delay-free equation (11) in the closed form of paper 2 (16)
 * (doc/quantum.md, Q5.2), for any wave whose entries may differ from harmonic to harmonic:
 *
 * <pre>
 *   Ψ(τ; n, k) = 2 Re( V_nk(τ) J_kn(τ) ),   J_kn(τ) = Σ_b V̂_b(k, n) e^{i b·ω τ} (1 − e^{−D_b τ}) / D_b,
 *   D_b = ε^μ γ_kn + i (w_ε(k, n) + b·ω)
 * </pre>
 *
 * Symmetric in n and k. Ψ changes sign with τ: these are no rates of a stochastic process, and populations may
 * become slightly negative. For light that does not change.
 */
public final class DelayFreeRates {
    private final int size;
    private final CoupledPairs pairs;
    private final double[][] divisor;

    /** @throws io.github.secular.numerics.RefusalException if an envelope of the wave changes */
    public DelayFreeRates(BlochModel model) {
        model.constantWave();
        size = model.size();
        pairs = new CoupledPairs(model);
        divisor = new double[pairs.index.length][pairs.count()];
        for (int h = 0; h < divisor.length; h++) {
            for (int j = 0; j < pairs.count(); j++) {
                divisor[h][j] = model.divisor(pairs.upper[j], pairs.lower[j], pairs.index[h]);
            }
        }
    }

    /**
     * Ψ at one fast time; slow-time rates, of either sign.
     *
     * @param tau fast time, at least 0
     * @return Ψ(τ; n, k) at {@code [n][k]}, N × N, zero on the diagonal
     */
    public double[][] at(double tau) {
        double[][] out = new double[size][size];
        for (int j = 0; j < pairs.count(); j++) {
            double value = at(tau, j);
            out[pairs.lower[j]][pairs.upper[j]] = value;
            out[pairs.upper[j]][pairs.lower[j]] = value;
        }
        return out;
    }

    private double at(double tau, int j) {
        double fieldRe = 0;
        double fieldIm = 0;
        double memoryRe = 0;
        double memoryIm = 0;
        double damping = pairs.damping[j];
        double decay = Math.exp(-damping * tau);
        for (int h = 0; h < divisor.length; h++) {
            double angle = pairs.waveFrequency[h] * tau;
            double re = pairs.re[h][j] * Math.cos(angle) - pairs.im[h][j] * Math.sin(angle);
            double im = pairs.im[h][j] * Math.cos(angle) + pairs.re[h][j] * Math.sin(angle);
            fieldRe += re;
            fieldIm += im;
            double d = divisor[h][j];
            double square = damping * damping + d * d;
            double factorRe = tau;
            double factorIm = 0;
            if (square > 0) {
                // 1 − e^{−D τ}, without cancellation when D τ is small
                double half = Math.sin(0.5 * d * tau);
                double grownRe = -Math.expm1(-damping * tau) + 2 * decay * half * half;
                double grownIm = decay * Math.sin(d * tau);
                factorRe = (grownRe * damping + grownIm * d) / square;
                factorIm = (grownIm * damping - grownRe * d) / square;
            }
            memoryRe += re * factorRe - im * factorIm;
            memoryIm += re * factorIm + im * factorRe;
        }
        return 2 * (fieldRe * memoryRe + fieldIm * memoryIm); // paper 2 (16)
    }
}
