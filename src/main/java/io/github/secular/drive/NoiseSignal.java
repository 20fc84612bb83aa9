package io.github.secular.drive;

import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a noise gives to one potential or matrix: ξ(τ) itself, or ξ(τ) cos φ(τ) or ξ(τ) sin φ(τ) on a carrier
 * φ = φ_0 + Ωτ (doc/light.md, L4.8). The phase φ_0 is uniform, independent of all noises, and one for all signals of one
 * carrier frequency. Signals of one source are of one and the same ξ; those of two sources are independent.
 *
 * @param noise ξ
 * @param source the number of ξ among the independent noises of a drive; {@link #OWN} for a noise with no other signal
 * @param carrier Ω ≥ 0, angular, per unit of fast time; 0 for ξ itself
 * @param sine whether it is the sine of the carrier
 */
public record NoiseSignal(Noise noise, int source, double carrier, boolean sine) {
    public static final int OWN = -1;

    /** @throws InvalidInputException if the carrier is not finite, or there is a sine without one */
    public NoiseSignal {
        if (!(carrier >= 0 && carrier < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("carrier", "" + carrier, "a finite number of at least 0");
        }
        if (sine && carrier == 0) {
            throw new InvalidInputException("sine", "the sine of a carrier of frequency 0", "a carrier other than 0");
        }
    }

    /** ξ itself, and no other signal of it. */
    public NoiseSignal(Noise noise) {
        this(noise, OWN, 0, false);
    }

    public boolean isCarried() {
        return carrier != 0;
    }

    /** The same signals, those of sources of their own numbered behind all others. */
    public static List<NoiseSignal> numbered(List<NoiseSignal> signals) {
        int next = signals.stream().mapToInt(NoiseSignal::source).max().orElse(OWN) + 1;
        List<NoiseSignal> out = new ArrayList<>();
        for (NoiseSignal s : signals) {
            out.add(s.source == OWN ? new NoiseSignal(s.noise, next++, s.carrier, s.sine) : s);
        }
        return out;
    }

    /** Whether two signals are of one noise on one carrier, or of one noise without: others do not correlate. */
    public boolean correlatesWith(NoiseSignal other) {
        return source == other.source && carrier == other.carrier;
    }

    /** The first signal of every independent noise. */
    public static List<NoiseSignal> sources(List<NoiseSignal> signals) {
        List<NoiseSignal> out = new ArrayList<>();
        for (NoiseSignal s : signals) {
            if (indexOf(out, s.source) < 0) {
                out.add(s);
            }
        }
        return out;
    }

    /** Where in a list of such signals that of a source stands; −1 if nowhere. */
    public static int indexOf(List<NoiseSignal> sources, int source) {
        for (int q = 0; q < sources.size(); q++) {
            if (sources.get(q).source == source) {
                return q;
            }
        }
        return -1;
    }

    /** The different carriers of some signals, increasing. */
    public static double[] carriers(List<NoiseSignal> signals) {
        return signals.stream()
                .filter(NoiseSignal::isCarried)
                .mapToDouble(NoiseSignal::carrier)
                .sorted()
                .distinct()
                .toArray();
    }

    /** E[s(σ + τ) s(σ)] at a lag of fast time. */
    public double covariance(double tau) {
        double c = noise.covariance(tau);
        return isCarried() ? c / 2 * Math.cos(carrier * tau) : c;
    }

    /** What it is, in a few words for reports ("clock, cells of 1.4, on a carrier of 0.9"). */
    public String description() {
        return noise.description()
                + (isCarried() ? ", on the " + (sine ? "sine" : "cosine") + " of a carrier of " + carrier : "");
    }
}
