package io.github.secular.quantum.limit.truncation;

/**
 * The a-priori bound of paper 2 on what truncation to N levels costs (doc/quantum.md, Q9.2), up to constants:
 * tail of ρ(0) + ε^(−μ) N^(−(1+η) N_η) + N^(−K).
 *
 * @param mu μ
 * @param eta η &gt; 0 of the Diophantine condition
 * @param decay N_η, the decay of the coupling beyond that condition
 * @param relaxationDecay K, the decay of the relaxation rates
 */
public record TruncationBound(double mu, double eta, double decay, double relaxationDecay) {
    /**
     * The bound without its constants.
     *
     * @param tail Σ ρ_nn(0) over the levels dropped
     */
    public double at(int levels, double epsilon, double tail) {
        return tail
                + Math.pow(epsilon, -mu) * Math.pow(levels, -(1 + eta) * decay)
                + Math.pow(levels, -relaxationDecay);
    }

    /** The largest power of 1/ε with which the number of levels may have to grow: μ / ((1+η) N_η). */
    public double growthExponent() {
        return mu / ((1 + eta) * decay);
    }

    /**
     * In words.
     *
     * @param highestResonantLevel the largest level that resonates within what was looked at, or −1
     * @param lookedAt how many levels were looked at
     */
    public String sentence(int highestResonantLevel, int lookedAt) {
        if (highestResonantLevel < lookedAt - 1) {
            return "No pair with a level above " + Math.max(highestResonantLevel, 0) + " resonates (of " + lookedAt
                    + " levels looked at), so that the number of levels needed does not grow as epsilon falls.";
        }
        return String.format(
                java.util.Locale.ROOT,
                "Resonances reach the highest level looked at (%d), so that the number of levels needed may grow as"
                        + " epsilon falls, at most like epsilon^-%.3g.",
                lookedAt - 1,
                growthExponent());
    }
}
