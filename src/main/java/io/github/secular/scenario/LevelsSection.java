package io.github.secular.scenario;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.Levels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The "levels" of a scaled model. */
final class LevelsSection {
    /** How far given energies may lie from photon numbers and detunings, relative to the largest term. */
    private static final double AGREEMENT = 1e-9;

    private LevelsSection() {}

    /** The number of levels, from whichever of energies and photons is given. */
    static int size(Place levels) {
        levels.object();
        if (!levels.has("energies") && !levels.has("photons")) {
            throw new InvalidInputException(
                    levels.path(), "neither \"energies\" nor \"photons\"", "energies, or photons with detunings");
        }
        int n = levels.get(levels.has("energies") ? "energies" : "photons")
                .list()
                .size();
        if (n < 1) {
            throw new InvalidInputException(levels.path(), "no level", "at least one level");
        }
        return n;
    }

    /** @param frequencies ω_1 … ω_r with the digits of the file */
    static Levels read(Place levels, int n, List<BigDecimal> frequencies) {
        levels.allow("energies", "labels", "shifts", "shiftExponent", "photons", "detunings");
        int r = frequencies.size();
        int[][] photons = photons(levels, n, r);
        boolean framed = levels.has("photons");
        if (!framed && levels.has("detunings")) {
            throw new InvalidInputException(
                    levels.path(), "\"detunings\" without \"photons\"", "both of them, or energies alone");
        }
        double[] energies =
                levels.find("energies").map(p -> p.numbers(n, "one per level")).orElse(new double[n]);
        double[] detunings = energies;
        if (framed) {
            detunings = levels.find("detunings")
                    .map(p -> p.numbers(n, "one per level"))
                    .orElse(new double[n]);
            for (int i = 0; i < n; i++) {
                BigDecimal exact = new BigDecimal(detunings[i]);
                double scale = Math.abs(detunings[i]);
                for (int j = 0; j < r; j++) {
                    BigDecimal term = frequencies.get(j).multiply(BigDecimal.valueOf(photons[i][j]));
                    exact = exact.add(term);
                    scale = Math.max(scale, Math.abs(term.doubleValue()));
                }
                if (!levels.has("energies")) {
                    energies[i] = exact.doubleValue();
                } else if (!(Math.abs(energies[i] - exact.doubleValue()) <= AGREEMENT * scale)) {
                    throw new InvalidInputException(
                            levels.path() + ".energies[" + i + "]",
                            energies[i] + " where photons and detuning make " + exact.doubleValue(),
                            "the same energy, or photons and detunings alone");
                }
            }
        }
        double[] shifts =
                levels.find("shifts").map(p -> p.numbers(n, "one per level")).orElse(new double[n]);
        double exponent = levels.find("shiftExponent").map(Place::nonNegative).orElse(1.0);
        List<String> labels = labels(levels, n);
        try {
            return new Levels(labels, energies, photons, detunings, shifts, exponent);
        } catch (InvalidInputException e) {
            throw e.within(levels.path());
        }
    }

    /** k_n, N × r; N × 0 where the file gives none. */
    static int[][] photons(Place levels, int n, int r) {
        Optional<Place> given = levels.find("photons");
        if (given.isEmpty()) {
            return new int[n][0];
        }
        return given.get().list(n, "one per level").stream()
                .map(p -> p.integers(r, "one per base frequency"))
                .toArray(int[][]::new);
    }

    /** The names of the levels, 0, 1, 2 … where the file gives none. */
    static List<String> labels(Place levels, int n) {
        List<String> labels = new ArrayList<>();
        if (levels.has("labels")) {
            levels.get("labels").list(n, "one per level").forEach(p -> labels.add(p.text()));
        } else {
            for (int i = 0; i < n; i++) {
                labels.add(Integer.toString(i));
            }
        }
        return labels;
    }
}
