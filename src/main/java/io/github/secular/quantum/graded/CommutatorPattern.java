package io.github.secular.quantum.graded;

import io.github.secular.quantum.PackedState;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * i[V, ·] on packed Hermitian matrices as a sparse real N² × N² matrix, for all V with one pattern of
 * zeros: the places are found once, the values are linear in the packed V. Coherence-coherence entries
 * carry the factor ε of the graded equation. Immutable.
 */
final class CommutatorPattern {
    private final int dimension;
    /** Compressed rows: places of row i are rowStart[i] … rowStart[i+1]−1. */
    private final int[] rowStart;

    private final int[] columns;
    /** Value of place termPlace[k] += termFactor[k] · v[termEntry[k]]. */
    private final int[] termPlace;

    private final int[] termEntry;
    private final double[] termFactor;

    CommutatorPattern(int size, double epsilon, double[][] couplingRe, double[][] couplingIm) {
        dimension = size * size;
        Map<Long, Double> terms = new TreeMap<>();
        boolean[] used = new boolean[size * (size + 1) / 2];
        for (int b = 0; b < couplingRe.length; b++) {
            for (int i = 0; i < used.length; i++) {
                used[i] |= couplingRe[b][i] != 0 || couplingIm[b][i] != 0;
            }
        }
        for (int n = 0; n < size; n++) {
            for (int m = n; m < size; m++) {
                for (int k = 0; k < size; k++) {
                    if (used[triangle(size, n, k)]) {
                        addProduct(terms, size, n, m, 1, n, k, k, m);
                    }
                    if (used[triangle(size, k, m)]) {
                        addProduct(terms, size, n, m, -1, k, m, n, k);
                    }
                }
            }
        }
        terms.values().removeIf(factor -> factor == 0);
        int count = terms.size();
        termPlace = new int[count];
        termEntry = new int[count];
        termFactor = new double[count];
        rowStart = new int[dimension + 1];
        int[] found = new int[count];
        int places = 0;
        long lastPlace = -1;
        int at = 0;
        for (Map.Entry<Long, Double> term : terms.entrySet()) {
            long place = term.getKey() / dimension;
            int row = (int) (place / dimension);
            int column = (int) (place % dimension);
            if (place != lastPlace) {
                lastPlace = place;
                found[places++] = column;
                rowStart[row + 1] = places;
            }
            termPlace[at] = places - 1;
            termEntry[at] = (int) (term.getKey() % dimension);
            termFactor[at] = term.getValue() * (row >= size && column >= size ? epsilon : 1);
            at++;
        }
        for (int i = 1; i <= dimension; i++) {
            rowStart[i] = Math.max(rowStart[i], rowStart[i - 1]);
        }
        columns = Arrays.copyOf(found, places);
    }

    /** The number of entries that may differ from zero. */
    int places() {
        return columns.length;
    }

    /** Fills in the values for a packed V. */
    void values(double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (int k = 0; k < termPlace.length; k++) {
            out[termPlace[k]] += termFactor[k] * v[termEntry[k]];
        }
    }

    /** The columns of the places of a row, in their order; those of row i are rowStart(i) … rowStart(i + 1) − 1. */
    int[] columns() {
        return columns;
    }

    int rowStart(int row) {
        return rowStart[row];
    }

    private static int triangle(int size, int n, int m) {
        if (n == m) {
            return n;
        }
        return size + (PackedState.index(size, Math.min(n, m), Math.max(n, m)) - size) / 2;
    }

    /** Adds sign · i V_ab ρ_cd to the entry (n, m), n ≤ m, in real parts. */
    private void addProduct(Map<Long, Double> terms, int size, int n, int m, int sign, int a, int b, int c, int d) {
        int v = packed(size, a, b);
        int r = packed(size, c, d);
        int sv = Integer.compare(b, a);
        int sr = Integer.compare(d, c);
        int row = packed(size, n, m);
        // (vr + i sv vi)(x + i sr y) times i: real part −(sr vr y + sv vi x), imaginary part vr x − sv sr vi y
        add(terms, row, r + 1, v, -sign * sr);
        add(terms, row, r, v + 1, -sign * sv);
        if (n != m) {
            add(terms, row + 1, r, v, sign);
            add(terms, row + 1, r + 1, v + 1, -sign * sv * sr);
        }
    }

    private void add(Map<Long, Double> terms, int row, int column, int entry, int factor) {
        if (factor != 0) {
            terms.merge(((long) row * dimension + column) * dimension + entry, (double) factor, Double::sum);
        }
    }

    private static int packed(int size, int n, int m) {
        if (n == m) {
            return n;
        }
        return PackedState.index(size, Math.min(n, m), Math.max(n, m));
    }
}
