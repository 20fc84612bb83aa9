package io.github.secular.scenario;

import io.github.secular.drive.Drive;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A model file in scaled, dimensionless units (doc/quantum.md, Q1.2). */
final class ScaledModel {
    static final String[] KEYS = {
        "levels", "coupling", "damping", "relaxation", "wave", "noises", "correlation", "epsilon"
    };

    private ScaledModel() {}

    /** @param times the slow times of the run, at which envelopes are checked */
    static BlochModel read(Place root, int n, double[] times) {
        double epsilon = root.get("epsilon").positive();
        if (root.has("noises") == root.has("wave")) {
            throw new InvalidInputException(
                    "", root.has("wave") ? "both \"wave\" and \"noises\"" : "no \"wave\"", "a wave, or noises");
        }
        NoiseCorrelation.requireNoises(root);
        Optional<ComplexMatrix> coupling = root.find("coupling").map(p -> p.hermitian(n));
        Levels levels;
        Drive drive;
        if (root.has("noises")) {
            levels = LevelsSection.read(root.get("levels"), n, List.of());
            drive = NoiseSection.matrices(root, n, coupling);
        } else if (WaveSection.isRotating(root.get("wave"))) {
            if (coupling.isPresent()) {
                throw new InvalidInputException(
                        "coupling", "a coupling matrix beside a rotating wave", "none, for the wave has its strength");
            }
            levels = LevelsSection.read(root.get("levels"), n, List.of());
            Wave wave = rotating(root.get("wave"), levels);
            levels = wave.dimension() == 0 ? levels : framed(levels, wave);
            drive = wave;
        } else {
            Place wavePlace = root.get("wave");
            List<BigDecimal> frequencies = WaveSection.frequencies(wavePlace);
            levels = LevelsSection.read(root.get("levels"), n, frequencies);
            drive = WaveSection.read(wavePlace, n, frequencies, coupling, times);
        }
        Damping damping =
                root.find("damping").map(p -> DampingSection.read(p, n)).orElse(new Damping(new double[n][n], 0));
        RateMatrix relaxation = RateMatrix.zero(n);
        if (root.has("relaxation")) {
            relaxation = RelaxationSection.read(root.get("relaxation"), levels);
        }
        return new BlochModel(levels, damping, relaxation, drive, epsilon);
    }

    /** V_01 = strength · exp(i (Δ + e_1 − e_0) τ), without a base frequency where that stands still. */
    private static Wave rotating(Place place, Levels levels) {
        place.allow("type", "detuning", "strength");
        if (levels.size() != 2) {
            throw new InvalidInputException(
                    place.path(), "a rotating wave for " + levels.size() + " levels", "a rotating wave for 2 levels");
        }
        double frequency = place.get("detuning").number() + levels.energy(1) - levels.energy(0);
        double strength = place.find("strength").map(Place::number).orElse(1.0);
        return Wave.rotating(frequency, strength);
    }

    /** The levels in the frame of the rotating wave: e_1 is one photon above e_0 − Δ. */
    private static Levels framed(Levels levels, Wave wave) {
        Harmonic up = wave.harmonics().get(0);
        double[] energies = {levels.energy(0), levels.energy(1)};
        double[] detunings = {energies[0], energies[1] - wave.frequency(up.index())};
        return new Levels(
                levels.labels(),
                energies,
                new int[][] {{0}, {1}},
                detunings,
                new double[] {levels.shift(0), levels.shift(1)},
                levels.shiftExponent());
    }
}
