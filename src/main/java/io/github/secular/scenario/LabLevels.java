package io.github.secular.scenario;

import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The levels of a laboratory model as photon numbers and detunings, E_n/ħ = k_n·ω + δ_n, formed without ever taking
 * a difference of optical frequencies in double precision (doc/quantum.md, Q1.9).
 *
 * @param photons k_n, N × r
 * @param detunings δ_n, rad/s
 * @param energies E_n/ħ, rad/s, rounded
 * @param notes on precision
 */
record LabLevels(List<String> labels, int[][] photons, double[] detunings, double[] energies, List<String> notes) {
    /** How far given energies may lie from photon numbers and detunings, which then decide. */
    private static final double AGREEMENT = 1e-6;

    /** @param tones the indices of the light, of whose sums photon numbers are chosen where none are given */
    static LabLevels read(Place levels, int n, List<BigDecimal> omega, List<int[]> tones) {
        levels.allow("labels", "energies", "energyUnit", "photons", "detunings", "detuningUnit");
        List<BigDecimal> energies = new ArrayList<>();
        if (levels.has("energies")) {
            BigDecimal unit = LabUnits.angular(levels.get("energyUnit"));
            levels.get("energies").list(n, "one per level").forEach(p -> {
                p.number();
                energies.add(p.decimal().multiply(unit));
            });
        }
        List<String> notes = new ArrayList<>();
        int[][] photons;
        BigDecimal[] detunings = new BigDecimal[n];
        if (levels.has("photons")) {
            photons = LevelsSection.photons(levels, n, omega.size());
            detunings = detunings(levels, n);
            requireAgreement(levels, photons, detunings, energies, omega);
        } else {
            if (levels.has("detunings")) {
                throw new InvalidInputException(
                        levels.path(), "\"detunings\" without \"photons\"", "both of them, or energies alone");
            }
            photons = new int[n][];
            for (int i = 0; i < n; i++) {
                BigDecimal height = energies.get(i).subtract(energies.get(0));
                photons[i] = nearest(height, omega, tones);
                detunings[i] = energies.get(i).subtract(sum(photons[i], omega));
            }
            note(levels, photons, detunings, notes);
        }
        double[] rounded = new double[n];
        double[] offsets = new double[n];
        for (int i = 0; i < n; i++) {
            rounded[i] = sum(photons[i], omega).add(detunings[i]).doubleValue();
            offsets[i] = detunings[i].doubleValue();
        }
        return new LabLevels(LevelsSection.labels(levels, n), photons, offsets, rounded, notes);
    }

    private static BigDecimal[] detunings(Place levels, int n) {
        BigDecimal[] out = new BigDecimal[n];
        java.util.Arrays.fill(out, BigDecimal.ZERO);
        if (levels.has("detunings")) {
            List<Place> given = levels.get("detunings").list(n, "one per level");
            BigDecimal unit = LabUnits.angular(levels.get("detuningUnit"));
            for (int i = 0; i < n; i++) {
                given.get(i).number();
                out[i] = given.get(i).decimal().multiply(unit);
            }
        }
        return out;
    }

    private static void requireAgreement(
            Place levels, int[][] photons, BigDecimal[] detunings, List<BigDecimal> energies, List<BigDecimal> omega) {
        for (int i = 0; i < energies.size(); i++) {
            double made = sum(photons[i], omega).add(detunings[i]).doubleValue();
            double given = energies.get(i).doubleValue();
            double scale = Math.max(Math.abs(given), Math.abs(made));
            if (!(Math.abs(given - made) <= AGREEMENT * scale)) {
                throw new InvalidInputException(
                        levels.path() + ".energies[" + i + "]",
                        given + " rad/s where photons and detuning make " + made + " rad/s",
                        "the same energy to 1e-6, or photons and detunings alone");
            }
        }
    }

    private static BigDecimal sum(int[] k, List<BigDecimal> omega) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < k.length; j++) {
            sum = sum.add(omega.get(j).multiply(BigDecimal.valueOf(k[j])));
        }
        return sum;
    }

    /** Among sums of at most three tones, the photon numbers that leave the smallest detuning; fewer tones first. */
    private static int[] nearest(BigDecimal height, List<BigDecimal> omega, List<int[]> tones) {
        int[] best = new int[omega.size()];
        BigDecimal least = height.abs();
        Set<List<Integer>> sums = new LinkedHashSet<>();
        sums.add(java.util.Collections.nCopies(omega.size(), 0));
        for (int round = 0; round < 3; round++) {
            for (List<Integer> start : List.copyOf(sums)) {
                for (int[] tone : tones) {
                    for (int sign = 1; sign >= -1; sign -= 2) {
                        List<Integer> next = new ArrayList<>(start);
                        for (int j = 0; j < tone.length; j++) {
                            next.set(j, start.get(j) + sign * tone[j]);
                        }
                        if (sums.add(next)) {
                            int[] k = next.stream().mapToInt(Integer::intValue).toArray();
                            BigDecimal rest = height.subtract(sum(k, omega)).abs();
                            if (rest.compareTo(least) < 0) {
                                least = rest;
                                best = k;
                            }
                        }
                    }
                }
            }
        }
        return best;
    }

    /** What the digits of the energies are worth in a detuning. */
    private static void note(Place levels, int[][] photons, BigDecimal[] detunings, List<String> notes) {
        double unit = LabUnits.angular(levels.get("energyUnit")).doubleValue();
        List<Place> given = levels.get("energies").list();
        for (int i = 0; i < photons.length; i++) {
            boolean lifted = java.util.Arrays.stream(photons[i]).anyMatch(k -> k != 0);
            if (lifted) {
                double digit = Math.pow(10, -given.get(i).decimal().scale());
                notes.add("Level " + i + " lies "
                        + LabReport.digits(detunings[i].subtract(detunings[0]).doubleValue(), 6) + " rad/s above "
                        + java.util.Arrays.toString(photons[i]) + " photons; the digits of its energy fix this to "
                        + LabReport.digits(unit * digit / 2, 1)
                        + " rad/s only, so give photons and detunings where that matters.");
            }
        }
    }
}
