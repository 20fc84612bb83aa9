package io.github.secular.quantum.slowset;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Levels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Level energies as e_n = k_n·ω + δ_n, with whole photon numbers k_n and small detunings δ_n held exactly
 * (doc/quantum.md, Q1.9; doc/bloch-solvers.md, B6.1), so that differences of optical frequencies lose no digit.
 */
final class RotatingFrame {
    private final int[][] photons;
    private final BigDecimal[] detunings;
    private final BaseFrequencies base;

    private RotatingFrame(int[][] photons, BigDecimal[] detunings, BaseFrequencies base) {
        this.photons = photons;
        this.detunings = detunings;
        this.base = base;
    }

    /**
     * The frame that the levels bring along, or a chosen one.
     *
     * @param reach how near a resonance of one photon must be to be worth a photon number, in fast time
     */
    static RotatingFrame of(BlochModel model, double reach) {
        Levels levels = model.levels();
        Wave wave = model.wave();
        int n = levels.size();
        BaseFrequencies base = wave.base();
        int[][] photons = new int[n][];
        BigDecimal[] detunings = new BigDecimal[n];
        if (levels.photons(0).length == base.count()) {
            for (int i = 0; i < n; i++) {
                photons[i] = levels.photons(i);
                detunings[i] = new BigDecimal(levels.detuning(i));
            }
        } else {
            choosePhotons(levels, wave, reach, photons);
            for (int i = 0; i < n; i++) {
                detunings[i] = new BigDecimal(levels.energy(i)).subtract(base.exactFrequency(photons[i]));
            }
        }
        double scale = Math.pow(model.epsilon(), levels.shiftExponent());
        for (int i = 0; i < n; i++) {
            detunings[i] = detunings[i].add(new BigDecimal(scale * levels.shift(i)));
        }
        return new RotatingFrame(photons, detunings, base);
    }

    /** a + k_n − k_m. */
    int[] turned(int[] a, int n, int m) {
        return Lattice.sum(Lattice.sum(a, photons[n], 1), photons[m], -1);
    }

    /** δ_n − δ_m + b·ω, exactly: the frequency of entry (n, m, b) in the rotating frame. */
    BigDecimal frequency(int n, int m, int[] b) {
        return detunings[n].subtract(detunings[m]).add(base.exactFrequency(b));
    }

    /** ω_1 … ω_r. */
    BaseFrequencies base() {
        return base;
    }

    /** A transition m → n that takes the whole number of photons b: e_n − e_m ≈ b·ω. */
    private record Link(int n, int m, int[] b, double divisor, int order) {}

    /** Joins levels by their nearest resonances, the nearest first, so that each of them falls on b = 0. */
    private static void choosePhotons(Levels levels, Wave wave, double reach, int[][] photons) {
        int size = levels.size();
        List<Link> links = new ArrayList<>();
        List<int[]> candidates = candidates(wave);
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < n; m++) {
                addLinks(levels, wave, candidates, n, m, reach, links);
            }
        }
        links.sort(Comparator.comparingDouble(Link::divisor).thenComparingInt(Link::order));
        int[] group = new int[size];
        for (int n = 0; n < size; n++) {
            photons[n] = new int[wave.dimension()];
            group[n] = n;
        }
        for (Link link : links) {
            int moved = group[link.n];
            int kept = group[link.m];
            if (moved == kept) {
                continue;
            }
            int[] shift = Lattice.sum(Lattice.sum(photons[link.m], link.b, 1), photons[link.n], -1);
            for (int i = 0; i < size; i++) {
                if (group[i] == moved) {
                    group[i] = kept;
                    photons[i] = Lattice.sum(photons[i], shift, 1);
                }
            }
        }
    }

    /**
     * The resonances of one pair of levels that are worth a place at b = 0: a direct one within reach; one of
     * several photons only when it is met closely, because it is weak. Elsewhere k = 0 gives the smallest windows.
     */
    private static void addLinks(
            Levels levels, Wave wave, List<int[]> candidates, int n, int m, double reach, List<Link> links) {
        double w = levels.energy(n) - levels.energy(m);
        for (int[] b : candidates) {
            addLink(w, wave, b, n, m, reach, false, links);
        }
        if (wave.dimension() == 1) {
            double count = Math.rint(w / wave.base().get(0));
            if (Math.abs(count) < 1e6) {
                addLink(w, wave, new int[] {(int) count}, n, m, reach, false, links);
            }
        }
        for (Harmonic h : wave.harmonics()) {
            if (h.matrix().abs2(n, m) > 0) {
                addLink(w, wave, h.oppositeIndex(), n, m, reach, true, links);
            }
        }
    }

    private static void addLink(
            double w, Wave wave, int[] b, int n, int m, double reach, boolean direct, List<Link> links) {
        int order = Lattice.norm(b);
        double scale = Math.abs(w) + wave.base().size(b);
        double divisor = Math.abs(w - wave.frequency(b));
        double near = Math.scalb(reach, direct || order == 0 ? 0 : -2 * Math.min(order, 100));
        if (divisor <= near + 1e-12 * scale) {
            // Divisors far below the reach, or of the size of round-off, count as equal.
            links.add(new Link(n, m, b, Math.rint(divisor / (1e-3 * reach + 1e-12 * scale)), direct ? 0 : order));
        }
    }

    /** Harmonics worth a look: all small ones, and those of the wave. */
    private static List<int[]> candidates(Wave wave) {
        int r = wave.dimension();
        List<int[]> out = new ArrayList<>();
        int half = r <= 2 ? 4 : 2;
        int side = 2 * half + 1;
        int count = 1;
        for (int j = 0; j < r; j++) {
            count *= side;
        }
        for (int c = 0; c < count; c++) {
            int[] b = new int[r];
            for (int j = 0, rest = c; j < r; j++, rest /= side) {
                b[j] = rest % side - half;
            }
            out.add(b);
        }
        return out;
    }
}
