package io.github.secular.quantum.slowset;

import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.DyadicNumber;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Bloch equation on a window of the Fourier torus, y' = (D + M) y in fast time (doc/bloch-solvers.md, B6.2):
 * entries (n, m, b) within a few couplings of a central entry (n, m, 0), see {@link Window}.
 * The central entries come first, entry n·N + m being (n, m, 0). M is sparse, row by row.
 */
final class Torus {
    static final int MOST_ENTRIES = 2_000_000;

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

    /** For each entry of M the number of its envelope, which re and im leave out, or {@link TorusEntries#CONSTANT}. */
    private final int[] envelopeOf;

    private final List<Envelope> envelopes;
    private final RotatingFrame frame;
    private final int[][] index;
    private final LivePairs pairs;
    private final boolean conserving;

    /** @param most entries, beyond which it is refused */
    Torus(BlochModel model, RotatingFrame frame, Window window, LivePairs pairs, int most, Progress progress) {
        this(
                model,
                frame,
                new TorusBuilder(model, frame, window, pairs, Math.min(most, MOST_ENTRIES), progress),
                pairs);
    }

    Torus(BlochModel model, RotatingFrame frame, TorusEntries entries, LivePairs pairs) {
        this.frame = frame;
        this.pairs = pairs;
        levels = model.size();
        size = entries.size();
        row = entries.rows();
        column = entries.columns();
        order = entries.orders();
        index = entries.indices();
        start = entries.start();
        source = entries.source();
        re = entries.re();
        im = entries.im();
        envelopeOf = entries.envelopeOf();
        envelopes = entries.envelopes();
        mirror = entries.mirror();
        conserving = entries.isConserving();
        damping = new double[size];
        frequency = new double[size];
        for (int i = 0; i < size; i++) {
            damping[i] = row[i] == column[i] ? 0 : -model.fastDamping(row[i], column[i]);
        }
        for (int i = 0; i < size; i++) {
            // Mirror images get exactly opposite frequencies.
            frequency[i] = mirror[i] < i ? -frequency[mirror[i]] : -DyadicNumber.rounded(exactFrequency(i));
        }
        harmonic = new int[size];
        harmonics = labHarmonics();
    }

    /** The distinct lab harmonics a = b − k_n + k_m; fills the number of each entry's harmonic. */
    private int[][] labHarmonics() {
        Map<List<Integer>, Integer> known = new HashMap<>();
        List<int[]> out = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int[] a = frame.turned(index[i], column[i], row[i]);
            Integer number = known.putIfAbsent(Lattice.key(a), out.size());
            if (number == null) {
                number = out.size();
                out.add(a);
            }
            harmonic[i] = number;
        }
        return out.toArray(new int[0][]);
    }

    private Torus(Torus like, double[] re, double[] im) {
        levels = like.levels;
        size = like.size;
        row = like.row;
        column = like.column;
        order = like.order;
        damping = like.damping;
        frequency = like.frequency;
        mirror = like.mirror;
        harmonic = like.harmonic;
        harmonics = like.harmonics;
        start = like.start;
        source = like.source;
        envelopeOf = like.envelopeOf;
        envelopes = like.envelopes;
        frame = like.frame;
        index = like.index;
        pairs = like.pairs;
        conserving = like.conserving;
        this.re = re;
        this.im = im;
    }

    /** The same with M as the envelopes make it at slow time t. */
    Torus at(double t) {
        double[] g = envelopes.stream().mapToDouble(e -> e.at(t)).toArray();
        double[] newRe = re.clone();
        double[] newIm = im.clone();
        for (int e = 0; e < newRe.length; e++) {
            if (envelopeOf[e] != TorusEntries.CONSTANT) {
                newRe[e] *= g[envelopeOf[e]];
                newIm[e] *= g[envelopeOf[e]];
            }
        }
        return new Torus(this, newRe, newIm);
    }

    /** exp(i a·ω τ) of each of the {@link #harmonics}, interleaved. */
    double[] turns(FastTime time) {
        return frame.base().turns(Arrays.asList(harmonics), time);
    }

    /** Whether a block is its own mirror image. */
    boolean isMirrored(int[] members) {
        return Arrays.binarySearch(members, mirror[members[0]]) >= 0;
    }

    /** Whether the first entries here are those of another window, in its order. */
    boolean startsLike(Torus other) {
        boolean same = other.size <= size;
        for (int i = 0; i < other.size && same; i++) {
            same = row[i] == other.row[i] && column[i] == other.column[i] && Arrays.equals(index[i], other.index[i]);
        }
        return same;
    }

    /** The index b of an entry; not to be changed. */
    int[] index(int entry) {
        return index[entry];
    }

    /** The number of the index b of each entry, from 0. */
    int[] cells() {
        Map<List<Integer>, Integer> known = new HashMap<>();
        int[] out = new int[size];
        for (int i = 0; i < size; i++) {
            int next = known.size();
            Integer number = known.putIfAbsent(Lattice.key(index[i]), next);
            out[i] = number == null ? next : number;
        }
        return out;
    }

    /** Bytes, roughly. */
    double memory() {
        return 24.0 * source.length + 300.0 * size;
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

    /** Whether an entry is some (n, n, 0), the sum of which is conserved. */
    boolean isCentralPopulation(int entry) {
        return conserving && entry < levels * levels && row[entry] == column[entry];
    }

    /** |D_i − D_j|. */
    double distance(int i, int j) {
        return Math.hypot(damping[i] - damping[j], frequency[i] - frequency[j]);
    }

    /**
     * v = 2 Σ_a ‖ε V̂_a‖_∞ + 2 ε² max outflow: the strength of M (doc/bloch-solvers.md, B6.2), each envelope at its
     * largest.
     *
     * @param end last slow time of the run
     */
    static double strength(BlochModel model, double end) {
        Course course = model.wave().course(end);
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
            sum += norm * course.largest(h.envelope());
        }
        double outflow = 0;
        for (int n = 0; n < model.size(); n++) {
            outflow = Math.max(outflow, model.relaxation().outflow(n));
        }
        return 2 * model.epsilon() * (sum + model.epsilon() * outflow);
    }
}
