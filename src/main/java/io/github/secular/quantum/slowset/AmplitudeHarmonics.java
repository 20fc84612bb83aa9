package io.github.secular.quantum.slowset;

import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.ComplexProduct;
import io.github.secular.numerics.FastTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ejml.data.ZMatrixRMaj;

/**
 * The matrix Φ of all amplitudes u = Φ(τ) z, z′ = G z, on the torus, Φ = Σ_b e^{i b·ω τ} Φ_b, and its inverse
 * (doc/bloch-solvers.md, B6.12). Indices b are counted by one number each, such that numbers add as indices do.
 */
final class AmplitudeHarmonics {
    private static final int MOST_ROUNDS = 60;

    /** One entry (row, b) of a column: row, number of b, value. */
    record Term(int row, int number, double re, double im) {
        double size() {
            return Math.max(Math.abs(re), Math.abs(im));
        }
    }

    /** The largest first. */
    static final Comparator<Term> LARGEST_FIRST =
            Comparator.comparingDouble(Term::size).reversed();

    private final int n;
    private final RotatingFrame frame;
    private final HarmonicNumbers numbers;
    private final List<List<Term>> columns = new ArrayList<>();
    /** (M X)_c of all blocks, N × N, interleaved. */
    private final double[] fed;
    /** The distinct b of Φ, and the place of each of their numbers among these. */
    private final List<int[]> indices = new ArrayList<>();

    private final int[] place;
    /** k_0 − k_n of each level. */
    private final List<int[]> photons = new ArrayList<>();

    /** @param elimination of blocks of central amplitudes alone */
    AmplitudeHarmonics(Torus torus, RotatingFrame frame, Elimination elimination) {
        this.frame = frame;
        n = torus.levels - 1;
        numbers = new HarmonicNumbers(half(torus));
        fed = new double[2 * n * n];
        double[][] z = new double[elimination.count()][];
        for (int c = 0; c < z.length; c++) {
            int[] members = elimination.members(c);
            for (int k = 0; k < members.length; k++) {
                if (torus.column[members[k]] != n) {
                    continue;
                }
                z[c] = new double[2 * members.length];
                z[c][2 * k] = 1;
                double[] y = new double[2 * torus.size];
                elimination.lift(z, EntrySums.into(y));
                z[c] = null;
                addColumn(torus, members, torus.row[members[k]], y);
            }
        }
        int[] used = columns.stream()
                .flatMap(List::stream)
                .mapToInt(Term::number)
                .distinct()
                .toArray();
        place = new int[numbers.inner()];
        for (int h = 0; h < used.length; h++) {
            indices.add(numbers.index(used[h]));
            place[numbers.innerOf(used[h])] = h;
        }
        for (int level = 0; level < n; level++) {
            photons.add(frame.turned(new int[frame.base().count()], 0, level));
        }
    }

    /** The largest |b_j| of a torus. */
    static int[] half(Torus torus) {
        int[] out = new int[torus.index(0).length];
        for (int i = 0; i < torus.size; i++) {
            for (int j = 0; j < out.length; j++) {
                out[j] = Math.max(out[j], Math.abs(torus.index(i)[j]));
            }
        }
        return out;
    }

    private void addColumn(Torus torus, int[] members, int k, double[] y) {
        while (columns.size() <= k) {
            columns.add(new ArrayList<>());
        }
        List<Term> into = columns.get(k);
        for (int i = 0; i < torus.size; i++) {
            if (torus.column[i] == n && (y[2 * i] != 0 || y[2 * i + 1] != 0)) {
                into.add(new Term(torus.row[i], numbers.of(torus.index(i)), y[2 * i], y[2 * i + 1]));
            }
        }
        into.sort(LARGEST_FIRST);
        for (int at : members) {
            int row = torus.row[at];
            double re = 0;
            double im = 0;
            for (int e = torus.start[at]; e < torus.start[at + 1]; e++) {
                int from = 2 * torus.source[e];
                re += torus.re[e] * y[from] - torus.im[e] * y[from + 1];
                im += torus.re[e] * y[from + 1] + torus.im[e] * y[from];
            }
            fed[2 * (row * n + k)] = re;
            fed[2 * (row * n + k) + 1] = im;
        }
    }

    HarmonicNumbers numbers() {
        return numbers;
    }

    /** G_ik without the diagonal D. */
    double fedRe(int i, int k) {
        return fed[2 * (i * n + k)];
    }

    double fedIm(int i, int k) {
        return fed[2 * (i * n + k) + 1];
    }

    /** Row k of Φ: terms that have the column for their row. */
    List<Term> row(int k) {
        List<Term> out = new ArrayList<>();
        for (int column = 0; column < n; column++) {
            for (Term t : columns.get(column)) {
                if (t.row == k) {
                    out.add(new Term(column, t.number, t.re, t.im));
                }
            }
        }
        return out;
    }

    /**
     * Column k of Φ⁻¹ = 1 − (Φ − 1) Φ⁻¹, on the same harmonics as Φ.
     *
     * @param least what is smaller is left out
     * @return empty if the iteration does not converge
     */
    Optional<List<Term>> inverseColumn(int k, double least) {
        int cells = numbers.inner();
        double[] old = new double[2 * n * cells];
        int unit = k * cells + numbers.innerOf(0);
        old[2 * unit] = 1;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = new double[old.length];
            next[2 * unit] = 1;
            for (int i = 0; i < old.length / 2; i++) {
                double size = Math.max(Math.abs(old[2 * i]), Math.abs(old[2 * i + 1]));
                if (size > 0) {
                    subtract(i / cells, numbers.innerNumber(i % cells), old[2 * i], old[2 * i + 1], least / size, next);
                }
            }
            double change = 0;
            double largest = 0;
            for (int i = 0; i < old.length; i++) {
                change = Math.max(change, Math.abs(next[i] - old[i]));
                largest = Math.max(largest, Math.abs(next[i]));
            }
            old = next;
            if (!(largest < 10)) {
                return Optional.empty();
            }
            if (change <= least) {
                return Optional.of(terms(old, least));
            }
        }
        return Optional.empty();
    }

    /** out −= (Φ − 1) of one entry (m, b). */
    private void subtract(int m, int number, double re, double im, double least, double[] out) {
        for (Term t : columns.get(m)) {
            if (t.size() < least) {
                return;
            }
            int cell = t.row == m && t.number == 0 ? -1 : numbers.innerOf(number + t.number);
            if (cell >= 0) {
                int at = 2 * (t.row * numbers.inner() + cell);
                out[at] -= t.re * re - t.im * im;
                out[at + 1] -= t.re * im + t.im * re;
            }
        }
    }

    private List<Term> terms(double[] entries, double least) {
        int cells = numbers.inner();
        List<Term> out = new ArrayList<>();
        for (int i = 0; i < entries.length / 2; i++) {
            Term t = new Term(i / cells, numbers.innerNumber(i % cells), entries[2 * i], entries[2 * i + 1]);
            if (t.size() > least) {
                out.add(t);
            }
        }
        out.sort(LARGEST_FIRST);
        return out;
    }

    /** Φ at a time, in the laboratory: Φ_nk turns with b − k_n + k_k. */
    private ComplexMatrix at(FastTime time) {
        double[] out = new double[2 * n * n];
        double[] turns = frame.base().turns(indices, time);
        for (int k = 0; k < n; k++) {
            for (Term t : columns.get(k)) {
                int h = place[numbers.innerOf(t.number)];
                int at = 2 * (t.row * n + k);
                out[at] += turns[2 * h] * t.re - turns[2 * h + 1] * t.im;
                out[at + 1] += turns[2 * h] * t.im + turns[2 * h + 1] * t.re;
            }
        }
        double[] frames = frame.base().turns(photons, time);
        for (int row = 0; row < n; row++) {
            for (int k = 0; k < n; k++) {
                double c = frames[2 * row] * frames[2 * k] + frames[2 * row + 1] * frames[2 * k + 1];
                double s = frames[2 * row + 1] * frames[2 * k] - frames[2 * row] * frames[2 * k + 1];
                int at = 2 * (row * n + k);
                double re = out[at];
                out[at] = c * re - s * out[at + 1];
                out[at + 1] = s * re + c * out[at + 1];
            }
        }
        return ComplexMatrix.of(n, n, out);
    }

    /** Φ(0)⁻¹ ρ Φ(0)^−†; empty if Φ(0) has no inverse. */
    Optional<ComplexMatrix> before(ComplexMatrix rho) {
        return ComplexLu.of(at(new FastTime(0, 1)).toEjml())
                .map(lu -> solved(lu, solved(lu, rho).adjoint()));
    }

    private static ComplexMatrix solved(ComplexLu lu, ComplexMatrix right) {
        return ComplexMatrix.of(right.rows(), right.columns(), lu.solve(right.toEjml()).data);
    }

    /** Φ R Φ†, exactly Hermitian. */
    ComplexMatrix lifted(ComplexMatrix r, FastTime time) {
        ComplexMatrix phi = at(time);
        ComplexMatrix out = product(phi, product(phi, r).adjoint());
        return out.plus(out.adjoint()).times(0.5, 0);
    }

    private static ComplexMatrix product(ComplexMatrix a, ComplexMatrix b) {
        ZMatrixRMaj out = new ZMatrixRMaj(a.rows(), b.columns());
        ComplexProduct.of(a.toEjml(), b.toEjml(), out);
        return ComplexMatrix.of(a.rows(), b.columns(), out.data);
    }
}
