package io.github.secular.quantum.slowset;

import io.github.secular.drive.Harmonic;
import io.github.secular.quantum.BlochModel;
import java.math.BigDecimal;

/**
 * The Bloch equation on a window of the Fourier torus, y' = (D + M) y in fast time (MATH-quantum, section 10f):
 * entries (n, m, b) within a few couplings of a central entry (n, m, 0), see {@link Window}.
 * The central entries come first, entry n·N + m being (n, m, 0). M is sparse, row by row.
 */
final class Torus {
    private static final int MAX_ENTRIES = 2_000_000;

    final int levels;
    final int size;
    /** Level indices of each entry. */
    final int[] row;

    final int[] column;
    /** How many couplings away the nearest central entry is. */
    final int[] order;
    /** Real part of D: −ε^μ γ_nm. */
    final double[] damping;
    /** Imaginary part of D, rounded: −(δ_n − δ_m + b·ω). */
    final double[] frequency;
    /** The entry (m, n, −b). */
    final int[] mirror;
    /** For each entry the number of its lab harmonic a = b − k_n + k_m in {@link #harmonics}. */
    final int[] harmonic;
    /** The distinct lab harmonics a. */
    final int[][] harmonics;

    /** Entries of M: row i holds positions start[i] … start[i+1] − 1. */
    final int[] start;

    final int[] source;
    final double[] re;
    final double[] im;

    private final RotatingFrame frame;
    private final int[][] index;
    private final LivePairs pairs;

    Torus(BlochModel model, RotatingFrame frame, Window window, LivePairs pairs) {
        this.frame = frame;
        this.pairs = pairs;
        TorusBuilder builder = new TorusBuilder(model, frame, window, pairs, MAX_ENTRIES);
        levels = model.size();
        size = builder.size();
        row = builder.rows();
        column = builder.columns();
        order = builder.orders();
        index = builder.indices();
        start = builder.start();
        source = builder.source();
        re = builder.re();
        im = builder.im();
        mirror = builder.mirror();
        damping = new double[size];
        frequency = new double[size];
        for (int i = 0; i < size; i++) {
            damping[i] = row[i] == column[i] ? 0 : -model.fastDamping(row[i], column[i]);
        }
        for (int i = 0; i < size; i++) {
            // Mirror images get exactly opposite frequencies.
            frequency[i] =
                    mirror[i] < i ? -frequency[mirror[i]] : -exactFrequency(i).doubleValue();
        }
        harmonic = new int[size];
        harmonics = builder.labHarmonics(harmonic);
    }

    /** Bytes, roughly. */
    double memory() {
        return 20.0 * source.length + 300.0 * size;
    }

    /** δ_n − δ_m + b·ω of an entry, exactly. */
    BigDecimal exactFrequency(int entry) {
        return frame.frequency(row[entry], column[entry], index[entry]);
    }

    /** Whether an entry ever differs from 0; the others keep their number but are coupled to nothing. */
    boolean isLive(int entry) {
        return pairs.isLive(row[entry], column[entry]);
    }

    /** The number of the group of entries that are coupled to this one, see {@link LivePairs}. */
    int group(int entry) {
        return pairs.group(row[entry], column[entry]);
    }

    /** Whether an entry is some (n, n, 0). */
    boolean isCentralPopulation(int entry) {
        return entry < levels * levels && row[entry] == column[entry];
    }

    /** |D_i − D_j|. */
    double distance(int i, int j) {
        return Math.hypot(damping[i] - damping[j], frequency[i] - frequency[j]);
    }

    /** v = 2 Σ_a ‖ε V̂_a‖_∞ + 2 ε² max outflow: the strength of M (section 10f). */
    static double strength(BlochModel model) {
        double sum = 0;
        for (Harmonic h : model.wave().harmonics()) {
            double norm = 0;
            for (int n = 0; n < model.size(); n++) {
                double rowSum = 0;
                for (int m = 0; m < model.size(); m++) {
                    rowSum += h.matrix().abs(n, m);
                }
                norm = Math.max(norm, rowSum);
            }
            sum += norm;
        }
        double outflow = 0;
        for (int n = 0; n < model.size(); n++) {
            outflow = Math.max(outflow, model.relaxation().outflow(n));
        }
        return 2 * model.epsilon() * (sum + model.epsilon() * outflow);
    }
}
