package io.github.secular.classical.twoscale;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShellKernel;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A general collision kernel between angle harmonics at the Gauss points of a mesh (doc/vlasov-solvers.md, V4.11). On a
 * shell with components c of actions' weights a_c, A = Σ a_c, and functions Φ_r = 1, √2 cos kθ, √2 sin kθ of the angle
 *
 * <pre>
 *   G_cr,bs = γ [a_c a_b/A B_cr,bs − δ_cb a_c L_c,rs],   B_cr,bs = ∫∫ B Φ_r Φ_s dθ dθ′/4π²,
 *   L_c,rs = Σ_b a_b/A ∫∫ B Φ_r Φ_s(θ) dθ dθ′/4π²,
 * </pre>
 *
 * by quadrature at uniform angles, as many as it takes. G is symmetric, and what is the same on a whole shell is at rest
 * to rounding, so that mass is kept.
 */
final class KernelTerms {
    private static final int FEWEST = 64;
    private static final int MOST = 256;
    /** Change of the terms from half of the angles to all that is small enough; it falls faster than as a square. */
    private static final double SETTLED = 1e-6;

    private static final double NEGLIGIBLE = 1e-10;
    /** Rates below this part of the largest count as none. */
    private static final double AT_REST = 1e-7;

    private final int highest;
    private final int width;
    private final int points;
    /** By shell: rows c (2K + 1) + r. */
    private final DMatrixRMaj[] terms;

    private final double[] slowest;
    private final double unsettled;

    /**
     * @param relaxation γ, which the kernel multiplies
     * @param highest K of the angle harmonics
     * @throws RefusalException if more than functions of energy is at rest under the kernel
     * @throws io.github.secular.numerics.InvalidInputException if it is negative or not symmetric
     */
    KernelTerms(EnergyElements mesh, Relaxation relaxation, ShellKernel kernel, int highest) {
        this.highest = highest;
        width = 2 * highest + 1;
        points = mesh.points();
        int shells = mesh.size() * points;
        terms = new DMatrixRMaj[shells];
        slowest = new double[shells];
        double[] left = new double[shells];
        double[] weights = new double[shells];
        IntStream.range(0, shells).parallel().forEach(i -> {
            List<ElementCell> cells = mesh.cells(i / points);
            double[] actions =
                    cells.stream().mapToDouble(c -> c.action[i % points]).toArray();
            double gamma = relaxation.rate(mesh.energy(i / points, i % points));
            weights[i] = IntStream.range(0, actions.length)
                    .mapToDouble(c -> actions[c])
                    .sum();
            double change = Double.POSITIVE_INFINITY;
            for (int n = FEWEST; n <= MOST && change > SETTLED; n *= 2) {
                double[][][][] values = values(cells, i % points, n, kernel);
                DMatrixRMaj half = terms(values, actions, gamma, 2);
                terms[i] = terms(values, actions, gamma, 1);
                double largest = CommonOps_DDRM.elementMaxAbs(terms[i]);
                CommonOps_DDRM.subtractEquals(half, terms[i]);
                change = largest == 0 ? 0 : CommonOps_DDRM.elementMaxAbs(half) / largest;
            }
            left[i] = change <= SETTLED ? 0 : change;
            slowest[i] = slowest(terms[i], actions);
        });
        double sum = 0;
        double all = 0;
        for (int i = 0; i < shells; i++) {
            sum += weights[i] * left[i];
            all += weights[i];
        }
        unsettled = sum / all;
    }

    /** B at n uniform angles each, by the two components. */
    private static double[][][][] values(List<ElementCell> cells, int g, int n, ShellKernel kernel) {
        int parts = cells.size();
        OrbitSamples[] orbits = cells.stream().map(c -> c.orbits[g].sample(n)).toArray(OrbitSamples[]::new);
        double[][][][] out = new double[parts][parts][n][n];
        for (int c = 0; c < parts; c++) {
            for (int b = 0; b <= c; b++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < (b == c ? i + 1 : n); j++) {
                        double value = kernel.checked(
                                orbits[c].x()[i],
                                orbits[c].p()[i],
                                orbits[b].x()[j],
                                orbits[b].p()[j]);
                        out[c][b][i][j] = value;
                        out[b][c][j][i] = value;
                    }
                }
            }
        }
        return out;
    }

    /** @param stride 1 for all angles, 2 for every other */
    private DMatrixRMaj terms(double[][][][] values, double[] actions, double gamma, int stride) {
        int parts = actions.length;
        int n = values[0][0].length / stride;
        double total = 0;
        for (double a : actions) {
            total += a;
        }
        DMatrixRMaj functions = new DMatrixRMaj(n, width);
        for (int i = 0; i < n; i++) {
            functions.set(i, 0, 1.0 / n);
            for (int k = 1; k <= highest; k++) {
                double angle = 2 * Math.PI * Math.floorMod(k * i, n) / n;
                functions.set(i, 2 * k - 1, Math.sqrt(2) * Math.cos(angle) / n);
                functions.set(i, 2 * k, Math.sqrt(2) * Math.sin(angle) / n);
            }
        }
        DMatrixRMaj out = new DMatrixRMaj(parts * width, parts * width);
        DMatrixRMaj some = new DMatrixRMaj(n, n);
        DMatrixRMaj half = new DMatrixRMaj(n, width);
        DMatrixRMaj whole = new DMatrixRMaj(width, width);
        for (int c = 0; c < parts; c++) {
            double[] loss = new double[n];
            for (int b = 0; b < parts; b++) {
                double weight = gamma * actions[c] * actions[b] / total;
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    for (int j = 0; j < n; j++) {
                        double value = values[c][b][i * stride][j * stride];
                        some.unsafe_set(i, j, value);
                        sum += value;
                    }
                    loss[i] += weight * sum;
                }
                CommonOps_DDRM.mult(some, functions, half);
                CommonOps_DDRM.multTransA(functions, half, whole);
                CommonOps_DDRM.scale(weight, whole);
                CommonOps_DDRM.insert(whole, out, c * width, b * width);
            }
            for (int i = 0; i < n; i++) {
                for (int r = 0; r < width; r++) {
                    half.unsafe_set(i, r, loss[i] * functions.unsafe_get(i, r));
                }
            }
            CommonOps_DDRM.multTransA(functions, half, whole);
            for (int r = 0; r < width; r++) {
                for (int s = 0; s < width; s++) {
                    out.add(c * width + r, c * width + s, -whole.unsafe_get(r, s));
                }
            }
        }
        return out;
    }

    /** The smallest rate of −Q but for the one of functions of energy. */
    private double slowest(DMatrixRMaj g, double[] actions) {
        int n = g.numRows;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int r = 0; r < n; r++) {
            for (int s = 0; s < n; s++) {
                matrix.set(r, s, -g.get(r, s) / Math.sqrt(actions[r / width] * actions[s / width]));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(n, false, true);
        found.decompose(matrix);
        double[] rates = IntStream.range(0, n)
                .mapToDouble(i -> found.getEigenvalue(i).getReal())
                .sorted()
                .toArray();
        if (!(rates[1] > AT_REST * rates[n - 1])) {
            throw new RefusalException("Something besides functions of energy is at rest under this kernel; use one"
                    + " that connects all wells, and a positive gamma.");
        }
        return rates[1];
    }

    /** The smallest rate at which anything but functions of energy relaxes at a Gauss point of an element. */
    double slowest(int element, int g) {
        return slowest[element * points + g];
    }

    /** What the quadrature over the angles leaves open of G, relative to its largest entry, in the mean over energies. */
    double unsettled() {
        return unsettled;
    }

    /**
     * Writes (re, im) of what the harmonic m of component b does to the harmonic k of component c at a Gauss point, in
     * the form Σ_r,s G_cr,bs, to {@code out} at 2g.
     */
    void entries(int element, int c, int k, int b, int m, double[] out) {
        int i = c * width + Math.max(0, 2 * Math.abs(k) - 1);
        int j = b * width + Math.max(0, 2 * Math.abs(m) - 1);
        double scale = (k == 0 ? 1 : Math.sqrt(0.5)) * (m == 0 ? 1 : Math.sqrt(0.5));
        int up = Integer.signum(k);
        int from = Integer.signum(m);
        for (int g = 0; g < points; g++) {
            DMatrixRMaj some = terms[element * points + g];
            double re = some.get(i, j);
            double im = 0;
            if (up != 0 && from != 0) {
                re += up * from * some.get(i + 1, j + 1);
            }
            if (up != 0) {
                im -= up * some.get(i + 1, j);
            }
            if (from != 0) {
                im += from * some.get(i, j + 1);
            }
            out[2 * g] = scale * re;
            out[2 * g + 1] = scale * im;
        }
    }

    /** By k and m ≥ 0: whether m, of either sign, acts on k anywhere. */
    boolean[][] couplings() {
        double[][] largest = new double[highest + 1][highest + 1];
        double all = 0;
        for (DMatrixRMaj some : terms) {
            // k = 0 is the shell mean alone where there is one component, and that is at rest.
            boolean alone = some.numRows == width;
            for (int r = 0; r < some.numRows; r++) {
                for (int s = 0; s < some.numCols; s++) {
                    int k = (r % width + 1) / 2;
                    int m = (s % width + 1) / 2;
                    if (!alone || k > 0 && m > 0) {
                        largest[k][m] = Math.max(largest[k][m], Math.abs(some.get(r, s)));
                        all = Math.max(all, largest[k][m]);
                    }
                }
            }
        }
        boolean[][] out = new boolean[highest + 1][highest + 1];
        for (int k = 0; k <= highest; k++) {
            for (int m = 0; m <= highest; m++) {
                out[k][m] = largest[k][m] > NEGLIGIBLE * all;
            }
        }
        return out;
    }
}
