package io.github.secular.drive;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The base frequencies ω_1 … ω_r of a wave or of a potential, angular, per unit of fast time, and what an index a ∈ Zʳ
 * makes of them: its frequency a·ω, whether two are one, its phase at any fast time (doc/light.md, L2.1 and L2.5).
 * Immutable.
 */
public final class BaseFrequencies {
    /**
     * Two indices have one frequency when |(a−b)·ω| ≤ this × Σ|a_j−b_j||ω_j|: some units of rounding, as two optical
     * frequencies some 100 rad/s apart are still two.
     */
    public static final double MERGE_TOLERANCE = 1e-14;

    private final double[] values;
    private final BigDecimal[] exact;

    /**
     * @param values ω_1 … ω_r, finite and not 0; may be empty
     * @throws InvalidInputException if one is 0 or not finite
     */
    public BaseFrequencies(double... values) {
        this.values = values.clone();
        for (int j = 0; j < values.length; j++) {
            if (!(Math.abs(values[j]) > 0 && Math.abs(values[j]) < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "frequencies[" + j + "]", "" + values[j], "a finite number other than 0");
            }
        }
        exact = Arrays.stream(values).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    /** r. */
    public int count() {
        return values.length;
    }

    /** ω_j. */
    public double get(int j) {
        return values[j];
    }

    /** ω_1 … ω_r, a copy. */
    public double[] toArray() {
        return values.clone();
    }

    /** @throws InvalidInputException if an index is not of length r; {@code where} is it, "harmonics[0].index" */
    public void requireIndex(int[] index, String where) {
        if (index.length != values.length) {
            throw new InvalidInputException(
                    where, Arrays.toString(index), values.length + " integers, one per base frequency");
        }
    }

    /** a·ω. */
    public double frequency(int[] index) {
        return plus(0, index);
    }

    /** a·ω, not rounded: the doubles ω_j are taken as exact. */
    public BigDecimal exactFrequency(int[] index) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < exact.length; j++) {
            if (index[j] != 0) {
                sum = sum.add(exact[j].multiply(BigDecimal.valueOf(index[j])));
            }
        }
        return sum;
    }

    /** start + a·ω, summed without rounding in between products. */
    public double plus(double start, int[] index) {
        double sum = start;
        for (int j = 0; j < values.length; j++) {
            sum = Math.fma(index[j], values[j], sum);
        }
        return sum;
    }

    /** Σ|a_j ω_j|, the size of the terms of a·ω. */
    public double size(int[] index) {
        return size(index, values);
    }

    private static double size(int[] index, double[] values) {
        double sum = 0;
        for (int j = 0; j < values.length; j++) {
            sum += Math.abs(index[j] * values[j]);
        }
        return sum;
    }

    /** Whether a·ω = 0 up to rounding. */
    public boolean isZero(int[] index) {
        return areEqual(index, index, 0);
    }

    /** Whether a·ω = factor · b·ω up to rounding. */
    public boolean areEqual(int[] a, int[] b, int factor) {
        double sum = 0;
        double size = 0;
        for (int j = 0; j < values.length; j++) {
            int difference = a[j] - factor * b[j];
            sum = Math.fma(difference, values[j], sum);
            size += Math.abs(difference * values[j]);
        }
        return Math.abs(sum) <= MERGE_TOLERANCE * size;
    }

    /** ω_j τ of each, reduced to one turn. */
    public double[] phases(FastTime time) {
        return Arrays.stream(values).map(time::angle).toArray();
    }

    /** a·φ of base phases φ. */
    public static double phase(int[] index, double[] phases) {
        double sum = 0;
        for (int j = 0; j < phases.length; j++) {
            sum += index[j] * phases[j];
        }
        return sum;
    }

    /** exp(i a·ω τ) of each index, interleaved (re, im), from base phases reduced to one turn. */
    public double[] turns(List<int[]> indices, FastTime time) {
        double[] phases = phases(time);
        double[] out = new double[2 * indices.size()];
        for (int h = 0; h < indices.size(); h++) {
            double angle = phase(indices.get(h), phases);
            out[2 * h] = Math.cos(angle);
            out[2 * h + 1] = Math.sin(angle);
        }
        return out;
    }

    /** The shortest a ≠ 0 with a·ω = 0 up to rounding and |a|₁ ≤ longest; empty for independent frequencies. */
    public Optional<int[]> relation(int longest, Progress progress) {
        return values.length < 2
                ? Optional.empty()
                : Optional.ofNullable(relation(values, longest, MERGE_TOLERANCE, progress));
    }

    /** As {@link #relation(int, Progress)} within another tolerance; null for none. */
    static int[] relation(double[] values, int longest, double tolerance, Progress progress) {
        int[][] best = new int[1][];
        new Lattice(values.length, longest).forEach(a -> {
            progress.check();
            double sum = 0;
            for (int j = 0; j < values.length; j++) {
                sum = Math.fma(a[j], values[j], sum);
            }
            double size = size(a, values);
            boolean dependent = size > 0 && Math.abs(sum) <= tolerance * size;
            if (dependent && (best[0] == null || Lattice.norm(a) < Lattice.norm(best[0]))) {
                best[0] = a.clone();
            }
        });
        return best[0];
    }

    /**
     * What an index is called: of all that have its frequency or the opposite one, the first.
     *
     * @param number of the name; 0 for frequency 0
     * @param index of the first; zeros for frequency 0
     * @param sign −1 where its frequency is the opposite one
     */
    public record Name(int number, int[] index, int sign) {
        /** The index that has the frequency itself. */
        int[] signed() {
            return Arrays.stream(index).map(j -> sign * j).toArray();
        }
    }

    /** The names of indices, one after the other. */
    public List<Name> names(List<int[]> given) {
        List<int[]> known = new ArrayList<>(List.of(new int[values.length]));
        List<Name> out = new ArrayList<>();
        for (int[] index : given) {
            out.add(name(index, known));
        }
        return out;
    }

    private Name name(int[] index, List<int[]> known) {
        for (int k = 0; k < known.size(); k++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                if (areEqual(index, known.get(k), sign)) {
                    return new Name(k, known.get(k), sign);
                }
            }
        }
        known.add(index);
        return new Name(known.size() - 1, index, 1);
    }
}
