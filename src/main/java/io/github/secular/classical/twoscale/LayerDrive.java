package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The drive −{V, ·} between the unknowns of the initial layer, as that of {@link MixedOperators}, with the channels
 * added up at each time before they act.
 */
final class LayerDrive {
    private static final int NORM_ROUNDS = 16;

    private final LayerLayout at;
    private final FastModes modes;
    private final int highest;
    /** The d = k − m for which some f_k is coupled to f_m. */
    private final int[] differences;
    /** By channel: V_d on cells, at their upper and lower ends, d = 0 … 2K, (re, im). */
    private final double[][] means;

    private final double[][] uppers;
    private final double[][] lowers;
    private final double[] mean;
    private final double[] up;
    private final double[] low;
    private final double[] masses;
    private final double[] nodeMasses;

    /** By channel and mode, for noises: the modes it leads to, and the factors. */
    private final int[][][] rows;

    private final double[][][] couplings;

    /** @param negligible harmonics of the drive below this part of its largest are left out */
    LayerDrive(ShellMesh mesh, LayerLayout at, FastModes modes, double negligible) {
        this.at = at;
        this.modes = modes;
        this.highest = at.highest;
        boolean[] driven = new boolean[2 * highest + 1];
        int n = at.cells.size() * 2 * (2 * highest + 1);
        means = new double[modes.channels()][n];
        uppers = new double[modes.channels()][n];
        lowers = new double[modes.channels()][n];
        for (int c = 0; c < modes.channels(); c++) {
            boolean[] some = mesh.driven(c, 2 * highest, negligible);
            for (int i = 0; i < at.cells.size(); i++) {
                ShellMesh.Cell cell = at.cells.get(i);
                boolean top = cell.layer + 1 == mesh.size();
                for (int d = 0; d <= 2 * highest; d++) {
                    if (some[d]) {
                        driven[d] = true;
                        set(means[c], i, d, cell.mean[c]);
                        set(lowers[c], i, d, cell.atLower[c]);
                        if (!top || d == 0) {
                            set(uppers[c], i, d, cell.atUpper[c]);
                        }
                    }
                }
            }
        }
        rows = new int[modes.channels()][at.modes][];
        couplings = new double[modes.channels()][at.modes][];
        if (modes.isRandom()) {
            findCouplings();
        }
        mean = new double[n];
        up = new double[n];
        low = new double[n];
        masses = at.cells.stream().mapToDouble(cell -> cell.mass).toArray();
        nodeMasses = at.nodes.stream().mapToDouble(node -> node.mass).toArray();
        differences = IntStream.rangeClosed(-2 * highest, 2 * highest)
                .filter(d -> driven[Math.abs(d)])
                .toArray();
    }

    private void findCouplings() {
        for (int c = 0; c < rows.length; c++) {
            for (int j = 0; j < at.modes; j++) {
                int channel = c;
                int column = j;
                List<FastModes.Entry> some = modes.entries().stream()
                        .filter(e -> e.channel() == channel && e.column() == column)
                        .toList();
                rows[c][j] = some.stream().mapToInt(FastModes.Entry::row).toArray();
                couplings[c][j] = some.stream().mapToDouble(FastModes.Entry::re).toArray();
            }
        }
    }

    private void set(double[] to, int cell, int d, AngleHarmonics from) {
        to[place(cell, d)] = from.re(d);
        to[place(cell, d) + 1] = from.im(d);
    }

    private int place(int cell, int d) {
        return 2 * (cell * (2 * highest + 1) + d);
    }

    /** Adds factor · (the drive at fast time τ, slow time t) · y. */
    void add(double[] y, double factor, double t, double tau, double[] out) {
        double[] parts = new double[modes.channels()];
        if (!modes.isRandom()) {
            for (int c = 0; c < parts.length; c++) {
                parts[c] = factor * modes.resolvedCoupling(c, 0, 0, t, tau);
            }
            addUp(parts);
            addTo(y, 0, new int[] {0}, new double[] {1}, out);
            return;
        }
        for (int c = 0; c < parts.length; c++) {
            Arrays.fill(parts, 0);
            parts[c] = factor;
            addUp(parts);
            for (int column = 0; column < at.modes; column++) {
                addTo(y, column, rows[c][column], couplings[c][column], out);
            }
        }
    }

    private void addUp(double[] parts) {
        Arrays.fill(mean, 0);
        Arrays.fill(up, 0);
        Arrays.fill(low, 0);
        for (int c = 0; c < parts.length; c++) {
            for (int k = 0; parts[c] != 0 && k < mean.length; k++) {
                mean[k] += parts[c] * means[c][k];
                up[k] += parts[c] * uppers[c][k];
                low[k] += parts[c] * lowers[c][k];
            }
        }
    }

    /** From one mode to others, with a factor for each. */
    private void addTo(double[] y, int column, int[] to, double[] factors, double[] out) {
        double[] sum = new double[2];
        for (int i = 0; i < masses.length; i++) {
            int upper = at.upper[i];
            int lower = at.lower[i];
            double jump = y[at.at(upper, column)] - y[at.at(lower, column)];
            double flux = 0;
            for (int k = 1; k <= highest; k++) {
                int from = at.at(i, column, k);
                double vr = mean[place(i, k)];
                double vi = mean[place(i, k) + 1];
                // 0 ← ±k: 2 Re(ik conj(V̄_k) f_k)
                flux -= 2 * k * (vr * y[from + 1] - vi * y[from]);
                harmonics(y, i, column, k, sum);
                // and k ← 0: ik V̄_k (F_u − F_l)/m
                double re = (-sum[1] - k * vi * jump) / masses[i];
                double im = (sum[0] + k * vr * jump) / masses[i];
                for (int r = 0; r < to.length; r++) {
                    int place = at.at(i, to[r], k);
                    out[place] += factors[r] * re;
                    out[place + 1] += factors[r] * im;
                }
            }
            for (int r = 0; r < to.length; r++) {
                out[at.at(upper, to[r])] += factors[r] * flux / nodeMasses[upper];
                out[at.at(lower, to[r])] -= factors[r] * flux / nodeMasses[lower];
            }
        }
    }

    /** k ← m, m ≠ 0, the factor i/mass left out. */
    private void harmonics(double[] y, int i, int column, int k, double[] sum) {
        double re = 0;
        double im = 0;
        int cell = at.at(i, column, 1) - 2;
        int above = at.above[i] < 0 ? -1 : at.at(at.above[i], column, 1) - 2;
        int below = at.below[i] < 0 ? -1 : at.at(at.below[i], column, 1) - 2;
        for (int d : differences) {
            int m = k - d;
            if (m == 0 || m > highest || m < -highest) {
                continue;
            }
            int v = place(i, Math.abs(d));
            double conjugate = d < 0 ? -1 : 1;
            double ur = up[v];
            double ui = conjugate * up[v + 1];
            double lr = low[v];
            double li = conjugate * low[v + 1];
            int from = 2 * Math.abs(m);
            double sign = m < 0 ? -1 : 1;
            double s = -(k + m) / 2.0;
            double sr = s * (ur - lr);
            double si = s * (ui - li);
            double x = y[cell + from];
            double z = sign * y[cell + from + 1];
            re += sr * x - si * z;
            im += sr * z + si * x;
            if (d != 0 && above >= 0) {
                x = d / 2.0 * y[above + from];
                z = d / 2.0 * sign * y[above + from + 1];
                re += ur * x - ui * z;
                im += ur * z + ui * x;
            }
            if (d != 0 && below >= 0) {
                x = d / 2.0 * y[below + from];
                z = d / 2.0 * sign * y[below + from + 1];
                re -= lr * x - li * z;
                im -= lr * z + li * x;
            }
        }
        sum[0] = re;
        sum[1] = im;
    }

    /**
     * The largest factor by which all channels together, each at 1, stretch a state, in the masses, in which the drive
     * is skew: by the power method, from below.
     */
    double norm() {
        double sum = 0;
        for (int c = 0; c < modes.channels(); c++) {
            double[] parts = new double[modes.channels()];
            double coupling = 0;
            for (int column = 0; column < at.modes && modes.isRandom(); column++) {
                coupling = Math.max(
                        coupling,
                        Arrays.stream(couplings[c][column]).map(Math::abs).sum());
            }
            parts[c] = 1;
            addUp(parts);
            sum += (modes.isRandom() ? coupling : 1) * normOfSum();
        }
        return sum;
    }

    private double normOfSum() {
        SplittableRandom random = new SplittableRandom(1);
        double[] v = new double[at.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextDouble() - 0.5;
        }
        double norm = 0;
        for (int round = 0; round < NORM_ROUNDS; round++) {
            double[] w = new double[v.length];
            addTo(v, 0, new int[] {0}, new double[] {1}, w);
            double before = Math.sqrt(square(v));
            double after = Math.sqrt(square(w));
            if (after == 0) {
                return norm;
            }
            norm = Math.max(norm, after / before);
            for (int i = 0; i < v.length; i++) {
                v[i] = w[i] / after;
            }
        }
        return norm;
    }

    /** Σ m |y|² of the first mode. */
    private double square(double[] y) {
        double sum = 0;
        for (int i = 0; i < nodeMasses.length; i++) {
            double value = y[at.at(i, 0)];
            sum += nodeMasses[i] * value * value;
        }
        for (int i = 0; i < masses.length; i++) {
            for (int k = at.at(i, 0, 1); k < at.at(i, 0, highest) + 2; k++) {
                sum += 2 * masses[i] * y[k] * y[k];
            }
        }
        return sum;
    }
}
