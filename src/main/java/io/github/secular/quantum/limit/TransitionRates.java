package io.github.secular.quantum.limit;

import io.github.secular.quantum.RateMatrix;
import java.util.List;

/**
 * Rates between levels by the wave, with what each is made of.
 *
 * @param kind the formula, with its source ("averaged, paper 2 (17)")
 * @param rates rate n → k in slow time, by the wave alone (without the Pauli rates)
 * @param lines the contributions of single harmonics, strongest first
 */
public record TransitionRates(String kind, RateMatrix rates, List<Line> lines) {
    public TransitionRates {
        lines = List.copyOf(lines);
    }

    /**
     * What one harmonic adds to one rate.
     *
     * @param index a ∈ Zʳ, the harmonic
     * @param divisor w_ε(n, k) + a·ω in fast time; 0 on resonance
     * @param rate its share of the rate n → k, slow time
     */
    public record Line(int from, int to, int[] index, double divisor, double rate) {}
}
