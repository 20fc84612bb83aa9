package io.github.secular.quantum.slowset;

import io.github.secular.numerics.RowSums;
import java.util.Arrays;

/**
 * A block that is its own mirror image, in real numbers, a quarter of the work: amplitudes of mirror images are conjugate,
 * so that the coordinate of an entry (n, n, 0) is y itself, those of a pair of mirror images are Re y and Im y of the first
 * of them (doc/bloch-solvers.md, B6.13).
 */
final class MirroredBlock extends SlavedBlock {
    /** What all entries below it are together is below a rounding. */
    private static final double NEGLIGIBLE = 1e-24;

    private final GroupRows rows;
    private final int width;
    private final int[] members;
    /** The place in the block of the mirror image of each member. */
    private final int[] mirror;

    private final boolean[] slaves;
    /** −M on coordinates: where each row starts and how many places it has. */
    private final int[] start;

    private final int[] places;
    private final int[] source;
    private final double[] value;
    /** 1/(D_F − D_c) as {@link #divisors} has it. */
    private final double[] inverse;
    /** X, rows × width. */
    private final double[] slaved;
    /** −(M X)_c, width × width. */
    private final double[] fed;

    private final double[] first;
    private final double[] second;
    private final int[] all;

    /** @param rows of the group of the members */
    MirroredBlock(GroupRows rows, int[] members) {
        super(members);
        this.rows = rows;
        this.members = rows.rows(members);
        width = members.length;
        mirror = new int[width];
        slaves = new boolean[rows.count()];
        Arrays.fill(slaves, true);
        slaved = new double[width * rows.count()];
        for (int k = 0; k < width; k++) {
            int row = this.members[k];
            mirror[k] = Arrays.binarySearch(this.members, rows.partner[row]);
            slaves[row] = false;
            slaved[row * width + k] = 1;
        }
        start = new int[rows.count()];
        places = new int[rows.count()];
        source = new int[4 * rows.source.length];
        value = new double[source.length];
        couple();
        inverse = new double[slaved.length];
        divisors();
        fed = new double[width * width];
        first = new double[width];
        second = new double[width];
        all = RowSums.all(width);
    }

    @Override
    void beginLike(SlavedBlock other) {
        double[] x = ((MirroredBlock) other).slaved;
        System.arraycopy(x, 0, slaved, 0, x.length);
    }

    /** −M on coordinates: y_s is u_s + i u_q, q its mirror image, or u_q − i u_s if that comes first, or u_s alone. */
    private void couple() {
        double[] re = new double[slaves.length];
        double[] im = new double[slaves.length];
        int[] touched = new int[slaves.length];
        boolean[] isTouched = new boolean[slaves.length];
        int filled = 0;
        for (int r = 0; r < slaves.length; r++) {
            if (rows.partner[r] < r) {
                continue;
            }
            int count = 0;
            for (int k = rows.start[r]; k < rows.start[r + 1]; k++) {
                int s = Math.min(rows.source[k], rows.partner[rows.source[k]]);
                int q = rows.partner[s];
                if (!isTouched[s]) {
                    isTouched[s] = true;
                    touched[count++] = s;
                    if (q != s) {
                        touched[count++] = q;
                    }
                }
                re[s] -= rows.re[k];
                im[s] -= rows.im[k];
                if (q != s) {
                    double sign = rows.source[k] == s ? 1 : -1;
                    re[q] += sign * rows.im[k];
                    im[q] -= sign * rows.re[k];
                }
            }
            filled = fill(r, re, touched, count, filled);
            if (rows.partner[r] != r) {
                filled = fill(rows.partner[r], im, touched, count, filled);
            }
            for (int k = 0; k < count; k++) {
                re[touched[k]] = 0;
                im[touched[k]] = 0;
                isTouched[touched[k]] = false;
            }
        }
    }

    private int fill(int row, double[] from, int[] columns, int count, int filled) {
        start[row] = filled;
        int at = filled;
        for (int k = 0; k < count; k++) {
            if (from[columns[k]] != 0) {
                source[at] = columns[k];
                value[at++] = from[columns[k]];
            }
        }
        places[row] = at - filled;
        return at;
    }

    /**
     * Of a pair of rows (r, p) and one of columns (k, l) the 2 × 2 numbers of X are those of α z + β z̄, z the amplitude of
     * column k: 1/(D_r − D_k), by which α is multiplied, stands in row r, that of β in row p; what is no pair has one of them.
     */
    private void divisors() {
        for (int r = 0; r < slaves.length; r++) {
            int p = rows.partner[r];
            for (int k = 0; slaves[r] && r <= p && k < width; k++) {
                int l = mirror[k];
                if (l < k) {
                    continue;
                }
                divisor(r, k, r * width + k, l == k ? p * width + k : r * width + l);
                if (r != p && l != k) {
                    divisor(r, l, p * width + k, p * width + l);
                }
            }
        }
    }

    private void divisor(int r, int k, int re, int im) {
        double dr = rows.damping(r) - rows.damping(members[k]);
        double di = rows.frequency(r) - rows.frequency(members[k]);
        double square = dr * dr + di * di;
        inverse[re] = dr / square;
        if (im != re) {
            inverse[im] = -di / square;
        }
    }

    @Override
    double work() {
        return (double) width * (rows.source.length + (width + 4.0) * slaves.length);
    }

    @Override
    void feed() {
        for (int k = 0; k < width; k++) {
            Arrays.fill(fed, k * width, (k + 1) * width, 0);
            int row = members[k];
            int from = start[row];
            RowSums.add(value, from, source, from, places[row], slaved, width, fed, k * width);
        }
    }

    /** out ← −(M X) + X (M X)_c of one row. */
    private void product(int row, double[] out) {
        Arrays.fill(out, 0);
        RowSums.add(slaved, row * width, all, 0, width, fed, width, out, 0);
        for (int j = 0; j < width; j++) {
            out[j] = -out[j];
        }
        int from = start[row];
        RowSums.add(value, from, source, from, places[row], slaved, width, out, 0);
    }

    @Override
    void sweep() {
        for (int r = 0; r < slaves.length; r++) {
            int p = rows.partner[r];
            if (!slaves[r] || p < r) {
                continue;
            }
            product(r, first);
            if (p != r) {
                product(p, second);
            }
            for (int k = 0; k < width; k++) {
                int l = mirror[k];
                if (l == k) {
                    sweepReal(r, p, k);
                } else if (k < l) {
                    sweepPair(r, p, k, l);
                }
            }
        }
    }

    /** Column k, a population of the block. */
    private void sweepReal(int r, int p, int k) {
        int a = r * width + k;
        int b = p * width + k;
        if (a == b) {
            set(a, first[k] * inverse[a]);
        } else {
            set(a, first[k] * inverse[a] - second[k] * inverse[b]);
            set(b, first[k] * inverse[b] + second[k] * inverse[a]);
        }
    }

    /** Columns k and l, mirror images. */
    private void sweepPair(int r, int p, int k, int l) {
        int a = r * width + k;
        int b = r * width + l;
        if (r == p) {
            // (first_k − i first_l) z and its conjugate, by half
            set(a, first[k] * inverse[a] + first[l] * inverse[b]);
            set(b, first[l] * inverse[a] - first[k] * inverse[b]);
            return;
        }
        int c = p * width + k;
        int d = p * width + l;
        double ar = (first[k] + second[l]) / 2;
        double ai = (second[k] - first[l]) / 2;
        double br = (first[k] - second[l]) / 2;
        double bi = (second[k] + first[l]) / 2;
        double alphaRe = ar * inverse[a] - ai * inverse[b];
        double alphaIm = ar * inverse[b] + ai * inverse[a];
        double betaRe = br * inverse[c] - bi * inverse[d];
        double betaIm = br * inverse[d] + bi * inverse[c];
        set(a, alphaRe + betaRe);
        set(b, betaIm - alphaIm);
        set(c, alphaIm + betaIm);
        set(d, alphaRe - betaRe);
    }

    private void set(int at, double now) {
        seen(slaved[at], now);
        slaved[at] = now;
    }

    @Override
    Generator generator() {
        double[] matrix = new double[fed.length];
        Arrays.setAll(matrix, i -> -fed[i]);
        return new MirroredGenerator(matrix, mirror);
    }

    @Override
    long unknowns() {
        return (long) width * slaves.length;
    }

    @Override
    void lift(double[] z, EntrySums sum) {
        int columns = sum.columns();
        double[] largest = new double[width];
        for (int i = 0; i < z.length; i++) {
            largest[i / columns] = Math.max(largest[i / columns], Math.abs(z[i]));
        }
        for (int r = 0; r < slaves.length; r++) {
            int p = rows.partner[r];
            if (p < r || size(r, largest) + size(p, largest) < NEGLIGIBLE) {
                continue;
            }
            Arrays.fill(sum.real, 0);
            Arrays.fill(sum.imaginary, 0);
            RowSums.add(slaved, r * width, all, 0, width, z, columns, sum.real, 0);
            if (p == r) {
                for (int t = 0; t < columns; t++) {
                    sum.real[t] *= 0.5;
                }
            } else {
                RowSums.add(slaved, p * width, all, 0, width, z, columns, sum.imaginary, 0);
            }
            sum.add(rows.entry[r]);
        }
        Arrays.fill(sum.real, 0);
        Arrays.fill(sum.imaginary, 0);
    }

    /** What row r of X z is at most. */
    private double size(int r, double[] largest) {
        double out = 0;
        for (int k = 0; k < width; k++) {
            out += Math.abs(slaved[r * width + k]) * largest[k];
        }
        return out;
    }
}
