package io.github.secular.quantum.steady;

import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.ConnectedParts;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.slowset.TorusMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.ZMatrixRMaj;

/**
 * (D + M) y = 0 on a window of the torus, eliminated shell by shell from its edge inwards (doc/bloch-solvers.md, B11.2):
 * entries of one order are coupled to those one couplings nearer and farther alone. What is left is a matrix for the
 * central entries; entries farther out follow from them.
 */
final class ShellElimination implements Elimination {
    /** Multiplications that one window may take. */
    private static final double MOST_WORK = 5e9;

    private final TorusMatrix torus;
    private final ShakenMatrix matrix;
    /** Where each order begins; one more at the end. */
    private final int[] bounds;

    private final List<List<Part>> shells = new ArrayList<>();
    private final double[] centre;
    private double work;

    /**
     * Entries of one shell that are coupled to each other, and what makes them of those of the next shell inwards:
     * y(rows) = −x y(columns).
     */
    private record Part(int[] rows, int[] columns, ComplexLu lu, ZMatrixRMaj x) {}

    /**
     * Eliminates all but the central entries.
     *
     * @param noise as of {@link ShakenMatrix}
     * @throws RefusalException if that takes too much work or memory, or a shell is singular
     */
    ShellElimination(TorusMatrix torus, double noise, Progress progress) {
        this.torus = torus;
        this.matrix = new ShakenMatrix(torus, noise);
        int orders = torus.largestOrder() + 1;
        bounds = new int[orders + 1];
        for (int i = 0, o = 0; i <= torus.size(); i++) {
            while (o <= (i == torus.size() ? orders : torus.order()[i])) {
                bounds[o++] = i;
            }
        }
        foretell();
        double[] block = diagonalBlock(orders - 1);
        for (int o = orders - 1; o > 0; o--) {
            progress.check();
            List<Part> parts = parts(block, o);
            shells.add(0, parts);
            block = diagonalBlock(o - 1);
            subtract(block, o, parts);
        }
        centre = block;
    }

    private void foretell() {
        double largest = 0;
        double kept = 0;
        for (int o = 0; o + 1 < bounds.length; o++) {
            double size = bounds[o + 1] - bounds[o];
            double inner = o == 0 ? 0 : bounds[o] - bounds[o - 1];
            largest = Math.max(largest, size);
            kept += size * (size + inner);
        }
        Heap.require(
                16 * (kept + 3 * largest * largest),
                "The steady state of " + torus.levels() + " levels with " + torus.size()
                        + " harmonics of their entries",
                "take fewer levels, or a wave of fewer harmonics");
    }

    private int length(int o) {
        return bounds[o + 1] - bounds[o];
    }

    /** The entries of shell o among themselves, row by row, (re, im). */
    private double[] diagonalBlock(int o) {
        int m = length(o);
        int first = bounds[o];
        double[] out = new double[2 * m * m];
        for (int i = 0; i < m; i++) {
            int at = 2 * (i * m + i);
            out[at] += matrix.diagonalRe(first + i);
            out[at + 1] += matrix.diagonalIm(first + i);
            for (int e = torus.start()[first + i]; e < torus.start()[first + i + 1]; e++) {
                int j = torus.source()[e] - first;
                if (j >= 0 && j < m) {
                    out[2 * (i * m + j)] += matrix.re(e);
                    out[2 * (i * m + j) + 1] += matrix.im(e);
                }
            }
        }
        return out;
    }

    /** Cuts a shell into parts that no coupling joins, and solves each for the next shell inwards. */
    private List<Part> parts(double[] block, int o) {
        int m = length(o);
        ConnectedParts parts = new ConnectedParts(m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                if (block[2 * (i * m + j)] != 0 || block[2 * (i * m + j) + 1] != 0) {
                    parts.join(i, j);
                }
            }
        }
        List<List<Integer>> members = new ArrayList<>();
        int[] number = new int[m];
        Arrays.fill(number, -1);
        for (int i = 0; i < m; i++) {
            int r = parts.of(i);
            if (number[r] < 0) {
                number[r] = members.size();
                members.add(new ArrayList<>());
            }
            members.get(number[r]).add(i);
        }
        List<Part> out = new ArrayList<>();
        for (List<Integer> rows : members) {
            out.add(part(block, o, rows.stream().mapToInt(i -> i).toArray()));
        }
        return out;
    }

    private Part part(double[] block, int o, int[] rows) {
        int m = length(o);
        int size = rows.length;
        int inner = bounds[o - 1];
        int[] place = new int[length(o - 1)];
        int[] columns = new int[place.length];
        int count = 0;
        for (int i : rows) {
            for (int e = torus.start()[bounds[o] + i]; e < torus.start()[bounds[o] + i + 1]; e++) {
                int j = torus.source()[e] - inner;
                if (j >= 0 && j < place.length && place[j] == 0) {
                    columns[count++] = j;
                    place[j] = count;
                }
            }
        }
        work += (double) size * size * (size / 3.0 + count);
        if (work > MOST_WORK) {
            throw new RefusalException(
                    "The steady state of this model takes too many harmonics: " + torus.size()
                            + " of the entries of rho, up to order " + torus.largestOrder()
                            + " in the coupling, and they are not enough; take a wave of fewer frequencies or of less strength.");
        }
        ZMatrixRMaj a = new ZMatrixRMaj(size, size);
        ZMatrixRMaj b = new ZMatrixRMaj(size, count);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                a.data[2 * (i * size + j)] = block[2 * (rows[i] * m + rows[j])];
                a.data[2 * (i * size + j) + 1] = block[2 * (rows[i] * m + rows[j]) + 1];
            }
            for (int e = torus.start()[bounds[o] + rows[i]]; e < torus.start()[bounds[o] + rows[i] + 1]; e++) {
                int j = torus.source()[e] - inner;
                if (j >= 0 && j < place.length) {
                    b.data[2 * (i * count + place[j] - 1)] += matrix.re(e);
                    b.data[2 * (i * count + place[j] - 1) + 1] += matrix.im(e);
                }
            }
        }
        ComplexLu lu = ComplexLu.of(a)
                .orElseThrow(
                        () -> new RefusalException("A harmonic of an undamped coherence is met exactly by photons of"
                                + " the wave, and the steady state cannot be told; give the coherence a damping."));
        return new Part(rows, Arrays.copyOf(columns, count), lu, lu.solve(b));
    }

    /** Takes from the block of shell o − 1 what goes out to shell o and comes back. */
    private void subtract(double[] block, int o, List<Part> parts) {
        int m = length(o - 1);
        int first = bounds[o];
        Part[] partOf = new Part[length(o)];
        int[] placeIn = new int[partOf.length];
        for (Part part : parts) {
            for (int i = 0; i < part.rows.length; i++) {
                partOf[part.rows[i]] = part;
                placeIn[part.rows[i]] = i;
            }
        }
        for (int i = 0; i < m; i++) {
            int row = bounds[o - 1] + i;
            for (int e = torus.start()[row]; e < torus.start()[row + 1]; e++) {
                int j = torus.source()[e] - first;
                if (j < 0 || j >= partOf.length) {
                    continue;
                }
                Part part = partOf[j];
                int count = part.columns.length;
                double re = matrix.re(e);
                double im = matrix.im(e);
                for (int k = 0; k < count; k++) {
                    double x = part.x.data[2 * (placeIn[j] * count + k)];
                    double y = part.x.data[2 * (placeIn[j] * count + k) + 1];
                    int at = 2 * (i * m + part.columns[k]);
                    block[at] -= re * x - im * y;
                    block[at + 1] -= re * y + im * x;
                }
            }
        }
    }

    @Override
    public double[] centre() {
        return centre;
    }

    @Override
    public int centralSize() {
        return length(0);
    }

    @Override
    public double[] right(double[] central) {
        return outwards(Arrays.copyOf(central, 2 * torus.size()));
    }

    /** Adds to entries outside the centre what those of the next order inwards make of them, order by order. */
    private double[] outwards(double[] y) {
        for (int o = 1; o + 1 < bounds.length; o++) {
            for (Part part : shells.get(o - 1)) {
                int count = part.columns.length;
                for (int i = 0; i < part.rows.length; i++) {
                    double re = 0;
                    double im = 0;
                    for (int k = 0; k < count; k++) {
                        int from = 2 * (bounds[o - 1] + part.columns[k]);
                        double a = part.x.data[2 * (i * count + k)];
                        double b = part.x.data[2 * (i * count + k) + 1];
                        re -= a * y[from] - b * y[from + 1];
                        im -= a * y[from + 1] + b * y[from];
                    }
                    y[2 * (bounds[o] + part.rows[i])] += re;
                    y[2 * (bounds[o] + part.rows[i]) + 1] += im;
                }
            }
        }
        return y;
    }

    /**
     * The y with (D + M) y = s, where there is one.
     *
     * @param s (re, im) of every entry; unchanged
     * @throws RefusalException if there is none
     */
    double[] solve(double[] s) {
        double[] y = s.clone();
        for (int o = bounds.length - 2; o > 0; o--) {
            for (Part part : shells.get(o - 1)) {
                ZMatrixRMaj own = new ZMatrixRMaj(part.rows.length, 1);
                for (int i = 0; i < part.rows.length; i++) {
                    System.arraycopy(y, 2 * (bounds[o] + part.rows[i]), own.data, 2 * i, 2);
                }
                double[] solved = part.lu.solve(own).data;
                for (int i = 0; i < part.rows.length; i++) {
                    System.arraycopy(solved, 2 * i, y, 2 * (bounds[o] + part.rows[i]), 2);
                }
            }
            subtractFrom(y, o);
        }
        int m = length(0);
        ZMatrixRMaj inner = new ZMatrixRMaj(m, m);
        ZMatrixRMaj right = new ZMatrixRMaj(m, 1);
        for (int i = 0; i < m; i++) {
            double largest = 0;
            for (int j = 2 * i * m; j < 2 * (i + 1) * m; j++) {
                largest = Math.max(largest, Math.abs(centre[j]));
            }
            // a power of 2, so that nothing is rounded; populations move far more slowly than coherences
            int scale = largest > 0 ? -Math.getExponent(largest) : 0;
            for (int j = 2 * i * m; j < 2 * (i + 1) * m; j++) {
                inner.data[j] = Math.scalb(centre[j], scale);
            }
            right.data[2 * i] = Math.scalb(y[2 * i], scale);
            right.data[2 * i + 1] = Math.scalb(y[2 * i + 1], scale);
        }
        double[] central = ComplexLu.of(inner)
                .orElseThrow(() -> new RefusalException(
                        "Something undamped is met exactly by the beat of a probe with the wave, and grows for ever."))
                .solve(right)
                .data;
        System.arraycopy(central, 0, y, 0, central.length);
        return outwards(y);
    }

    /** Takes from the right side of shell o − 1 what the solved entries of shell o feed into it. */
    private void subtractFrom(double[] y, int o) {
        for (int row = bounds[o - 1]; row < bounds[o]; row++) {
            for (int e = torus.start()[row]; e < torus.start()[row + 1]; e++) {
                int j = torus.source()[e];
                if (j >= bounds[o] && j < bounds[o + 1]) {
                    y[2 * row] -= matrix.re(e) * y[2 * j] - matrix.im(e) * y[2 * j + 1];
                    y[2 * row + 1] -= matrix.re(e) * y[2 * j + 1] + matrix.im(e) * y[2 * j];
                }
            }
        }
    }

    @Override
    public double[] left(double[] central) {
        double[] l = Arrays.copyOf(central, 2 * torus.size());
        for (int o = 1; o + 1 < bounds.length; o++) {
            double[] sent = new double[2 * length(o)];
            for (int row = bounds[o - 1]; row < bounds[o]; row++) {
                for (int e = torus.start()[row]; e < torus.start()[row + 1]; e++) {
                    int j = torus.source()[e] - bounds[o];
                    if (j >= 0 && j < length(o)) {
                        sent[2 * j] -= l[2 * row] * matrix.re(e) - l[2 * row + 1] * matrix.im(e);
                        sent[2 * j + 1] -= l[2 * row] * matrix.im(e) + l[2 * row + 1] * matrix.re(e);
                    }
                }
            }
            for (Part part : shells.get(o - 1)) {
                int size = part.rows.length;
                double[] inverse = part.lu.inverse().data;
                for (int j = 0; j < size; j++) {
                    double re = 0;
                    double im = 0;
                    for (int i = 0; i < size; i++) {
                        double a = inverse[2 * (i * size + j)];
                        double b = inverse[2 * (i * size + j) + 1];
                        double x = sent[2 * part.rows[i]];
                        double y = sent[2 * part.rows[i] + 1];
                        re += x * a - y * b;
                        im += x * b + y * a;
                    }
                    l[2 * (bounds[o] + part.rows[j])] = re;
                    l[2 * (bounds[o] + part.rows[j]) + 1] = im;
                }
            }
        }
        return l;
    }
}
