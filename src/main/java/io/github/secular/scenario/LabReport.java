package io.github.secular.scenario;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.FrozenLight;
import java.util.ArrayList;
import java.util.List;

/**
 * What laboratory numbers come to in scaled units, and whether a rate equation can be expected
 * (doc/quantum.md, Q2.6). Rates in 1/s. Where envelopes change, ratios are about the light where it is strongest in
 * the run; ε, T and G are scales of the tones as they are given and do not depend on the run.
 *
 * @param epsilon ε = G/w_ref
 * @param timeUnit T = w_ref/G², seconds per unit of slow time
 * @param referenceRate w_ref
 * @param coupling G = max |d φ_a|/ħ, half the largest Rabi frequency, of tones under envelopes of 1
 * @param strongest what the largest coupling is over G where the light is strongest; 1 without envelopes
 * @param strongestTime when that is, seconds; NaN without envelopes
 * @param smallestDamping the smallest positive γ_nm; 0 if nothing is damped
 * @param undampedPairs how many pairs of levels are not damped at all
 * @param largestRate the largest averaged rate A(n, k) of (17); infinite for an undamped resonance
 * @param largestDecay the largest Pauli rate W(n → k)
 * @param nearestDivisor the smallest |w(n,m) + a·ω|/γ_nm above 1 over damped coupled pairs and harmonics, that is
 *     the nearest off-resonant one; infinite if all are resonant
 */
public record LabReport(
        double epsilon,
        double timeUnit,
        double referenceRate,
        double coupling,
        double strongest,
        double strongestTime,
        double smallestDamping,
        int undampedPairs,
        double largestRate,
        double largestDecay,
        double nearestDivisor) {
    /** Above this A/γ or W/γ the rates are no limit (doc/quantum.md, Q2.6). */
    public static final double LARGE = 0.1;

    /** @param given a scaled model with μ = 0 @param end last slow time of the run @param timeUnit T @param referenceRate w_ref */
    static LabReport of(BlochModel given, double end, double timeUnit, double referenceRate) {
        FrozenLight light = FrozenLight.strongest(given, end);
        BlochModel model = light.model();
        int n = model.size();
        int undamped = 0;
        double decay = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                undamped += i < j && model.damping().gamma(i, j) == 0 ? 1 : 0;
                decay = Math.max(decay, model.relaxation().rate(i, j));
            }
        }
        double[] rateAndDivisor = strongest(model);
        return new LabReport(
                model.epsilon(),
                timeUnit,
                referenceRate,
                model.wave().harmonics().isEmpty() ? 0 : model.epsilon() * referenceRate,
                light.changes() ? largestCoupling(model.wave()) : 1,
                light.changes() ? light.time() * timeUnit : Double.NaN,
                model.damping().smallestPositive() * referenceRate,
                undamped,
                rateAndDivisor[0] / timeUnit,
                decay / timeUnit,
                rateAndDivisor[1]);
    }

    /** Over G, by which the scaled wave is divided. */
    private static double largestCoupling(Wave wave) {
        return wave.harmonics().stream()
                .mapToDouble(h -> h.matrix().maxAbs())
                .max()
                .orElse(0);
    }

    /** {largest averaged rate in slow time, nearest off-resonant divisor over damping}. */
    private static double[] strongest(BlochModel model) {
        Wave wave = model.constantWave();
        double largest = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < model.size(); i++) {
            for (int j = 0; j < i; j++) {
                double gamma = model.fastDamping(i, j);
                double rate = 0;
                for (Harmonic h : wave.harmonics()) {
                    // frozen, the wave has one term per frequency
                    double v2 = h.matrix().abs2(i, j);
                    if (v2 == 0) {
                        continue;
                    }
                    double divisor = Math.abs(model.divisor(i, j, h.index()));
                    if (gamma > 0 && divisor > gamma) {
                        nearest = Math.min(nearest, divisor / gamma);
                    }
                    // (17): 2 |V|^2 gamma/(gamma^2 + D^2)
                    rate += gamma == 0 && divisor == 0
                            ? Double.POSITIVE_INFINITY
                            : 2 * v2 * gamma / (gamma * gamma + divisor * divisor);
                }
                largest = Math.max(largest, rate);
            }
        }
        return new double[] {largest, nearest};
    }

    /** G/γ_min where the light is strongest. */
    public double couplingRatio() {
        return coupling * strongest / smallestDamping;
    }

    /** max A/γ_min. */
    public double rateRatio() {
        return largestRate / smallestDamping;
    }

    /** max W/γ_min. */
    public double decayRatio() {
        return largestDecay / smallestDamping;
    }

    /** Whether A and W are small enough against a damping of all coherences for a rate equation to hold. */
    public boolean ratesAreLimit() {
        return undampedPairs == 0 && rateRatio() < LARGE && decayRatio() < LARGE;
    }

    /** The account for a user, one sentence each. */
    public List<String> sentences() {
        List<String> out = new ArrayList<>();
        out.add("Scaled by epsilon = " + digits(epsilon, 6) + ", time unit T = " + digits(timeUnit, 6)
                + " s, reference rate w_ref = " + digits(referenceRate, 6) + " 1/s, coupling G = " + digits(coupling, 6)
                + " 1/s (Rabi frequency " + digits(2 * coupling, 6)
                + " rad/s); only ratios and times in seconds have a meaning of their own.");
        if (!Double.isNaN(strongestTime)) {
            out.add("The light changes: what follows is about t = " + digits(strongestTime, 6)
                    + " s, where it is strongest in this run, its coupling being " + digits(strongest, 6) + " G.");
        }
        if (smallestDamping == 0) {
            out.add("Nothing is damped, so there is no rate limit: the rates are not a limit here.");
            return out;
        }
        out.add("Against the smallest damping gamma = " + digits(smallestDamping, 6) + " 1/s: G/gamma = "
                + digits(couplingRatio(), 3) + ", largest A/gamma = " + digits(rateRatio(), 3)
                + ", largest W/gamma = " + digits(decayRatio(), 3) + ", nearest off-resonant divisor/gamma = "
                + digits(nearestDivisor, 3) + ".");
        if (undampedPairs > 0) {
            out.add("The rates are not a limit here: " + undampedPairs
                    + (undampedPairs > 1 ? " pairs of levels are" : " pair of levels is")
                    + " not damped at all, and the theorems need every coherence damped.");
        }
        if (!(rateRatio() < LARGE && decayRatio() < LARGE)) {
            out.add("The rates are not a limit here: A/gamma = " + digits(rateRatio(), 3) + " and W/gamma = "
                    + digits(decayRatio(), 3) + " should both be well below " + LARGE
                    + "; Bloch vs Rates measures the error.");
        }
        return out;
    }

    /** A number with so many digits at most. */
    static String digits(double value, int count) {
        if (Double.isInfinite(value)) {
            return "infinite";
        }
        return Sentence.of("%." + count + "g", value)
                .replaceAll("(\\.\\d*?)0+(?=e|$)", "$1")
                .replaceAll("\\.(?=e|$)", "");
    }
}
