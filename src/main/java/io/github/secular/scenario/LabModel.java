package io.github.secular.scenario;

import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model file in laboratory units, brought to scaled units by the one rule of doc/quantum.md, Q2.5:
 * μ = 0, p = 0, w_ref the smallest positive damping, G = max |d φ_a|/ħ, ε = G/w_ref, T = w_ref/G².
 *
 * @param model the scaled model at the light that the file describes
 * @param timeUnit T in seconds
 * @param referenceRate w_ref in 1/s
 * @param notes on precision and on dipoles against decay
 */
record LabModel(BlochModel model, double timeUnit, double referenceRate, List<String> notes) {
    static final String[] KEYS = {
        "levels", "dipoles", "light", "decay", "transfer", "dephasing", "temperature", "referenceRate", "epsilon"
    };

    /** @param times the times of the file, seconds */
    static LabModel read(Place root, int n, double[] times) {
        LabLight light = LabLight.read(root, n, times);
        LabLevels levels = LabLevels.read(root.get("levels"), n, light.omega(), light.indices());
        LabRates rates = LabRates.read(root, n, levels.energies());
        double[] omega =
                light.omega().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        Wave wave = wave(n, omega, light.harmonics()).withProbes(light.probes());
        // G: after the merging of equal frequencies, but of a probe with no other tone
        double g = Stream.concat(wave.strong().harmonics().stream(), wave.probes().stream())
                .mapToDouble(h -> h.matrix().maxAbs())
                .max()
                .orElse(0);
        double reference = reference(root, rates.damping(), levels.energies());
        List<String> notes = new ArrayList<>(levels.notes());
        if (!(g > 0)) {
            List<Place> tones = root.get("light").get("tones").list();
            boolean isOff = !tones.isEmpty() && tones.stream().noneMatch(t -> LabLight.peakField(t) != 0);
            if (!isOff) {
                throw new InvalidInputException(
                        "light",
                        "no field that acts on a dipole",
                        "at least one tone with a dipole, or light that is off (intensity 0)");
            }
            // Nothing depends on G then; slow time is that of the fastest Pauli rate, or of the reference itself.
            g = Math.sqrt(reference * fastest(rates.pauli()));
            g = g > 0 ? g : reference;
            wave = new Wave(n, omega, List.of());
            notes.add("The light is off: the levels only relax, and epsilon stands for a unit of time alone.");
        }
        double timeUnit = reference / (g * g);
        BlochModel model = new BlochModel(
                levels(levels, reference),
                new Damping(scaled(rates.damping(), 1 / reference), 0),
                rates.pauli().times(timeUnit),
                scaledWave(wave, g, reference, timeUnit),
                g / reference);
        notes.addAll(rates.mismatches(light.dipoles(), levels.energies()));
        return new LabModel(model, timeUnit, reference, notes);
    }

    private static double fastest(RateMatrix pauli) {
        double max = 0;
        for (int n = 0; n < pauli.size(); n++) {
            max = Math.max(max, pauli.outflow(n));
        }
        return max;
    }

    private static double reference(Place root, double[][] damping, double[] energies) {
        Optional<Place> given = root.find("referenceRate");
        if (given.isPresent()) {
            return given.get().positive();
        }
        double smallest = new Damping(damping, 0).smallestPositive();
        if (smallest > 0) {
            return smallest;
        }
        smallest = Double.POSITIVE_INFINITY;
        for (double a : energies) {
            for (double b : energies) {
                double w = Math.abs(a - b);
                smallest = w > 0 ? Math.min(w, smallest) : smallest;
            }
        }
        if (!(smallest < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "", "neither damping nor a transition frequency", "a model with one of them, or a referenceRate");
        }
        return smallest;
    }

    private static Wave wave(int n, double[] omega, List<Harmonic> harmonics) {
        try {
            return new Wave(n, omega, harmonics);
        } catch (InvalidInputException e) {
            throw e.within("light");
        }
    }

    private static Wave scaledWave(Wave wave, double g, double reference, double timeUnit) {
        double[] omega =
                Arrays.stream(wave.base().toArray()).map(w -> w / reference).toArray();
        return wave(wave.size(), omega, scaled(wave.strong().harmonics(), g, timeUnit))
                .withProbes(scaled(wave.probes(), g, timeUnit));
    }

    private static List<Harmonic> scaled(List<Harmonic> terms, double g, double timeUnit) {
        List<Harmonic> scaled = new ArrayList<>();
        for (Harmonic h : terms) {
            ComplexMatrix v = h.matrix().times(1 / g, 0);
            scaled.add(
                    h.envelope() instanceof FormulaEnvelope seconds
                            ? new Harmonic(h.index(), v, new FormulaEnvelope(seconds.formula(), timeUnit))
                            : new Harmonic(h.index(), v));
        }
        return scaled;
    }

    private static Levels levels(LabLevels lab, double reference) {
        int n = lab.energies().length;
        try {
            return new Levels(
                    lab.labels(),
                    Arrays.stream(lab.energies()).map(e -> e / reference).toArray(),
                    lab.photons(),
                    Arrays.stream(lab.detunings()).map(d -> d / reference).toArray(),
                    new double[n],
                    0);
        } catch (InvalidInputException e) {
            throw e.where().startsWith("levels") ? e : e.within("levels");
        }
    }

    private static double[][] scaled(double[][] m, double factor) {
        return Arrays.stream(m)
                .map(row -> Arrays.stream(row).map(x -> x * factor).toArray())
                .toArray(double[][]::new);
    }
}
