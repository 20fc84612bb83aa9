package io.github.secular.quantum.limit;

import io.github.secular.quantum.BlochModel;

/**
 * Transition rates averaged over the fast phase, paper 2 (17), doc/quantum.md, Q5.3, with
 * γ_ε = ε^μ γ_nk and one term per merged harmonic:
 *
 * <pre>
 *   ⟨Ψ⟩(n, k) = Σ_a 2 |V̂_a(n, k)|² γ_ε / (γ_ε² + (w_ε(n, k) + a·ω)²)
 * </pre>
 *
 * A pair of levels without damping has rate 0 off resonance and none on it.
 */
public final class AveragedRates {
    private AveragedRates() {}

    /** The rates at t = 0, which without envelopes are the rates at all times. */
    public static TransitionRates of(BlochModel model) {
        return at(model, 0);
    }

    /**
     * The rates with envelopes frozen at slow time t.
     *
     * @throws io.github.secular.numerics.RefusalException if an undamped transition is exactly resonant
     */
    public static TransitionRates at(BlochModel model, double t) {
        return terms(model).rates("averaged, paper 2 (17)", t);
    }

    static RateTerms terms(BlochModel model) {
        return new RateTerms(model, AveragedRates::lorentzian);
    }

    static double lorentzian(double damping, double divisor) {
        // Scaled, so that neither tiny nor huge numbers overflow when squared.
        double ratio = divisor / damping;
        return 2 / (damping * (1 + ratio * ratio)); // paper 2 (17)
    }
}
