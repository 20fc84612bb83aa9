package io.github.secular.asymptotics.hypotheses;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.drive.Wave;
import io.github.secular.quantum.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Three couplings that lead from a population over two coherences back to a population while their frequencies add
 * up to zero. Where there is one, the error of the averaged rates is of order ε^(1−μ) instead of ε^(2−2μ)
 * (doc/quantum.md, Q4.4 and Q5.6).
 *
 * @param levels n → m → k → n: the pairs (n,m), (m,k), (k,n) that the harmonics couple; m = k is a static or
 *     oscillating shift of one level
 * @param harmonics their indices; the frequencies sum to zero
 */
public record ResonantCycle(int[] levels, List<int[]> harmonics) {
    private static final double NEGLIGIBLE = 1e-14;

    /** The cycle with the strongest product of couplings, if there is any. */
    public static Optional<ResonantCycle> strongest(Wave wave) {
        List<Harmonic> terms = wave.harmonics();
        double scale =
                terms.stream().mapToDouble(h -> h.matrix().maxAbs()).max().orElse(0);
        double best = NEGLIGIBLE * scale * scale * scale;
        ResonantCycle found = null;
        for (Harmonic a : terms) {
            for (Harmonic b : terms) {
                for (Harmonic c : closing(wave, a, b, terms)) {
                    for (int[] nmk : triples(wave.size())) {
                        double product = product(a, b, c, nmk);
                        if (product > best) {
                            best = product;
                            found = new ResonantCycle(nmk, List.of(a.index(), b.index(), c.index()));
                        }
                    }
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** In words, with the names of the levels. */
    public String describe(Levels names) {
        List<String> l = names.labels();
        return "The harmonics "
                + String.join(", ", harmonics.stream().map(Arrays::toString).toList())
                + " close a resonant cycle over the levels " + l.get(levels[0]) + ", " + l.get(levels[1]) + ", "
                + l.get(levels[2]) + ": the error is of first order in the coupling, not of second.";
    }

    private static double product(Harmonic a, Harmonic b, Harmonic c, int[] nmk) {
        int n = nmk[0];
        int m = nmk[1];
        int k = nmk[2];
        double second = m == k
                // Both ends of the coherence (n, m) are shifted: what counts is the difference of the shifts.
                ? Math.hypot(
                        b.matrix().re(m, m) - b.matrix().re(n, n),
                        b.matrix().im(m, m) - b.matrix().im(n, n))
                : b.matrix().abs(m, k);
        return a.matrix().abs(n, m) * second * c.matrix().abs(k, n);
    }

    private static List<int[]> triples(int size) {
        List<int[]> out = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                for (int k = 0; k < size; k++) {
                    if (m != n && k != n) {
                        out.add(new int[] {n, m, k});
                    }
                }
            }
        }
        return out;
    }

    private static List<Harmonic> closing(Wave wave, Harmonic a, Harmonic b, List<Harmonic> terms) {
        return terms.stream()
                .filter(c -> wave.base().isZero(Lattice.sum(Lattice.sum(a.index(), b.index(), 1), c.index(), 1)))
                .toList();
    }
}
