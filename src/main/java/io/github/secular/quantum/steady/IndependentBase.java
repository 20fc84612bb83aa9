package io.github.secular.quantum.steady;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.IndependentFrequencies;
import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Levels;
import java.util.ArrayList;
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
        List<Harmonic> harmonics = new ArrayList<>();
        for (Harmonic h : wave.harmonics()) {
            harmonics.add(new Harmonic(fewer.index(h.index()), h.matrix(), h.envelope()));
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
                new Wave(n, fewer.frequencies(), harmonics),
                model.epsilon());
    }
}
