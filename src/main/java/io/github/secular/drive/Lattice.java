package io.github.secular.drive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The harmonics a ∈ Zʳ with |a|₁ ≤ K. */
public final class Lattice {
    private final int dimension;
    private final int radius;

    /** @param dimension r ≥ 0 @param radius K ≥ 0 */
    public Lattice(int dimension, int radius) {
        this.dimension = dimension;
        this.radius = radius;
    }

    /** Σ_j |a_j|. */
    public static int norm(int[] index) {
        int sum = 0;
        for (int j : index) {
            sum += Math.abs(j);
        }
        return sum;
    }

    /** a + factor · b. */
    public static int[] sum(int[] a, int[] b, int factor) {
        int[] out = a.clone();
        for (int j = 0; j < out.length; j++) {
            out[j] += factor * b[j];
        }
        return out;
    }

    /** Those of the given indices that differ, in order of first appearance. */
    public static List<int[]> distinct(List<int[]> indices) {
        List<int[]> out = new ArrayList<>();
        for (int[] index : indices) {
            if (out.stream().noneMatch(known -> Arrays.equals(known, index))) {
                out.add(index);
            }
        }
        return out;
    }

    /** An index as the key of a map. */
    public static List<Integer> key(int[] index) {
        return Arrays.stream(index).boxed().toList();
    }

    /**
     * Visits every harmonic once, in lexicographic order.
     *
     * @param visitor gets one array, changed between visits: copy it to keep it
     */
    public void forEach(Consumer<int[]> visitor) {
        visit(new int[dimension], 0, radius, visitor);
    }

    private void visit(int[] index, int position, int left, Consumer<int[]> visitor) {
        if (position == dimension) {
            visitor.accept(index);
            return;
        }
        for (int j = -left; j <= left; j++) {
            index[position] = j;
            visit(index, position + 1, left - Math.abs(j), visitor);
        }
    }
}
