package io.github.secular.quantum.steady;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.IndependentFrequencies;
import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Levels;
import java.util.List;

/** Base frequencies that depend on each other would make one harmonic many: the model with fewer (doc/light.md, L2.6). */
final class IndependentBase {
    private IndependentBase() {}

    /**
     * The model with independent base frequencies; itself where they are.
     *
     * @param remarks gets a sentence for each relation
     */
    static BlochModel of(BlochModel model, List<String> remarks) {
        Wave wave = model.wave();
        if (wave.dimension() < 2) {
            return model;
        }
        IndependentFrequencies fewer = IndependentFrequencies.of(wave.base().toArray());
        if (fewer.merged().isEmpty()) {
            return model;
        }
        remarks.addAll(fewer.merged());
        if (addUp(wave)) {
            remarks.add(
                    "Tones of one frequency are one wave here, with the phases given: of beams against each other, in"
                            + " which every atom has its own, mark one as a probe.");
        }
        Levels levels = model.levels();
        int n = levels.size();
        int[][] photons = new int[n][];
        double[] energies = new double[n];
        double[] detunings = new double[n];
        double[] shifts = new double[n];
        for (int i = 0; i < n; i++) {
            int[] k = levels.photons(i);
            photons[i] = k.length == 0 ? k : fewer.index(k);
            energies[i] = levels.energy(i);
            detunings[i] = levels.detuning(i);
            shifts[i] = levels.shift(i);
        }
        return new BlochModel(
                new Levels(levels.labels(), energies, photons, detunings, shifts, levels.shiftExponent()),
                model.damping(),
                model.relaxation(),
                new Wave(n, fewer.frequencies(), of(wave.strong().harmonics(), fewer))
                        .withProbes(of(wave.probes(), fewer)),
                model.epsilon());
    }

    /** Whether two base frequencies of tones that are no probes are one. */
    private static boolean addUp(Wave wave) {
        double[] omega = wave.base().toArray();
        for (int i = 0; i < omega.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean same = Math.abs(omega[i] - omega[j]) <= BaseFrequencies.MERGE_TOLERANCE * Math.abs(omega[i]);
                int k = i;
                int l = j;
                if (same && wave.probes().stream().noneMatch(h -> h.index()[k] != 0 || h.index()[l] != 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Harmonic> of(List<Harmonic> terms, IndependentFrequencies fewer) {
        return terms.stream()
                .map(h -> new Harmonic(fewer.index(h.index()), h.matrix(), h.envelope()))
                .toList();
    }
}
