package io.github.secular.classical.twoscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the unknowns of pairs (k, j) of angle harmonic and fast mode stand in a vector of (re, im) pairs: for k = 0 the
 * shell means at the nodes, then the differences between components element by element; for k ≠ 0 those of one cell
 * after the other, as far as a cell has this harmonic. With real modes f_−k is the conjugate of f_k, and k ≥ 0 is all
 * there is.
 */
final class PairLayout {
    private final ElementBasis basis;
    private final List<int[]> pairs;
    private final boolean real;
    private final int highest;
    private final int[][] numbers;
    /** By pair and cell, or by pair and element for the differences: offset of the first unknown; −1 for none. */
    private final int[][] starts;

    private final int[] offsets;
    private final int[] reach;
    private final int size;

    /**
     * @param pairs (k, j)
     * @param modes number of the j
     * @param reach by cell: the highest harmonic
     * @param real whether only k ≥ 0 are held
     */
    PairLayout(ElementBasis basis, List<int[]> pairs, int modes, int[] reach, boolean real) {
        this.basis = basis;
        this.pairs = new ArrayList<>(pairs);
        this.real = real;
        this.reach = reach.clone();
        highest = pairs.stream().mapToInt(p -> Math.abs(p[0])).max().orElse(0);
        numbers = new int[modes][2 * highest + 1];
        for (int[] row : numbers) {
            Arrays.fill(row, -1);
        }
        int cells = basis.mesh().cells().size();
        starts = new int[pairs.size()][];
        offsets = new int[pairs.size() + 1];
        int at = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int k = pairs.get(i)[0];
            numbers[pairs.get(i)[1]][k + highest] = i;
            offsets[i] = at;
            starts[i] = new int[k == 0 ? basis.mesh().size() : cells];
            at += k == 0 ? basis.nodes() : 0;
            for (int c = 0; c < starts[i].length; c++) {
                boolean there = k == 0 || Math.abs(k) <= reach[c];
                starts[i][c] = there ? at : -1;
                at += k == 0 ? basis.differencesOf(c).length : there ? basis.order() : 0;
            }
        }
        offsets[pairs.size()] = at;
        size = at;
    }

    ElementBasis basis() {
        return basis;
    }

    /** Number of complex unknowns. */
    int size() {
        return size;
    }

    /** Number of pairs. */
    int pairs() {
        return starts.length;
    }

    int harmonic(int pair) {
        return pairs.get(pair)[0];
    }

    int mode(int pair) {
        return pairs.get(pair)[1];
    }

    int modes() {
        return numbers.length;
    }

    /** The largest |k|. */
    int highest() {
        return highest;
    }

    /** The largest |k| in a cell. */
    int reach(ElementCell cell) {
        return Math.min(highest, reach[cell.number]);
    }

    boolean isReal() {
        return real;
    }

    /** The number of a pair, −1 where it is left out, or stands for the conjugate of another. */
    int pair(int k, int mode) {
        return Math.abs(k) > highest ? -1 : numbers[mode][k + highest];
    }

    /** The first unknown of a pair. */
    int offset(int pair) {
        return offsets[pair];
    }

    /** The unknown behind the last of a pair. */
    int end(int pair) {
        return offsets[pair + 1];
    }

    /** The first unknown of a pair with k ≠ 0 on a cell; −1 where the cell does not have it. */
    int start(int pair, ElementCell cell) {
        return starts[pair][cell.number];
    }

    /** The first difference between components of a pair with k = 0 in an element. */
    int differences(int pair, int element) {
        return starts[pair][element];
    }
}
