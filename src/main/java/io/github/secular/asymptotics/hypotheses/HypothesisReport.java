package io.github.secular.asymptotics.hypotheses;

import io.github.secular.numerics.Sentence;
import java.util.List;
import java.util.Set;

/**
 * What is known of a model before anything is solved.
 *
 * @param checks every hypothesis with its number
 * @param theorems every theorem of the papers for this kind of drive
 * @param nearest the smallest divisors |w(n,k) + a·ω|, n ≠ k, smallest first
 * @param cycle a closed resonant three-cycle, if there is one, in words; else empty. Under noises: that there are none.
 *     Of a classical model: whether the start has an initial layer
 * @param expectedOrder the order in ε that the limit is expected to show; NaN where none is expected. Averaged
 *     rates under a wave: 2−2μ, or 1−μ with a resonant three-cycle or initial coherences
 *     (doc/quantum.md, Q4.4 and Q5.6). Rates (19) under noises: 2 for a fixed damping, min(μ, 2−μ) for one that
 *     vanishes with ε (doc/quantum.md, Q7.5). Energy diffusion: 2 from densities that are functions of energy, else 1
 *     (doc/classical.md, C7.4)
 * @param limit what the limit consists of
 */
public record HypothesisReport(
        List<HypothesisCheck> checks,
        List<TheoremVerdict> theorems,
        List<SmallDivisor> nearest,
        String cycle,
        double expectedOrder,
        Limit limit) {
    /** What is left as ε → 0. */
    public enum Limit {
        RATES("rate limit", "the rates"),
        DIFFUSION("diffusion limit", "energy diffusion");

        private final String name;
        private final String subject;

        Limit(String name, String subject) {
            this.name = name;
            this.subject = subject;
        }
    }

    /** Limits to which the expected order belongs: those that leave nothing of that order out. */
    private static final Set<String> FULL =
            Set.of("chi", "averaged", "random", "random-damped", "random-operator", "diffusion");

    /** The order in ε that theory gives a limit here: what is expected, or what a theorem that applies promises; else NaN. */
    public double orderOf(String limitModel) {
        if (FULL.contains(limitModel)) {
            return expectedOrder;
        }
        return theorems.stream()
                .filter(t -> t.applies() && t.limitModel().equals(limitModel))
                .mapToDouble(TheoremVerdict::promisedOrder)
                .filter(order -> order > 0)
                .max()
                .orElse(Double.NaN);
    }

    public HypothesisReport {
        checks = List.copyOf(checks);
        theorems = List.copyOf(theorems);
        nearest = List.copyOf(nearest);
    }

    /** A report on energy diffusion. @param prepared whether the start is a function of energy @param holds whether there is a limit */
    static HypothesisReport ofDiffusion(
            List<HypothesisCheck> checks, List<TheoremVerdict> theorems, boolean prepared, boolean holds) {
        return new HypothesisReport(
                checks,
                theorems,
                List.of(),
                prepared
                        ? "The initial density is a function of energy: no initial layer."
                        : "The initial density is not a function of energy: an initial layer shifts the limit at first"
                                + " order in epsilon.",
                holds ? (prepared ? 2 : 1) : Double.NaN,
                Limit.DIFFUSION);
    }

    /** A report on rates. */
    public HypothesisReport(
            List<HypothesisCheck> checks,
            List<TheoremVerdict> theorems,
            List<SmallDivisor> nearest,
            String cycle,
            double expectedOrder) {
        this(checks, theorems, nearest, cycle, expectedOrder, Limit.RATES);
    }

    /** |w(n,k) + a·ω| of one harmonic and one pair. @param driven whether the wave couples the pair by this harmonic */
    public record SmallDivisor(int from, int to, int[] index, double value, boolean driven) {}

    /** The report in words, a line each. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (HypothesisCheck c : checks) {
            out.append(Sentence.of(
                    "%-8s %-5s %s: %s%n", c.name(), c.holds() ? "holds" : "FAILS", c.statement(), c.evidence()));
        }
        for (TheoremVerdict t : theorems) {
            out.append(t.theorem()).append(": ");
            if (t.applies()) {
                out.append("applies. ").append(t.conclusion());
                if (!Double.isNaN(t.promisedOrder())) {
                    out.append(Sentence.of(" Error bounded by epsilon^%.4g.", t.promisedOrder()));
                }
            } else {
                out.append("does not apply: ").append(t.failing());
            }
            out.append(System.lineSeparator());
        }
        out.append(cycle.isEmpty() ? "No three harmonics close a resonant cycle." : cycle);
        out.append(System.lineSeparator());
        if (Double.isNaN(expectedOrder)) {
            out.append("No ").append(limit.name).append(" is expected.");
        } else {
            out.append(Sentence.of("Order to expect of %s: %.4g.", limit.subject, expectedOrder));
        }
        return out.append(System.lineSeparator()).toString();
    }
}
