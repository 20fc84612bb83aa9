package io.github.secular.quantum.steady;

import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.NullSpace;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.slowset.TorusMatrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.ZMatrixRMaj;

/** The steady state on one window of the torus to which a start leads (doc/bloch-solvers.md, B11.3). */
final class SteadyWindow {
    /** Pivots of the scaled matrix at most this large are rounding; one is 0 in any case, as the trace is kept. */
    private static final double RANK = 1e-12;

    private final TorusMatrix torus;
    private final int count;
    /** Hermitian: y(m, n, −b) is the conjugate of y(n, m, b). */
    private final double[] y;

    private final double asymmetry;
    /** N × N matrices of the laboratory's harmonics, (re, im), by index. */
    private final Map<List<Integer>, double[]> harmonics = new LinkedHashMap<>();

    /**
     * Solves for the steady state.
     *
     * @param noise as of {@link ShakenMatrix}
     * @param several whether couplings lead in more than one direction of the torus
     * @param initial ρ(0), which chooses where there are several
     * @throws RefusalException if the window is too large, or the states cannot be told from each other
     */
    SteadyWindow(TorusMatrix torus, boolean several, double noise, ComplexMatrix initial, Progress progress) {
        this.torus = torus;
        Elimination elimination = elimination(torus, several, noise, progress);
        NullSpace nulls = new NullSpace(elimination.centre(), elimination.centralSize(), 1, RANK);
        count = nulls.dimension();
        double[] raw = count == 1 ? normalised(elimination, nulls) : reached(elimination, nulls, initial);
        y = new double[raw.length];
        double worst = 0;
        for (int i = 0; i < torus.size(); i++) {
            int m = torus.mirror()[i];
            y[2 * i] = 0.5 * (raw[2 * i] + raw[2 * m]);
            y[2 * i + 1] = 0.5 * (raw[2 * i + 1] - raw[2 * m + 1]);
            worst = Math.max(worst, Math.hypot(raw[2 * i] - y[2 * i], raw[2 * i + 1] - y[2 * i + 1]));
        }
        asymmetry = worst;
        int n = torus.levels();
        for (int i = 0; i < torus.size(); i++) {
            double[] matrix =
                    harmonics.computeIfAbsent(key(torus.harmonics()[torus.harmonic()[i]]), k -> new double[2 * n * n]);
            int at = 2 * (torus.row()[i] * n + torus.column()[i]);
            matrix[at] = y[2 * i];
            matrix[at + 1] = y[2 * i + 1];
        }
    }

    /** Shells under one frequency, where they are small; else by iteration, where that converges. */
    private static Elimination elimination(TorusMatrix torus, boolean several, double noise, Progress progress) {
        return several
                ? KrylovElimination.of(torus, noise, progress)
                        .orElseGet(() -> new ShellElimination(torus, noise, progress))
                : new ShellElimination(torus, noise, progress);
    }

    static List<Integer> key(int[] index) {
        return Arrays.stream(index).boxed().toList();
    }

    /** The only one there is, tr y_0 = 1. */
    private double[] normalised(Elimination elimination, NullSpace nulls) {
        double[] y = elimination.right(nulls.right(0));
        double re = 0;
        double im = 0;
        for (int n = 0; n < torus.levels(); n++) {
            re += y[2 * (n * torus.levels() + n)];
            im += y[2 * (n * torus.levels() + n) + 1];
        }
        double size = re * re + im * im;
        for (int i = 0; i < y.length; i += 2) {
            double x = y[i];
            y[i] = (x * re + y[i + 1] * im) / size;
            y[i + 1] = (y[i + 1] * re - x * im) / size;
        }
        return y;
    }

    /** Σ r_i (P⁻¹)_ij c_j, P_ji = l_j r_i, and c_j what the conserved quantity l_j is at the start. */
    private double[] reached(Elimination elimination, NullSpace nulls, ComplexMatrix initial) {
        double[][] right = new double[count][];
        ZMatrixRMaj pairing = new ZMatrixRMaj(count, count);
        ZMatrixRMaj start = new ZMatrixRMaj(count, 1);
        for (int i = 0; i < count; i++) {
            right[i] = elimination.right(nulls.right(i));
        }
        for (int j = 0; j < count; j++) {
            double[] left = elimination.left(nulls.left(j));
            for (int i = 0; i < count; i++) {
                addProduct(left, right[i], pairing.data, 2 * (j * count + i));
            }
            double[] rho = new double[left.length];
            for (int k = 0; k < torus.size(); k++) {
                rho[2 * k] = initial.re(torus.row()[k], torus.column()[k]);
                rho[2 * k + 1] = initial.im(torus.row()[k], torus.column()[k]);
            }
            addProduct(left, rho, start.data, 2 * j);
        }
        ZMatrixRMaj weights = ComplexLu.of(pairing)
                .orElseThrow(() -> new RefusalException(
                        "The several steady states of this model cannot be told from each other: its rates are no"
                                + " completely positive evolution."))
                .solve(start);
        double[] y = new double[2 * torus.size()];
        for (int i = 0; i < count; i++) {
            double re = weights.data[2 * i];
            double im = weights.data[2 * i + 1];
            for (int k = 0; k < y.length; k += 2) {
                y[k] += re * right[i][k] - im * right[i][k + 1];
                y[k + 1] += re * right[i][k + 1] + im * right[i][k];
            }
        }
        return y;
    }

    /** Σ a_k b_k, added. */
    private static void addProduct(double[] a, double[] b, double[] out, int at) {
        for (int k = 0; k < a.length; k += 2) {
            out[at] += a[k] * b[k] - a[k + 1] * b[k + 1];
            out[at + 1] += a[k] * b[k + 1] + a[k + 1] * b[k];
        }
    }

    /** How many steady states there are. */
    int count() {
        return count;
    }

    TorusMatrix torus() {
        return torus;
    }

    /** The matrix y_a, N × N, (re, im), of each index a of the laboratory in the window; not to be changed. */
    Map<List<Integer>, double[]> harmonics() {
        return harmonics;
    }

    /** Σ_a y_a, ρ* where all phases are 0: N × N, (re, im). */
    double[] atOrigin() {
        double[] sum = new double[2 * torus.levels() * torus.levels()];
        for (double[] matrix : harmonics.values()) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += matrix[k];
            }
        }
        return sum;
    }

    /** How far the two halves of the window were from being mirror images. */
    double asymmetry() {
        return asymmetry;
    }

    /** max over (n, m) of Σ_a |y_a − y'_a|: no entry of ρ differs by more at any time. */
    double distance(SteadyWindow other) {
        int n = torus.levels();
        double[] sums = new double[n * n];
        harmonics.forEach((a, matrix) -> add(matrix, other.harmonics.get(a), sums));
        other.harmonics.forEach((a, matrix) -> {
            if (!harmonics.containsKey(a)) {
                add(matrix, null, sums);
            }
        });
        double max = 0;
        for (double s : sums) {
            max = s <= max ? max : s;
        }
        return max;
    }

    private static void add(double[] a, double[] b, double[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += b == null
                    ? Math.hypot(a[2 * k], a[2 * k + 1])
                    : Math.hypot(a[2 * k] - b[2 * k], a[2 * k + 1] - b[2 * k + 1]);
        }
    }
}
