package io.github.secular.classical.twoscale;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShellKernel;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A general collision kernel between angle harmonics (doc/vlasov-solvers.md, V4.11), layer by layer of a mesh: with the
 * cells c of a layer for the components of its shells, and their masses m_c,
 *
 * <pre>
 *   (Q f)_ck = γ Σ_c'k' [m_c' B_ck,c'k'/Σm − δ_cc' l_c,k−k'] f_c'k',   B_ck,c'k' = ∫∫ B e^{−ikθ + ik'θ'} dθ dθ'/4π²,
 *   l_cd = Σ_c' m_c' B_cd,c'0/Σm,
 * </pre>
 *
 * by quadrature at uniform angles in the middle of the layer. m_c Q is Hermitian, so that mass is kept exactly, and
 * functions of energy are at rest to rounding.
 */
final class KernelTerms {
    private static final int ANGLES = 64;
    private static final double NEGLIGIBLE = 1e-10;
    /** Rates below this part of the largest count as none. */
    private static final double AT_REST = 1e-7;

    private final int highest;
    private final int width;
    /** Per layer (re, im) at 2 (row · n + column), row c (2K + 1) + k + K. */
    private final double[][] terms;

    private final double[] slowest;
    /** The largest entry. */
    private double largest;

    /**
     * @param highest K of the angle harmonics
     * @throws RefusalException if more than functions of energy is at rest under the kernel
     */
    KernelTerms(ShellMesh mesh, Relaxation relaxation, ShellKernel kernel, int highest) {
        this.highest = highest;
        width = 2 * highest + 1;
        terms = new double[mesh.size()][];
        slowest = new double[mesh.size()];
        IntStream.range(0, mesh.size()).parallel().forEach(i -> {
            List<ShellMesh.Cell> layer = mesh.layer(i);
            terms[i] = terms(layer, relaxation.rate(layer.get(0).middle().energy()), kernel);
            slowest[i] = slowest(layer, terms[i]);
        });
        for (double[] some : terms) {
            for (double term : some) {
                largest = Math.max(largest, Math.abs(term));
            }
        }
    }

    private double[] terms(List<ShellMesh.Cell> layer, double gamma, ShellKernel kernel) {
        int components = layer.size();
        int n = components * width;
        double total = layer.stream().mapToDouble(cell -> cell.mass).sum();
        OrbitSamples[] orbits =
                layer.stream().map(cell -> cell.middle().sample(ANGLES)).toArray(OrbitSamples[]::new);
        double[] out = new double[2 * n * n];
        for (int c = 0; c < components; c++) {
            double[] loss = new double[ANGLES];
            for (int b = 0; b < components; b++) {
                double weight = gamma * layer.get(b).mass / total;
                double[][] values = new double[ANGLES][ANGLES];
                for (int i = 0; i < ANGLES; i++) {
                    for (int j = 0; j < ANGLES; j++) {
                        values[i][j] = kernel.checked(
                                orbits[c].x()[i],
                                orbits[c].p()[i],
                                orbits[b].x()[j],
                                orbits[b].p()[j]);
                        loss[i] += weight * values[i][j] / ANGLES;
                    }
                }
                addGain(values, weight, c, b, n, out);
            }
            addLoss(loss, c, n, out);
        }
        return out;
    }

    private void addGain(double[][] values, double weight, int c, int b, int n, double[] out) {
        // First over the second angle, then over the first.
        double[][] half = new double[ANGLES][2 * width];
        for (int i = 0; i < ANGLES; i++) {
            for (int m = -highest; m <= highest; m++) {
                for (int j = 0; j < ANGLES; j++) {
                    half[i][2 * (m + highest)] += values[i][j] * cosine(m * j) / ANGLES;
                    half[i][2 * (m + highest) + 1] += values[i][j] * sine(m * j) / ANGLES;
                }
            }
        }
        for (int k = -highest; k <= highest; k++) {
            for (int m = 0; m < width; m++) {
                int at = 2 * ((c * width + k + highest) * n + b * width + m);
                for (int i = 0; i < ANGLES; i++) {
                    double re = cosine(k * i) * weight / ANGLES;
                    double im = -sine(k * i) * weight / ANGLES;
                    out[at] += re * half[i][2 * m] - im * half[i][2 * m + 1];
                    out[at + 1] += re * half[i][2 * m + 1] + im * half[i][2 * m];
                }
            }
        }
    }

    private void addLoss(double[] loss, int c, int n, double[] out) {
        for (int k = 0; k < width; k++) {
            for (int m = 0; m < width; m++) {
                int at = 2 * ((c * width + k) * n + c * width + m);
                for (int i = 0; i < ANGLES; i++) {
                    out[at] -= loss[i] * cosine((k - m) * i) / ANGLES;
                    out[at + 1] += loss[i] * sine((k - m) * i) / ANGLES;
                }
            }
        }
    }

    private static double cosine(int parts) {
        return Math.cos(2 * Math.PI * Math.floorMod(parts, ANGLES) / ANGLES);
    }

    private static double sine(int parts) {
        return Math.sin(2 * Math.PI * Math.floorMod(parts, ANGLES) / ANGLES);
    }

    /** The smallest rate of −Q but for the one of functions of energy: by the real form of the Hermitian m Q/m. */
    private double slowest(List<ShellMesh.Cell> layer, double[] q) {
        int n = layer.size() * width;
        DMatrixRMaj matrix = new DMatrixRMaj(2 * n, 2 * n);
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                double scale = Math.sqrt(layer.get(r / width).mass / layer.get(c / width).mass);
                double re = -scale * q[2 * (r * n + c)];
                double im = -scale * q[2 * (r * n + c) + 1];
                matrix.set(r, c, re);
                matrix.set(n + r, n + c, re);
                matrix.set(r, n + c, -im);
                matrix.set(n + r, c, im);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(2 * n, false, true);
        found.decompose(matrix);
        double[] rates = IntStream.range(0, 2 * n)
                .mapToDouble(i -> found.getEigenvalue(i).getReal())
                .sorted()
                .toArray();
        // Every eigenvalue comes twice in the real form.
        if (!(rates[2] > AT_REST * rates[2 * n - 1])) {
            throw new RefusalException("Something besides functions of energy is at rest under this kernel; use one"
                    + " that connects all wells, and a positive gamma.");
        }
        return rates[2];
    }

    /** The smallest rate at which anything but functions of energy relaxes on a layer. */
    double slowest(int layer) {
        return slowest[layer];
    }

    /** A bound on the rates: the largest sum over a row. */
    double norm() {
        double out = 0;
        for (double[] layer : terms) {
            int n = (int) Math.round(Math.sqrt(layer.length / 2.0));
            for (int r = 0; r < n; r++) {
                double sum = 0;
                for (int c = 0; c < n; c++) {
                    sum += Math.hypot(layer[2 * (r * n + c)], layer[2 * (r * n + c) + 1]);
                }
                out = Math.max(out, sum);
            }
        }
        return out;
    }

    /** Adds Q y in the layout of the initial layer: as {@link MixedOperators} does, for f_−k the conjugate of f_k. */
    void add(ShellMesh mesh, LayerLayout at, double[] y, double[] out) {
        for (int i = 0, first = 0; i < mesh.size(); first += mesh.layer(i).size(), i++) {
            for (int c = 0; c < mesh.layer(i).size(); c++) {
                for (int b = 0; b < mesh.layer(i).size(); b++) {
                    for (int j = 0; j < at.modes; j++) {
                        addBetweenCells(i, c, first + c, b, first + b, j, at, y, out);
                        if (mesh.layer(i).size() > 1) {
                            addToNodes(i, c, first + c, b, first + b, j, at, y, out);
                        }
                    }
                }
            }
        }
    }

    private void addBetweenCells(
            int layer, int c, int to, int b, int from, int mode, LayerLayout at, double[] y, double[] out) {
        double[] entries = terms[layer];
        for (int k = 1; k <= at.highest; k++) {
            double re = 0;
            double im = 0;
            for (int m = 1; m <= at.highest; m++) {
                int plus = place(layer, c, k, b, m);
                int minus = place(layer, c, k, b, -m);
                double x = y[at.at(from, mode, m)];
                double z = y[at.at(from, mode, m) + 1];
                re += (entries[plus] + entries[minus]) * x - (entries[plus + 1] - entries[minus + 1]) * z;
                im += (entries[plus + 1] + entries[minus + 1]) * x + (entries[plus] - entries[minus]) * z;
            }
            out[at.at(to, mode, k)] += re;
            out[at.at(to, mode, k) + 1] += im;
        }
    }

    /** Between nodes, and across between nodes and cells: c is the cell, or that of the nodes, that gets. */
    private void addToNodes(
            int layer, int c, int to, int b, int from, int mode, LayerLayout at, double[] y, double[] out) {
        double[] entries = terms[layer];
        double zero = entries[place(layer, c, 0, b, 0)];
        double mean = (y[at.at(at.lower[from], mode)] + y[at.at(at.upper[from], mode)]) / 2;
        double gain = 0;
        for (int k = 1; k <= at.highest; k++) {
            int up = place(layer, c, k, b, 0);
            out[at.at(to, mode, k)] += entries[up] * mean;
            out[at.at(to, mode, k) + 1] += entries[up + 1] * mean;
            int down = place(layer, c, 0, b, k);
            gain += 2 * (entries[down] * y[at.at(from, mode, k)] - entries[down + 1] * y[at.at(from, mode, k) + 1]);
        }
        double half = at.cells.get(to).mass / 2;
        for (int end = 0; end < 2; end++) {
            int node = end == 0 ? at.lower[to] : at.upper[to];
            int other = end == 0 ? at.lower[from] : at.upper[from];
            out[at.at(node, mode)] += half / at.nodes.get(node).mass * (zero * y[at.at(other, mode)] + gain);
        }
    }

    /** K. */
    int highest() {
        return highest;
    }

    /** The place of (c, k ← b, m) among the entries of a layer. */
    int place(int layer, int c, int k, int b, int m) {
        int n = (int) Math.round(Math.sqrt(terms[layer].length / 2.0));
        return 2 * ((c * width + k + highest) * n + b * width + m + highest);
    }

    /** The entries of a layer, as they are held. */
    double[] entries(int layer) {
        return terms[layer];
    }

    /** Whether m acts on k anywhere. */
    boolean couples(int k, int m) {
        for (double[] layer : terms) {
            int n = (int) Math.round(Math.sqrt(layer.length / 2.0));
            for (int r = k + highest; r < n; r += width) {
                for (int c = m + highest; c < n; c += width) {
                    if (Math.hypot(layer[2 * (r * n + c)], layer[2 * (r * n + c) + 1]) > NEGLIGIBLE * largest) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
