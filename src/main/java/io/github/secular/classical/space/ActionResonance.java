package io.github.secular.classical.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * One harmonic k of a drive's frequency in the plane of actions.
 *
 * @param omegas what the frequencies are called
 * @param first k_1
 * @param second k_2
 * @param nu the drive's frequency ξ·ν, angular, per unit of fast time
 * @param least the smallest k·ω + ξ·ν
 * @param most the largest
 * @param part the largest part of the trace of D
 * @param strength the largest √(ε |V̂| |k·∂²H0·k|)/γ: above about 0.3 motion is trapped around a resonance before it
 *     relaxes
 */
public record ActionResonance(
        List<String> omegas,
        int first,
        int second,
        double nu,
        double least,
        double most,
        double part,
        double strength) {
    /** Above this √(ε|V||k·∂²H0·k|)/γ motion is trapped at a resonance before it relaxes (doc/classical.md, C9.10). */
    public static final double TRAPPING = 0.3;

    /** Of those that are met the first one of the largest strength. */
    public static Optional<ActionResonance> strongest(List<ActionResonance> all) {
        return all.stream().filter(ActionResonance::isMet).reduce((a, b) -> b.strength > a.strength ? b : a);
    }

    static ActionResonance of(List<String> omegas, int[] k, double nu, double detuning, double part, double strength) {
        return new ActionResonance(omegas, k[0], k[1], nu, detuning, detuning, part, strength);
    }

    List<Integer> key() {
        return List.of(first, second, Double.hashCode(nu));
    }

    /** Of both, elsewhere in the plane. */
    ActionResonance with(ActionResonance other) {
        return joined(other, Math.max(part, other.part));
    }

    /** Of both, as parts of one mean. */
    ActionResonance plus(ActionResonance other) {
        return joined(other, part + other.part);
    }

    private ActionResonance joined(ActionResonance other, double together) {
        return new ActionResonance(
                omegas,
                first,
                second,
                nu,
                Math.min(least, other.least),
                Math.max(most, other.most),
                together,
                Math.max(strength, other.strength));
    }

    /** Whether k·ω + ξ·ν = 0 somewhere. */
    public boolean isMet() {
        return least <= 0 && most >= 0 && least < most;
    }

    /** "2 w1 - w2 + 0.8 = 0". */
    public String name() {
        StringBuilder out = new StringBuilder();
        term(first, omegas.get(0), out);
        term(second, omegas.get(1), out);
        if (nu != 0) {
            out.append(nu > 0 ? " + " : " - ").append(digits(Math.abs(nu)));
        }
        return out.append(" = 0").toString();
    }

    private static String digits(double x) {
        return new BigDecimal(x).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private static void term(int k, String name, StringBuilder out) {
        if (k == 0) {
            return;
        }
        if (out.length() == 0) {
            out.append(k < 0 ? "-" : "");
        } else {
            out.append(k < 0 ? " - " : " + ");
        }
        out.append(Math.abs(k) == 1 ? "" : Math.abs(k) + " ").append(name);
    }
}
