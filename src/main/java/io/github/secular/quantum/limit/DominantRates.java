package io.github.secular.quantum.limit;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Transition rates by the resonant harmonics alone, paper 2 (24), doc/quantum.md, Q5.4, for μ &gt; 0:
 *
 * <pre>
 *   Σ_{b: w(n,k) + b·ω = 0} 2 |V̂_b(n, k)|² γ_ε / (γ_ε² + (ε^p (d_n − d_k))²),   γ_ε = ε^μ γ_nk
 * </pre>
 *
 * They are the averaged rates of the wave without what is not resonant, see {@link ResonanceTable}.
 */
public final class DominantRates {
    private DominantRates() {}

    /**
     * The rates at t = 0, which without envelopes are the rates at all times.
     *
     * @throws RefusalException if μ = 0, or an undamped transition is exactly resonant
     */
    public static TransitionRates of(BlochModel model) {
        return terms(model).rates("resonant, paper 2 (24)", 0);
    }

    static RateTerms terms(BlochModel model) {
        if (model.damping().exponent() == 0) {
            throw new RefusalException(
                    "The limit \"resonant\" (paper 2 (24)) keeps only resonant harmonics, which dominate"
                            + " when the damping vanishes with epsilon, but mu is 0: choose the limit \"averaged\".");
        }
        return new RateTerms(model.withDrive(resonantPart(model)), AveragedRates::lorentzian);
    }

    /** The wave, its envelopes kept, with every entry of every harmonic set to zero that meets no transition. */
    private static Wave resonantPart(BlochModel model) {
        Wave wave = model.wave();
        int size = model.size();
        List<Harmonic> kept = new ArrayList<>();
        for (Harmonic h : wave.harmonics()) {
            double[] entries = new double[2 * size * size];
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    if (n != m && h.matrix().abs2(n, m) > 0 && ResonanceTable.isResonant(model, n, m, h.index())) {
                        int k = 2 * (n * size + m);
                        entries[k] = h.matrix().re(n, m);
                        entries[k + 1] = h.matrix().im(n, m);
                    }
                }
            }
            kept.add(new Harmonic(h.index(), ComplexMatrix.of(size, size, entries), h.envelope()));
        }
        return new Wave(size, wave.base(), kept);
    }
}
