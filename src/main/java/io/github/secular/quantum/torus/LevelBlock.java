package io.github.secular.quantum.torus;

import java.util.Arrays;

/**
 * A state on the torus that is zero but between two levels: entries (h, k, l), from ≤ k, l < to, of H · N · N, harmonic by
 * harmonic and row by row, interleaved. Of all levels it is laid out as a whole state is.
 */
final class LevelBlock {
    private final int levels;
    private final int harmonics;
    private final int from;
    private final int to;
    private final double[] values;

    /**
     * Zero.
     *
     * @param levels N
     * @param harmonics H
     */
    LevelBlock(int levels, int harmonics, int from, int to) {
        this(levels, harmonics, from, to, new double[2 * harmonics * (to - from) * (to - from)]);
    }

    private LevelBlock(int levels, int harmonics, int from, int to, double[] values) {
        this.levels = levels;
        this.harmonics = harmonics;
        this.from = from;
        this.to = to;
        this.values = values;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The numbers themselves, to be read and written. */
    double[] values() {
        return values;
    }

    /** The place of the real part of an entry within {@link #values()}. */
    int at(int h, int k, int l) {
        int width = to - from;
        return 2 * ((h * width + k - from) * width + l - from);
    }

    /** The same in a window of more harmonics, which come behind those there are. */
    LevelBlock withHarmonics(int more) {
        int width = to - from;
        return new LevelBlock(levels, more, from, to, Arrays.copyOf(values, 2 * more * width * width));
    }

    /** The same between levels farther apart. */
    LevelBlock widened(int lower, int upper) {
        LevelBlock out = new LevelBlock(levels, harmonics, lower, upper);
        addTo(out, 1, from, to);
        return out;
    }

    /** As a whole state; this itself, not a copy, where it is one. */
    double[] whole() {
        return isWhole() ? values : widened(0, levels).values;
    }

    /** How many rows of a whole state it lies in; one, of all numbers, where it is such a state. */
    int rows() {
        return isWhole() ? 1 : harmonics * (to - from);
    }

    /** How many numbers each of these rows has; they stand one behind the other. */
    int rowLength() {
        return isWhole() ? values.length : 2 * (to - from);
    }

    /** Where row r begins in a whole state. */
    int place(int r) {
        int width = to - from;
        return isWhole() ? 0 : 2 * ((r / width * levels + from + r % width) * levels + from);
    }

    private boolean isWhole() {
        return to - from == levels;
    }

    /** state := factor times this, between its levels; nothing else of the state is touched. */
    void putInto(double[] state, double factor) {
        int length = rowLength();
        for (int r = 0; r < rows(); r++) {
            int there = place(r);
            for (int i = 0; i < length; i++) {
                state[there + i] = factor * values[r * length + i];
            }
        }
    }

    /** This := factor times what a state has between its levels. */
    void take(double[] state, double factor) {
        int length = rowLength();
        for (int r = 0; r < rows(); r++) {
            int there = place(r);
            for (int i = 0; i < length; i++) {
                values[r * length + i] = factor * state[there + i];
            }
        }
    }

    /** state += factor times this. */
    void addTo(double[] state, double factor) {
        int length = rowLength();
        for (int r = 0; r < rows(); r++) {
            int there = place(r);
            for (int i = 0; i < length; i++) {
                state[there + i] += factor * values[r * length + i];
            }
        }
    }

    /** other += factor times this, as far as both have it. */
    void addTo(LevelBlock other, double factor) {
        addTo(other, factor, Math.max(from, other.from), Math.min(to, other.to));
    }

    private void addTo(LevelBlock other, double factor, int first, int end) {
        if (from == other.from && to == other.to) {
            for (int i = 0; i < values.length; i++) {
                other.values[i] += factor * values[i];
            }
            return;
        }
        int length = 2 * (end - first);
        for (int h = 0; h < harmonics; h++) {
            for (int k = first; k < end; k++) {
                int mine = at(h, k, first);
                int there = other.at(h, k, first);
                for (int i = 0; i < length; i++) {
                    other.values[there + i] += factor * values[mine + i];
                }
            }
        }
    }

    /** Σ of the products of all numbers with those of another block, Re ⟨this, other⟩. */
    double dot(LevelBlock other) {
        int first = Math.max(from, other.from);
        int end = Math.min(to, other.to);
        double sum = 0;
        for (int h = 0; h < harmonics; h++) {
            for (int k = first; k < end; k++) {
                int mine = at(h, k, first);
                int there = other.at(h, k, first);
                for (int i = 0; i < 2 * (end - first); i++) {
                    sum += values[mine + i] * other.values[there + i];
                }
            }
        }
        return sum;
    }

    /** Σ over all harmonics of the products with a density matrix. @param rho N × N, interleaved */
    double dot(double[] rho) {
        double sum = 0;
        for (int h = 0; h < harmonics; h++) {
            for (int k = from; k < to; k++) {
                int mine = at(h, k, from);
                int there = 2 * (k * levels + from);
                for (int i = 0; i < 2 * (to - from); i++) {
                    sum += values[mine + i] * rho[there + i];
                }
            }
        }
        return sum;
    }

    /** The largest number; NaN if there is one. */
    double largest() {
        double out = 0;
        for (double x : values) {
            out = Math.max(out, Math.abs(x));
        }
        return out;
    }

    /** The largest number with a level first ≤ k < end as one of its two. */
    double largest(int first, int end) {
        double out = 0;
        for (int h = 0; h < harmonics; h++) {
            for (int k = from; k < to; k++) {
                for (int l = Math.max(first, from); l < Math.min(end, to); l++) {
                    int across = at(h, k, l);
                    int down = at(h, l, k);
                    out = Math.max(out, Math.max(Math.abs(values[across]), Math.abs(values[across + 1])));
                    out = Math.max(out, Math.max(Math.abs(values[down]), Math.abs(values[down + 1])));
                }
            }
        }
        return out;
    }
}
