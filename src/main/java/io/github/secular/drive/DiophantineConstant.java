package io.github.secular.drive;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;

/**
 * How badly a wave's frequencies and an atom's transitions resonate: the largest C for which paper 2's
 * Hypothesis 1 holds up to a cut-off (doc/quantum.md, Q10.1),
 *
 * <pre>
 *   C = min |a·ω + w(n,k)| (1 + |a|₁)^(r−1+η) ((1+n)(1+k))^(1+η)
 * </pre>
 *
 * over 0 < |a|₁ ≤ K and all pairs of levels, n = k included, leaving out exact resonances
 * (values below {@link #EXACT}, times the size of the terms that cancel where that is above 1).
 *
 * @param constant C; +∞ where nothing was compared
 * @param index a at the minimum; null where nothing was compared. Its mirror (−a, k, n) does as well.
 * @param from n at the minimum, 0-based
 * @param to k at the minimum
 * @param divisor |a·ω + w(n,k)| at the minimum
 */
public record DiophantineConstant(double constant, int[] index, int from, int to, double divisor) {
    /** |a·ω + w| below this, times the terms that cancel, counts as an exact resonance. */
    public static final double EXACT = 1e-12;

    private static final long MOST_VALUES = 2_000_000_000L;

    /** (8.a): with the atom's transitions. @param energies e_n, per unit of fast time */
    public static DiophantineConstant withLevels(
            double[] energies, double[] frequencies, double eta, int cutOff, Progress progress) {
        return search(energies, frequencies, eta, cutOff, progress);
    }

    /** (8.b): the wave alone. */
    public static DiophantineConstant ofWave(double[] frequencies, double eta, int cutOff, Progress progress) {
        return search(new double[1], frequencies, eta, cutOff, progress);
    }

    /**
     * Paper 2, Hypothesis 2: the largest C with |w(n,k)| ≥ C / ((1+n)(1+k))^(1+η) over all transitions that are
     * not degenerate (doc/errata.md, E2.6). The index is empty.
     */
    public static DiophantineConstant ofLevels(double[] energies, double eta) {
        Search search = new Search(energies, new BaseFrequencies(), eta);
        search.visit(new int[0]);
        return search.best;
    }

    private static DiophantineConstant search(
            double[] energies, double[] frequencies, double eta, int cutOff, Progress progress) {
        if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("eta", "" + eta, "a finite number above 0");
        }
        double values = Math.pow(2.0 * cutOff + 1, frequencies.length) * energies.length * energies.length;
        if (cutOff < 1 || values > MOST_VALUES) {
            throw new InvalidInputException(
                    "cut-off",
                    cutOff + " for " + frequencies.length + " base frequencies and " + energies.length + " levels",
                    "at least 1 and at most " + MOST_VALUES + " divisors, (2K+1)^r N^2");
        }
        Search search = new Search(energies, new BaseFrequencies(frequencies), eta);
        new Lattice(frequencies.length, cutOff).forEach(a -> {
            progress.check();
            if (Lattice.norm(a) > 0) {
                search.visit(a);
            }
        });
        return search.best;
    }

    /** The minimum so far. */
    private static final class Search {
        private final double[] energies;
        private final BaseFrequencies base;
        private final double eta;
        private final double[] levelWeights;
        private DiophantineConstant best = new DiophantineConstant(Double.POSITIVE_INFINITY, null, 0, 0, Double.NaN);

        Search(double[] energies, BaseFrequencies base, double eta) {
            this.energies = energies;
            this.base = base;
            this.eta = eta;
            levelWeights = new double[energies.length];
            for (int n = 0; n < energies.length; n++) {
                levelWeights[n] = Math.pow(1.0 + n, 1 + eta);
            }
        }

        void visit(int[] a) {
            double frequency = base.frequency(a);
            double size = 1 + base.size(a);
            double weight = Math.pow(1.0 + Lattice.norm(a), base.count() - 1 + eta);
            for (int n = 0; n < energies.length; n++) {
                for (int k = 0; k < energies.length; k++) {
                    double divisor = Math.abs(frequency + (energies[n] - energies[k]));
                    double value = divisor * (a.length == 0 ? 1 : weight) * levelWeights[n] * levelWeights[k];
                    double exact = EXACT * (size + Math.abs(energies[n]) + Math.abs(energies[k]));
                    if (divisor > exact && value < best.constant) {
                        best = new DiophantineConstant(value, a.clone(), n, k, divisor);
                    }
                }
            }
        }
    }
}
