package io.github.secular.quantum.slowset;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.DyadicNumber;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The matrix D + M of the Bloch equation on the Fourier torus, in fast time (doc/bloch-solvers.md, B6.2), for light that
 * stands still: entries (n, m, b) that a number of couplings lead to from a central one, (n, m, 0), the nearest first.
 * The arrays are not to be changed.
 *
 * @param levels N; the first N² entries are the central ones, n·N + m being (n, m, 0)
 * @param row n of each entry
 * @param column m of each entry
 * @param order how many couplings away the nearest central entry is; entries of one order stand side by side, and are
 *     coupled to those of the orders beside it alone
 * @param cell the number of b
 * @param damping real part of D
 * @param frequency imaginary part of D
 * @param mirror the entry (m, n, −b)
 * @param harmonic the number in {@code harmonics} of the entry's index in the laboratory, a = b − k_n + k_m
 * @param harmonics those indices
 * @param start row i of M holds positions start[i] … start[i + 1] − 1
 * @param source columns of M
 * @param re its values
 * @param im their imaginary parts
 * @param base ω_1 … ω_r
 */
public record TorusMatrix(
        int levels,
        int[] row,
        int[] column,
        int[] order,
        int[] cell,
        double[] damping,
        double[] frequency,
        int[] mirror,
        int[] harmonic,
        int[][] harmonics,
        int[] start,
        int[] source,
        double[] re,
        double[] im,
        BaseFrequencies base) {
    /**
     * Builds the matrix of all entries up to so many couplings.
     *
     * @param model under a wave without envelopes
     * @param order ≥ 0
     * @throws io.github.secular.numerics.RefusalException if there are too many entries
     */
    public static TorusMatrix of(BlochModel model, int order, Progress progress) {
        return beside(model, order, new int[model.wave().dimension()], progress);
    }

    /**
     * The same of entries (n, m, b + c) around (n, m, c): the motion that something of another frequency starts
     * (doc/bloch-solvers.md, B11.9). Indices are those with c, but mirror images those without.
     *
     * @param beside c, see {@link #photons}
     */
    public static TorusMatrix beside(BlochModel model, int order, int[] beside, Progress progress) {
        double[] everywhere = new double[2 * model.size() * model.size()];
        Arrays.fill(everywhere, 1);
        RotatingFrame frame = frame(model);
        Torus t = new Torus(
                model,
                frame,
                Window.ofOrder(model.wave().dimension(), order),
                new LivePairs(model, everywhere),
                Torus.MOST_ENTRIES,
                progress);
        boolean isCentral = Arrays.stream(beside).allMatch(j -> j == 0);
        double[] frequency = t.frequency;
        int[][] harmonics = t.harmonics;
        if (!isCentral) {
            BigDecimal more = frame.base().exactFrequency(beside);
            frequency = new double[t.size];
            Arrays.setAll(
                    frequency, i -> -DyadicNumber.rounded(t.exactFrequency(i).add(more)));
            harmonics =
                    Arrays.stream(harmonics).map(a -> Lattice.sum(a, beside, 1)).toArray(int[][]::new);
        }
        return new TorusMatrix(
                t.levels,
                t.row,
                t.column,
                t.order,
                t.cells(),
                t.damping,
                frequency,
                t.mirror,
                t.harmonic,
                harmonics,
                t.start,
                t.source,
                t.re,
                t.im,
                frame.base());
    }

    /** a + k_n − k_m, what the frame of the model leaves of a harmonic a that couples m to n. */
    public static int[] photons(BlochModel model, int[] a, int n, int m) {
        return frame(model).turned(a, n, m);
    }

    static RotatingFrame frame(BlochModel model) {
        double smallest = Arrays.stream(model.wave().base().toArray())
                .map(Math::abs)
                .min()
                .orElse(1);
        // A frame that follows every resonance of strong light would only widen the window.
        double reach = Math.min(Torus.strength(model, 0), 0.1 * smallest);
        return RotatingFrame.of(model, Math.max(reach, 0.01 * smallest));
    }

    /** The number of entries. */
    public int size() {
        return row.length;
    }

    /** The largest order of an entry. */
    public int largestOrder() {
        return order[order.length - 1];
    }
}
