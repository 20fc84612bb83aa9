package io.github.secular.classical.space;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * V(t, τ; q) = Σ_ξ g_ξ(t) [C_ξ cos ξ·ντ + S_ξ sin ξ·ντ], of positions only. Terms of one frequency share a group: their
 * amplitudes add before they are squared.
 */
public final class SpaceDrive {
    private final BaseFrequencies base;
    private final List<SpaceTerm> terms;
    private final int[] groups;
    private final double[] frequencies;
    private final boolean[] isLast;

    /**
     * @param base ν_1 … ν_r, angular, per unit of fast time
     * @param terms each with an index of length r
     * @throws io.github.secular.numerics.InvalidInputException if an index has another length
     */
    public SpaceDrive(BaseFrequencies base, List<SpaceTerm> terms) {
        this.base = base;
        for (int i = 0; i < terms.size(); i++) {
            base.requireIndex(terms.get(i).index(), "terms[" + i + "].index");
        }
        List<BaseFrequencies.Name> names =
                base.names(terms.stream().map(SpaceTerm::index).toList());
        List<SpaceTerm> all = new ArrayList<>();
        this.groups = new int[terms.size()];
        this.frequencies = new double[terms.size()];
        for (int i = 0; i < terms.size(); i++) {
            SpaceTerm t = terms.get(i);
            BaseFrequencies.Name name = names.get(i);
            Formula sine =
                    name.number() == 0 ? Formula.constant(0, "x") : t.sine().times(name.sign());
            all.add(new SpaceTerm(name.index(), t.cosine(), sine, t.envelope()));
            groups[i] = name.number();
            frequencies[i] = name.number() == 0 ? 0 : base.frequency(name.index());
        }
        this.terms = List.copyOf(all);
        this.isLast = new boolean[groups.length];
        for (int i = 0; i < groups.length; i++) {
            int term = i;
            isLast[i] = IntStream.range(i + 1, groups.length).noneMatch(j -> together(term, j));
        }
    }

    /** V = C(q) cos ντ. */
    public static SpaceDrive cosine(Formula c, double frequency) {
        return new SpaceDrive(new BaseFrequencies(frequency), List.of(SpaceTerm.of(c, 1)));
    }

    public List<SpaceTerm> terms() {
        return terms;
    }

    /** ξ·ν of a term, angular, per unit of fast time; 0 for a static one. */
    public double frequency(int term) {
        return frequencies[term];
    }

    /** The largest |ξ·ν|, 0 of a static drive. */
    double fastest() {
        return Arrays.stream(frequencies).map(Math::abs).max().orElse(0);
    }

    /** Whether two terms have one frequency. */
    boolean together(int i, int j) {
        return groups[i] == groups[j];
    }

    /** The number of a term's frequency, 0 for a static one, at most the number of terms. */
    int group(int term) {
        return groups[term];
    }

    /** Whether no later term has its frequency. */
    boolean isLastTogether(int term) {
        return isLast[term];
    }

    /** The envelopes of the terms, in their order. */
    public List<Envelope> envelopes() {
        return terms.stream().map(SpaceTerm::envelope).toList();
    }

    /**
     * Whether three frequencies that add to 0 have phases that run otherwise backwards: then forwards and backwards are
     * not alike to third order in V. A cosine and a sine of one frequency with shapes of their own count as such.
     */
    boolean hasSenseOfTime() {
        int n = terms.size();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                for (int k = j; k < n; k++) {
                    for (int signs = 0; signs < 4; signs++) {
                        if (isOdd(new int[] {i, j, k}, new int[] {1, 1 - 2 * (signs & 1), 1 - (signs & 2)})) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private boolean isOdd(int[] three, int[] signs) {
        int[] index = new int[terms.get(0).index().length];
        int quarters = 0;
        boolean isMixed = false;
        for (int m = 0; m < 3; m++) {
            SpaceTerm t = terms.get(three[m]);
            for (int b = 0; b < index.length; b++) {
                index[b] += signs[m] * t.index()[b];
            }
            boolean noCosine = t.cosine().isConstant();
            boolean noSine = t.sine().isConstant();
            isMixed |= !noCosine && !noSine;
            quarters += noCosine ? 1 : 0;
        }
        return Arrays.stream(index).allMatch(b -> b == 0) && (isMixed || quarters % 2 == 1);
    }

    /** What it is, for reports. */
    public String description() {
        return "quasi-periodic, frequencies " + Arrays.toString(base.toArray()) + ", " + terms.size() + " terms";
    }
}
