package io.github.secular.classical.space;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.JointPath;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.FormulaArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;

/**
 * V(t, τ; q, p) = Σ_ξ g_ξ(t) [C_ξ cos ξ·ντ + S_ξ sin ξ·ντ]. Terms of one frequency share a group: their
 * amplitudes add before they are squared. Or V = Σ_s g_s s(τ), the s signals of noises (doc/classical.md, C9.13): a
 * term for each, those that correlate in one group, of the frequency of their carrier.
 */
public final class SpaceDrive {
    /** How a drive depends on momenta. */
    enum Momenta {
        /** Not at all. */
        NONE,
        /** As a function of positions plus one of momenta. */
        APART,
        /** In other ways. */
        TOGETHER
    }

    private final BaseFrequencies base;
    private final List<SpaceTerm> terms;
    private final int[] groups;
    private final double[] frequencies;
    private final boolean[] isLast;
    /** One per term; empty of a wave. */
    private final List<NoiseSignal> signals;

    /**
     * What one signal of a noise shakes.
     *
     * @param signal s
     * @param shape g_s(q), in x, y (and z)
     */
    public record Part(NoiseSignal signal, Formula shape) {}

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
        this.signals = List.of();
        this.isLast = isLast(groups);
    }

    /** V = Σ_s g_s(q) s(τ). @param noises at least one; those whose noise is their own are numbered here */
    public SpaceDrive(List<Part> noises) {
        signals = NoiseSignal.numbered(noises.stream().map(Part::signal).toList());
        double[] carriers = NoiseSignal.carriers(signals);
        base = new BaseFrequencies(carriers);
        groups = new int[signals.size()];
        frequencies = signals.stream().mapToDouble(NoiseSignal::carrier).toArray();
        List<SpaceTerm> all = new ArrayList<>();
        Formula zero = Formula.constant(0, "x");
        for (int i = 0; i < groups.length; i++) {
            NoiseSignal signal = signals.get(i);
            groups[i] = i + 1;
            for (int j = i - 1; j >= 0; j--) {
                groups[i] = signal.correlatesWith(signals.get(j)) ? groups[j] : groups[i];
            }
            int[] index = new int[carriers.length];
            if (signal.isCarried()) {
                index[Arrays.binarySearch(carriers, signal.carrier())] = 1;
            }
            Formula g = noises.get(i).shape();
            all.add(new SpaceTerm(index, signal.sine() ? zero : g, signal.sine() ? g : zero, Envelope.ONE));
        }
        terms = List.copyOf(all);
        isLast = isLast(groups);
    }

    private static boolean[] isLast(int[] groups) {
        boolean[] out = new boolean[groups.length];
        for (int i = 0; i < groups.length; i++) {
            int group = groups[i];
            out[i] = IntStream.range(i + 1, groups.length).noneMatch(j -> groups[j] == group);
        }
        return out;
    }

    /** V = C(q) cos ντ. */
    public static SpaceDrive cosine(Formula c, double frequency) {
        return new SpaceDrive(new BaseFrequencies(frequency), List.of(SpaceTerm.of(c, 1)));
    }

    /** ν_1 … ν_r. */
    public BaseFrequencies base() {
        return base;
    }

    public List<SpaceTerm> terms() {
        return terms;
    }

    /** ξ·ν of a term, angular, per unit of fast time; 0 for a static one. */
    public double frequency(int term) {
        return frequencies[term];
    }

    /** Whether it is made of noises. */
    public boolean isRandom() {
        return !signals.isEmpty();
    }

    /** The signals of noises, one per term; none of a wave. */
    public List<NoiseSignal> signals() {
        return signals;
    }

    /**
     * What a harmonic of a term's C − iS that turns at a frequency adds to d per square, ξ and −ξ (or both senses of a
     * carrier) together: L_γ, or Re Ĉ(γ + i…) of a noise (doc/classical.md, C9.4 and C9.13).
     *
     * @param gamma γ > 0
     * @param turn k·ω, angular, per unit of fast time
     * @throws io.github.secular.numerics.RefusalException if the covariance of a noise is none
     */
    double response(int term, double gamma, double turn) {
        double nu = frequencies[term];
        // V̂ = (C − iS)/2, ξ and −ξ alike; a static V counts once and whole
        double factor = nu == 0 ? 1 : 0.5;
        return isRandom()
                ? factor * signals.get(term).noise().spectrum(new Complex(gamma, turn + nu))
                : factor * gamma / (gamma * gamma + (turn + nu) * (turn + nu));
    }

    /** The rate at which a term forgets along the motion where relaxation forgets at γ: that of its noise besides. */
    double decay(int term, double gamma) {
        return isRandom() && !hasLags(term) ? gamma + signals.get(term).noise().fading() : gamma;
    }

    /** C(0) of the noise of a term; 1 of a wave. */
    double variance(int term) {
        return isRandom() ? signals.get(term).noise().variance() : 1;
    }

    /** Whether the noise of a term remembers otherwise than by an exponential. */
    boolean hasLags(int term) {
        return isRandom() && Double.isNaN(signals.get(term).noise().fading());
    }

    /** Whether a noise moves between its jumps. */
    boolean isContinuous() {
        return signals.stream().anyMatch(SpaceDrive::isContinuous);
    }

    private static boolean isContinuous(NoiseSignal signal) {
        return signal.noise().path(Double.POSITIVE_INFINITY).isContinuous();
    }

    /** How often noises jump, per unit of fast time. @throws RefusalException for a noise without paths */
    double jumps() {
        return isRandom() ? new JointPath(signals, Double.POSITIVE_INFINITY).eventRate() : 0;
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

    /** How it depends on momenta. @param d how many positions there are */
    Momenta ofMomenta(int d) {
        Momenta out = Momenta.NONE;
        for (SpaceTerm term : terms) {
            for (Formula f : List.of(term.cosine(), term.sine())) {
                MomentumParts parts = MomentumParts.of(f, d);
                if (parts.both() != null) {
                    return Momenta.TOGETHER;
                }
                out = parts.shift() == null ? out : Momenta.APART;
            }
        }
        return out;
    }

    /** C and −S of every term, to be evaluated over arrays of positions and momenta. */
    List<FormulaArrays[]> amplitudes() {
        return terms.stream()
                .map(t -> new FormulaArrays[] {value(t.cosine()), value(t.sine().times(-1))})
                .toList();
    }

    private static FormulaArrays value(Formula f) {
        return FormulaArrays.valueAndGradient(f, 0);
    }

    /** The envelopes of the terms, in their order. */
    public List<Envelope> envelopes() {
        return terms.stream().map(SpaceTerm::envelope).toList();
    }

    /**
     * Whether three frequencies that add to 0 have phases that run otherwise backwards: then forwards and backwards are
     * not alike to third order in V. A cosine and a sine of one frequency with shapes of their own count as such, and so
     * does a shape that is neither even nor odd in the momenta.
     *
     * @param d how many positions there are
     */
    boolean hasSenseOfTime(int d) {
        int n = terms.size();
        int[] backwards = terms.stream().mapToInt(t -> backwards(t, d)).toArray();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                for (int k = j; k < n; k++) {
                    for (int signs = 0; signs < 4; signs++) {
                        if (backwards[i] * backwards[j] * backwards[k] != 1
                                && areTogether(
                                        new int[] {i, j, k}, new int[] {1, 1 - 2 * (signs & 1), 1 - (signs & 2)})) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /** What a term becomes backwards in time: itself times 1 or −1, or, 0, another one. */
    private static int backwards(SpaceTerm t, int d) {
        boolean noCosine = t.cosine().isConstant();
        boolean noSine = t.sine().isConstant();
        int cosine = noCosine ? 1 : MomentumParts.parity(t.cosine(), d);
        int sine = noSine ? -1 : -MomentumParts.parity(t.sine(), d);
        return noCosine ? sine : noSine || cosine == sine ? cosine : 0;
    }

    /** Whether the indices of three terms, with signs, add to 0. */
    private boolean areTogether(int[] three, int[] signs) {
        int[] index = new int[terms.get(0).index().length];
        for (int m = 0; m < 3; m++) {
            for (int b = 0; b < index.length; b++) {
                index[b] += signs[m] * terms.get(three[m]).index()[b];
            }
        }
        return Arrays.stream(index).allMatch(b -> b == 0);
    }

    /** What it is, for reports. */
    public String description() {
        if (isRandom()) {
            return IntStream.range(0, signals.size())
                    .mapToObj(i -> signals.get(i).description() + ", times "
                            + (signals.get(i).sine()
                                            ? terms.get(i).sine()
                                            : terms.get(i).cosine())
                                    .text())
                    .collect(Collectors.joining("; "));
        }
        return "quasi-periodic, frequencies " + Arrays.toString(base.toArray()) + ", " + terms.size() + " terms";
    }
}
