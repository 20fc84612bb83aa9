package io.github.secular.classical.space;

import java.util.List;

/**
 * One harmonic k of a drive's frequency in the plane of actions.
 *
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
        int first, int second, double nu, double least, double most, double part, double strength) {
    static ActionResonance of(int[] k, double nu, double detuning, double part, double strength) {
        return new ActionResonance(k[0], k[1], nu, detuning, detuning, part, strength);
    }

    List<Integer> key() {
        return List.of(first, second, Double.hashCode(nu));
    }

    ActionResonance with(ActionResonance other) {
        return new ActionResonance(
                first,
                second,
                nu,
                Math.min(least, other.least),
                Math.max(most, other.most),
                Math.max(part, other.part),
                Math.max(strength, other.strength));
    }

    /** Whether k·ω + ξ·ν = 0 somewhere. */
    public boolean isMet() {
        return least <= 0 && most >= 0 && least < most;
    }

    /** "2 w1 - w2 + 0.8 = 0". */
    public String name() {
        StringBuilder out = new StringBuilder();
        term(first, "w1", out);
        term(second, "w2", out);
        if (nu != 0) {
            out.append(nu > 0 ? " + " : " - ").append(String.format(java.util.Locale.ROOT, "%.4g", Math.abs(nu)));
        }
        return out.append(" = 0").toString();
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
