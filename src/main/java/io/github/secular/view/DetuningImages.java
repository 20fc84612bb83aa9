package io.github.secular.view;

import io.github.secular.asymptotics.hypotheses.Detunings;
import io.github.secular.run.ClassicalHypothesesResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The small divisors of a classical model: log10 of the smallest |kω(E) + ξ·ν| over the harmonics ξ of the drive.
 * Dimension 0 is the energy, 1 is k = 1, 2, …, downwards. Exact resonances are shown at {@link DivisorImages#EXACT}.
 */
public final class DetuningImages {
    private DetuningImages() {}

    /** The map; empty under noises and without a drive. */
    public static Optional<CalibratedImage> map(ClassicalHypothesesResult result) {
        return result.detunings().map(d -> map(result, d));
    }

    private static CalibratedImage map(ClassicalHypothesesResult result, Detunings detunings) {
        double[] energies = detunings.energies();
        double[][] values = new double[detunings.smallest().length][energies.length];
        double smallest = 0;
        double largest = Double.NEGATIVE_INFINITY;
        List<String> harmonics = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            harmonics.add(Integer.toString(k + 1));
            for (int i = 0; i < energies.length; i++) {
                values[k][i] =
                        Math.max(DivisorImages.EXACT, Math.log10(detunings.smallest()[k][i]));
                largest = Math.max(largest, values[k][i]);
                smallest = values[k][i] > DivisorImages.EXACT ? Math.min(smallest, values[k][i]) : smallest;
            }
        }
        double low = Math.floor(10 * smallest - 4) / 10;
        double high = Math.max(low + 0.1, Math.ceil(10 * largest) / 10);
        return new CalibratedImage(
                "Small divisors of " + result.scenario().title(),
                BlochImages.view(
                        at -> values[at.getIntPosition(1)][at.getIntPosition(0)], energies.length, values.length),
                List.of(
                        new Axis(
                                "E",
                                energies[0],
                                energies[1] - energies[0],
                                result.scenario().energySymbol(),
                                List.of(),
                                true),
                        new Axis("k", 1, 1, "", harmonics, true)),
                List.of(new Channel("log10 |kω + ξ·ν|", ColourMap.sequential(), low, high)),
                result.provenance().text()
                        + "Orientation: x: energy, y: angle harmonic k, downwards\n"
                        + "Values: log10 of the smallest |k omega(E) + xi.nu| over the harmonics of the drive; "
                        + DivisorImages.EXACT + " for an exact resonance\n");
    }
}
