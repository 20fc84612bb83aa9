package io.github.secular.quantum.steady;

import io.github.secular.numerics.ComplexGmres;
import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.slowset.TorusMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.ZMatrixRMaj;

/**
 * All but the central entries y_F = X y_S, each column of X found by iteration with the entries of one harmonic b inverted
 * together (doc/bloch-solvers.md, B11.2): for waves of several frequencies, where an order holds very many entries, and
 * couplings that leave the rotating frame are weak against its frequencies.
 */
final class KrylovElimination implements Elimination {
    private static final int STEPS = 60;
    private static final int STARTS = 4;
    private static final double TOLERANCE = 0x1p-52;
    private static final double ROUNDINGS = 16;
    private static final int LARGEST_BLOCK = 100;
    private static final double MOST_WORK = 2e10;

    private final TorusMatrix torus;
    private final ShakenMatrix matrix;
    private final int inner;
    /** Entries of one harmonic with the inverse of what couples them, row by row, (re, im). */
    private final List<Block> blocks = new ArrayList<>();
    /** Columns of X by central entry, (re, im); entry i of F stands at i − N². */
    private final double[][] x;

    private final double[] centre;

    private record Block(int[] members, double[] inverse) {}

    private KrylovElimination(TorusMatrix torus, double noise, Progress progress) {
        this.torus = torus;
        this.matrix = new ShakenMatrix(torus, noise);
        inner = torus.levels() * torus.levels();
        int outer = torus.size() - inner;
        double work = (double) inner * STEPS * (torus.source().length + 2.0 * STEPS * outer);
        if (work > MOST_WORK) {
            throw new RefusalException(
                    "The steady state of this model takes too many harmonics: " + torus.size()
                            + " of the entries of rho, up to order " + torus.largestOrder()
                            + " in the coupling, and they are not enough; take a wave of fewer frequencies or of less strength.");
        }
        Heap.require(
                16.0 * outer * (inner + STEPS + 10) + 16.0 * outer * LARGEST_BLOCK,
                "The steady state of " + torus.levels() + " levels with " + torus.size()
                        + " harmonics of their entries",
                "take fewer levels, or a wave of fewer harmonics");
        x = new double[inner][];
        invertBlocks();
        for (int j = 0; j < inner; j++) {
            progress.check();
            int mirror = torus.mirror()[j];
            if (mirror < j) {
                x[j] = mirrored(x[mirror]);
                continue;
            }
            x[j] = solved(this::multiply, column(j), false).orElseThrow(NotConverged::new);
        }
        centre = reduced();
    }

    /** The iteration is no way here. */
    private static final class NotConverged extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Eliminates all but the central entries.
     *
     * @param noise as of {@link ShakenMatrix}
     * @return empty if the iteration does not converge
     */
    static Optional<Elimination> of(TorusMatrix torus, double noise, Progress progress) {
        try {
            return Optional.of(new KrylovElimination(torus, noise, progress));
        } catch (NotConverged e) {
            return Optional.empty();
        }
    }

    /** The solution of a system, as far as rounding lets it be one; empty if the iteration does not come so far. */
    private Optional<double[]> solved(ComplexGmres.Map matrix, double[] right, boolean transposed) {
        double[] out = new double[right.length];
        double left = new ComplexGmres(STEPS, STARTS * STEPS)
                .solve(matrix, (v, to) -> precondition(v, to, transposed), right, TOLERANCE, out);
        return left <= ROUNDINGS * TOLERANCE ? Optional.of(out) : Optional.empty();
    }

    /** −(column j of M) outside the centre. */
    private double[] column(int j) {
        double[] out = new double[2 * (torus.size() - inner)];
        for (int i = inner; i < torus.size(); i++) {
            for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                if (torus.source()[e] == j) {
                    out[2 * (i - inner)] -= matrix.re(e);
                    out[2 * (i - inner) + 1] -= matrix.im(e);
                }
            }
        }
        return out;
    }

    /** Conjugates at the mirror images. */
    private double[] mirrored(double[] column) {
        double[] out = new double[column.length];
        for (int i = inner; i < torus.size(); i++) {
            int m = torus.mirror()[i] - inner;
            out[2 * (i - inner)] = column[2 * m];
            out[2 * (i - inner) + 1] = -column[2 * m + 1];
        }
        return out;
    }

    private void invertBlocks() {
        Map<Integer, List<Integer>> cells = new LinkedHashMap<>();
        for (int i = inner; i < torus.size(); i++) {
            cells.computeIfAbsent(torus.cell()[i], k -> new ArrayList<>()).add(i);
        }
        int[] place = new int[torus.size()];
        Arrays.fill(place, -1);
        for (List<Integer> cell : cells.values()) {
            if (cell.size() > LARGEST_BLOCK) {
                cell.forEach(i -> addBlock(new int[] {i}, place));
            } else {
                addBlock(cell.stream().mapToInt(i -> i).toArray(), place);
            }
        }
    }

    private void addBlock(int[] members, int[] place) {
        int n = members.length;
        for (int i = 0; i < n; i++) {
            place[members[i]] = i;
        }
        ZMatrixRMaj a = new ZMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            int row = members[i];
            a.data[2 * (i * n + i)] += matrix.diagonalRe(row);
            a.data[2 * (i * n + i) + 1] += matrix.diagonalIm(row);
            for (int e = torus.start()[row]; e < torus.start()[row + 1]; e++) {
                int j = place[torus.source()[e]];
                if (j >= 0) {
                    a.data[2 * (i * n + j)] += matrix.re(e);
                    a.data[2 * (i * n + j) + 1] += matrix.im(e);
                }
            }
        }
        for (int member : members) {
            place[member] = -1;
        }
        double[] inverse = ComplexLu.of(a).orElseThrow(NotConverged::new).inverse().data;
        blocks.add(new Block(members, inverse));
    }

    /** (D + M) v among all entries but the central ones. */
    private void multiply(double[] v, double[] out) {
        for (int i = inner; i < torus.size(); i++) {
            int at = 2 * (i - inner);
            double c = matrix.diagonalRe(i);
            double d = matrix.diagonalIm(i);
            double re = c * v[at] - d * v[at + 1];
            double im = c * v[at + 1] + d * v[at];
            for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                int j = 2 * (torus.source()[e] - inner);
                if (j >= 0) {
                    double a = matrix.re(e);
                    double b = matrix.im(e);
                    re += a * v[j] - b * v[j + 1];
                    im += a * v[j + 1] + b * v[j];
                }
            }
            out[at] = re;
            out[at + 1] = im;
        }
    }

    /** v (D + M), as a column. */
    private void multiplyTransposed(double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (int i = inner; i < torus.size(); i++) {
            int at = 2 * (i - inner);
            double c = matrix.diagonalRe(i);
            double d = matrix.diagonalIm(i);
            out[at] += c * v[at] - d * v[at + 1];
            out[at + 1] += c * v[at + 1] + d * v[at];
            for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                int j = 2 * (torus.source()[e] - inner);
                if (j >= 0) {
                    double a = matrix.re(e);
                    double b = matrix.im(e);
                    out[j] += a * v[at] - b * v[at + 1];
                    out[j + 1] += a * v[at + 1] + b * v[at];
                }
            }
        }
    }

    private void precondition(double[] v, double[] out, boolean transposed) {
        for (Block block : blocks) {
            int n = block.members.length;
            for (int i = 0; i < n; i++) {
                double re = 0;
                double im = 0;
                for (int j = 0; j < n; j++) {
                    int entry = transposed ? 2 * (j * n + i) : 2 * (i * n + j);
                    double a = block.inverse[entry];
                    double b = block.inverse[entry + 1];
                    int from = 2 * (block.members[j] - inner);
                    re += a * v[from] - b * v[from + 1];
                    im += a * v[from + 1] + b * v[from];
                }
                out[2 * (block.members[i] - inner)] = re;
                out[2 * (block.members[i] - inner) + 1] = im;
            }
        }
    }

    /** Row by row what the centre does itself, and what goes out and comes back. */
    private double[] reduced() {
        double[] out = new double[2 * inner * inner];
        for (int i = 0; i < inner; i++) {
            out[2 * (i * inner + i)] += matrix.diagonalRe(i);
            out[2 * (i * inner + i) + 1] += matrix.diagonalIm(i);
            for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                int j = torus.source()[e];
                double a = matrix.re(e);
                double b = matrix.im(e);
                if (j < inner) {
                    out[2 * (i * inner + j)] += a;
                    out[2 * (i * inner + j) + 1] += b;
                    continue;
                }
                int at = 2 * (j - inner);
                for (int k = 0; k < inner; k++) {
                    out[2 * (i * inner + k)] += a * x[k][at] - b * x[k][at + 1];
                    out[2 * (i * inner + k) + 1] += a * x[k][at + 1] + b * x[k][at];
                }
            }
        }
        return out;
    }

    @Override
    public double[] centre() {
        return centre;
    }

    @Override
    public int centralSize() {
        return inner;
    }

    @Override
    public double[] right(double[] central) {
        double[] y = Arrays.copyOf(central, 2 * torus.size());
        for (int k = 0; k < inner; k++) {
            double re = central[2 * k];
            double im = central[2 * k + 1];
            for (int i = 0; i < x[k].length; i += 2) {
                y[2 * inner + i] += re * x[k][i] - im * x[k][i + 1];
                y[2 * inner + i + 1] += re * x[k][i + 1] + im * x[k][i];
            }
        }
        return y;
    }

    @Override
    public double[] left(double[] central) {
        double[] sent = new double[2 * (torus.size() - inner)];
        for (int i = 0; i < inner; i++) {
            for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                int j = 2 * (torus.source()[e] - inner);
                if (j >= 0) {
                    double a = matrix.re(e);
                    double b = matrix.im(e);
                    sent[j] -= central[2 * i] * a - central[2 * i + 1] * b;
                    sent[j + 1] -= central[2 * i] * b + central[2 * i + 1] * a;
                }
            }
        }
        double[] outer = solved(this::multiplyTransposed, sent, true)
                .orElseThrow(() -> new RefusalException("What the steady states of this model conserve is not found by"
                        + " iteration; take a wave of less strength."));
        double[] l = Arrays.copyOf(central, 2 * torus.size());
        System.arraycopy(outer, 0, l, 2 * inner, outer.length);
        return l;
    }
}
