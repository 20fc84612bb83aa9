package io.github.secular.quantum.limit;

import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The frequencies that a wave makes by mixing with itself up to a given number of times: sums c of at most
 * {@code depth} of its harmonics, starting with c = 0, ordered by the depth at which they appear.
 */
final class HarmonicLattice {
    private final List<int[]> indices = new ArrayList<>();
    private final Map<List<Integer>, Integer> positions = new HashMap<>();
    private final int[] firstOfDepth;
    private final int[][] shifted;
    private final int[] opposite;

    /**
     * @param steps the harmonics of the wave, closed under a → −a
     * @param depth at least 1
     */
    HarmonicLattice(int[][] steps, int dimension, int depth) {
        firstOfDepth = new int[depth + 2];
        add(new int[dimension]);
        for (int d = 1; d <= depth; d++) {
            int end = indices.size();
            firstOfDepth[d] = end;
            for (int i = firstOfDepth[d - 1]; i < end; i++) {
                for (int[] step : steps) {
                    add(sum(indices.get(i), step, 1));
                }
            }
        }
        firstOfDepth[depth + 1] = indices.size();
        shifted = new int[steps.length][indices.size()];
        opposite = new int[indices.size()];
        for (int c = 0; c < indices.size(); c++) {
            opposite[c] = position(sum(new int[dimension], indices.get(c), -1));
            for (int h = 0; h < steps.length; h++) {
                shifted[h][c] = position(sum(indices.get(c), steps[h], -1));
            }
        }
    }

    private void add(int[] index) {
        List<Integer> key = Arrays.stream(index).boxed().toList();
        if (!positions.containsKey(key)) {
            positions.put(key, indices.size());
            indices.add(index);
        }
    }

    private static int[] sum(int[] a, int[] b, int sign) {
        int[] out = a.clone();
        for (int j = 0; j < out.length; j++) {
            out[j] += sign * b[j];
        }
        return out;
    }

    private int position(int[] index) {
        return positions.getOrDefault(Arrays.stream(index).boxed().toList(), -1);
    }

    int size() {
        return indices.size();
    }

    int[] index(int c) {
        return indices.get(c);
    }

    /** The first position whose index needs {@code depth} steps; {@link #size} for one step too many. */
    int first(int depth) {
        return firstOfDepth[depth];
    }

    /** The position of c − a, a the harmonic of term h; −1 outside the window. */
    int without(int h, int c) {
        return shifted[h][c];
    }

    /** The position of −c. */
    int opposite(int c) {
        return opposite[c];
    }

    /** c·ω in fast time. */
    double frequency(BlochModel model, int c) {
        return model.wave().frequency(indices.get(c));
    }
}
