package io.github.secular.quantum.limit;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.limit.SparseRates.PairFunction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * |V_nm|² of one coupling matrix for the few pairs of many levels that it couples, and the averaged rates that a
 * scalar wave φ(τ) = Σ φ_a e^{i a·ω τ} times this matrix makes. Immutable.
 */
public final class PairStrengths {
    /** As in {@link RateTerms}. */
    private static final double RESONANCE_TOLERANCE = 1e-12;

    private final int[] lower;
    private final int[] upper;
    private final double[] square;

    private PairStrengths(int[] lower, int[] upper, double[] square) {
        this.lower = lower;
        this.upper = upper;
        this.square = square;
    }

    /** One pair of levels and |V_nm|². */
    public record Pair(int n, int m, double square) {}

    /** @param pairs each unordered pair once; their order does not matter */
    public static PairStrengths of(List<Pair> pairs) {
        return new PairStrengths(
                pairs.stream().mapToInt(p -> Math.min(p.n(), p.m())).toArray(),
                pairs.stream().mapToInt(p -> Math.max(p.n(), p.m())).toArray(),
                pairs.stream().mapToDouble(Pair::square).toArray());
    }

    /**
     * Of a coupling given by a function, of which every pair is asked.
     *
     * @param size N
     * @param coupling V_nm, real and symmetric, for n &lt; m; asked from several threads
     * @param progress asked before each level whether the work is still wanted
     */
    public static PairStrengths of(int size, PairFunction coupling, Progress progress) {
        double[][] values = new double[size][];
        int[][] columns = new int[size][];
        IntStream.range(0, size).parallel().forEach(n -> {
            progress.check();
            double[] row = new double[16];
            int[] at = new int[16];
            int count = 0;
            for (int m = n + 1; m < size; m++) {
                double v = coupling.at(n, m);
                if (v * v > 0) {
                    if (count == row.length) {
                        row = Arrays.copyOf(row, 2 * count);
                        at = Arrays.copyOf(at, 2 * count);
                    }
                    row[count] = v * v;
                    at[count++] = m;
                }
            }
            values[n] = Arrays.copyOf(row, count);
            columns[n] = Arrays.copyOf(at, count);
        });
        int[] lower = IntStream.range(0, size)
                .flatMap(n -> IntStream.generate(() -> n).limit(columns[n].length))
                .toArray();
        return new PairStrengths(
                lower,
                Arrays.stream(columns).flatMapToInt(Arrays::stream).toArray(),
                Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray());
    }

    /** How many pairs are coupled. */
    public int count() {
        return square.length;
    }

    /**
     * The averaged rates, paper 2 (17), both ways between each pair.
     *
     * @param scalar the wave that multiplies the coupling, for one level
     * @param damping ε^μ γ_nm, fast time
     * @throws RefusalException if a resonant pair is not damped
     */
    public SparseRates averaged(Levels levels, double epsilon, Wave scalar, PairFunction damping) {
        List<Harmonic> harmonics = scalar.harmonics();
        SparseRates.Builder out = new SparseRates.Builder(levels.size());
        for (int j = 0; j < square.length; j++) {
            int n = lower[j];
            int m = upper[j];
            double gamma = damping.at(n, m);
            double rate = 0;
            for (Harmonic h : harmonics) {
                int[] a = h.index();
                double divisor = levels.divisor(n, m, a, scalar.base(), epsilon);
                if (gamma > 0) {
                    rate += h.matrix().abs2(0, 0) * square[j] * AveragedRates.lorentzian(gamma, divisor);
                } else if (Math.abs(divisor)
                        <= RESONANCE_TOLERANCE * levels.divisorScale(n, m, a, scalar.base(), epsilon)) {
                    throw RateTerms.undamped(n, m, a);
                }
            }
            out.add(n, m, rate);
            out.add(m, n, rate);
        }
        return out.build();
    }
}
