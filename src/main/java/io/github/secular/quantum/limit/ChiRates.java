package io.github.secular.quantum.limit;

import io.github.secular.drive.Harmonic;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;

/**
 * The response χ of the coherences to a quasi-periodic wave and the transition rates that it makes,
 * paper 1, Theorem 1 (doc/quantum.md, Q4.1 and Q4.2; the signs as in doc/errata.md, E1.1 and E1.4):
 *
 * <pre>
 *   χ(t, θ; n, m) = ∫_0^∞ e^{−Z(n,m)s} 𝒱(t, θ − Ωs; n, m) ds,   χ_a = V̂_a(n, m) / (Z(n, m) + i a·ω),
 *   A(t; n, k) = 2 Re ⟨𝒱(n, k) χ(k, n)⟩_θ = 2 Re Σ_a V̂_{−a}(n, k) χ_a(k, n).
 * </pre>
 *
 * Z(n, m) = ε^μ γ_nm + i w_ε(n, m), ω = 2πΩ. Envelopes are taken at slow time t.
 */
public final class ChiRates {
    private ChiRates() {}

    /**
     * A(t; n, k).
     *
     * @throws io.github.secular.numerics.RefusalException if an undamped transition is exactly resonant
     */
    public static TransitionRates at(BlochModel model, double t) {
        return terms(model).rates("through chi, paper 1 theorem 1", t);
    }

    static RateTerms terms(BlochModel model) {
        // V̂_{−a}(n,k) = conj V̂_a(k,n), so each harmonic adds 2 |V̂_a(k,n)|² Re 1/(Z(k,n) + i a·ω).
        return new RateTerms(model, (damping, divisor) -> 2 * realPartOfInverse(damping, divisor));
    }

    /** Re 1/(x + iy) for x &gt; 0. */
    private static double realPartOfInverse(double x, double y) {
        double modulus = Math.hypot(x, y);
        return x / modulus / modulus;
    }

    /**
     * χ(t, θ), N × N, zero on the diagonal.
     *
     * @param theta phases θ_1 … θ_r in turns: the wave is 𝒱(t, θ) = Σ_a V̂_a(t) e^{2πi a·θ}
     */
    public static ComplexMatrix chi(BlochModel model, double t, double... theta) {
        int size = model.size();
        double[] chi = new double[2 * size * size];
        for (Harmonic h : model.wave().harmonics()) {
            int[] a = h.index();
            double turns = 0;
            for (int j = 0; j < a.length; j++) {
                turns += a[j] * theta[j];
            }
            double g = h.envelope().at(t);
            double c = g * Math.cos(2 * Math.PI * turns);
            double s = g * Math.sin(2 * Math.PI * turns);
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    double re = c * h.matrix().re(n, m) - s * h.matrix().im(n, m);
                    double im = c * h.matrix().im(n, m) + s * h.matrix().re(n, m);
                    if (n == m || re == 0 && im == 0) {
                        continue;
                    }
                    double x = model.fastDamping(n, m);
                    double y = model.divisor(n, m, a);
                    double modulus = Math.hypot(x, y);
                    int at = 2 * (n * size + m);
                    chi[at] += (re * x + im * y) / modulus / modulus;
                    chi[at + 1] += (im * x - re * y) / modulus / modulus;
                }
            }
        }
        return ComplexMatrix.of(size, size, chi);
    }
}
