package io.github.secular.quantum.limit;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which harmonics of the wave meet which transition: all (n, m, b), n ≠ m, with w(n, m) + b·ω = 0 and a
 * coupling that does not vanish, where w = e_n − e_m is taken without the shifts ε^p d (doc/quantum.md, Q5.4 and Q5.5).
 * The constant part b = 0 counts when levels are degenerate.
 *
 * <p>Zero means: at most {@link #TOLERANCE} times the sum of the sizes of the terms that cancel, these terms
 * being formed from photon numbers and detunings, so that an optical carrier does not blur the test.
 */
public final class ResonanceTable {
    /** Relative size below which w(n, m) + b·ω counts as zero. */
    public static final double TOLERANCE = 1e-9;

    private final int size;
    private final List<Entry> entries;
    private final double[][] strength;
    private final Entry nearestMiss;

    /**
     * One harmonic against one transition.
     *
     * @param index b ∈ Zʳ
     * @param divisor w(n, m) + b·ω in fast time
     * @param strength 2 |V̂_b(n, m)|²
     */
    public record Entry(int n, int m, int[] index, double divisor, double strength) {
        @Override
        public String toString() {
            return Sentence.of("%d-%d with harmonic %s: divisor %.3g", n, m, Arrays.toString(index), divisor);
        }
    }

    private ResonanceTable(int size, List<Entry> entries, Entry nearestMiss) {
        this.size = size;
        this.entries = List.copyOf(entries);
        this.nearestMiss = nearestMiss;
        strength = new double[size][size];
        for (Entry e : entries) {
            strength[e.n()][e.m()] += e.strength();
        }
    }

    /** The resonances. @throws io.github.secular.numerics.RefusalException if an envelope of the wave changes */
    public static ResonanceTable of(BlochModel model) {
        Wave wave = model.constantWave();
        BlochModel bare = withoutShifts(model);
        List<Entry> found = new ArrayList<>();
        Entry miss = null;
        for (int[] index : wave.indices()) {
            var amplitude = wave.amplitude(index, 0); // the same at all times
            for (int n = 0; n < model.size(); n++) {
                for (int m = 0; m < model.size(); m++) {
                    double strength = 2 * amplitude.abs2(n, m);
                    if (n == m || strength == 0) {
                        continue;
                    }
                    double divisor = bare.divisor(n, m, index);
                    Entry entry = new Entry(n, m, index, divisor, strength);
                    if (isZero(bare, n, m, index)) {
                        found.add(entry);
                    } else if (miss == null || Math.abs(divisor) < Math.abs(miss.divisor())) {
                        miss = entry;
                    }
                }
            }
        }
        return new ResonanceTable(model.size(), found, miss);
    }

    /** Whether a harmonic with this index meets the transition, w(n, m) + b·ω = 0, if it couples it at all. */
    static boolean isResonant(BlochModel model, int n, int m, int[] index) {
        return isZero(withoutShifts(model), n, m, index);
    }

    private static boolean isZero(BlochModel bare, int n, int m, int[] index) {
        return Math.abs(bare.divisor(n, m, index)) <= TOLERANCE * bare.divisorScale(n, m, index);
    }

    private static BlochModel withoutShifts(BlochModel model) {
        Levels levels = model.levels();
        int n = levels.size();
        double[] energies = new double[n];
        double[] detunings = new double[n];
        int[][] photons = new int[n][];
        for (int i = 0; i < n; i++) {
            energies[i] = levels.energy(i);
            detunings[i] = levels.detuning(i);
            photons[i] = levels.photons(i);
        }
        return model.withLevels(new Levels(levels.labels(), energies, photons, detunings, new double[n], 1));
    }

    /** N. */
    public int size() {
        return size;
    }

    /** The resonances, each pair in both orders. */
    public List<Entry> entries() {
        return entries;
    }

    /** C(n, m) = 2 Σ_b |V̂_b(n, m)|² over the resonant b; symmetric. */
    public double strength(int n, int m) {
        return strength[n][m];
    }

    /** All C(n, m), N × N, a copy. */
    public double[][] strengths() {
        double[][] out = new double[size][];
        for (int n = 0; n < size; n++) {
            out[n] = strength[n].clone();
        }
        return out;
    }

    /** Whether the wave meets no transition. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The largest level that takes part in a resonance, or −1. */
    public int highestLevel() {
        return entries.stream().mapToInt(e -> Math.max(e.n(), e.m())).max().orElse(-1);
    }

    /** In words, a line per resonance, and the nearest coupling that was not taken for one. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(Sentence.of(
                "Resonances (w + b.omega = 0 within %.0e of the terms that cancel): %s%n",
                TOLERANCE, isEmpty() ? "none" : entries.size() / 2 + " pairs"));
        entries.stream()
                .filter(e -> e.n() < e.m())
                .forEach(e -> out.append("  ").append(e).append(System.lineSeparator()));
        if (nearestMiss != null) {
            out.append("Nearest coupling that is not resonant: ").append(nearestMiss);
            out.append(System.lineSeparator());
        }
        return out.toString();
    }
}
