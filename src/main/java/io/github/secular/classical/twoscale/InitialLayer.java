package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * The same elements with the drive's phases resolved in fast time: through the initial layer, where f has not yet
 * come to the slow manifold.
 */
final class InitialLayer extends FastLayer {
    private static final int ANGLES = 128;
    /** Below the limit 2.8 of the method on the imaginary axis. */
    private static final double STABILITY = 2.5;

    private static final double LARGEST_STEP = 0.06;
    /** Harmonics of the drive below this part of its largest are left out. */
    private static final double NEGLIGIBLE = 1e-10;

    private final ShellMesh mesh;
    private final FastModes modes;
    private final VlasovProblem problem;
    private final Relaxation rates;
    private final int highest;
    private final int resolved;
    private final List<ShellMesh.Cell> cells;
    private final List<ShellMesh.Node> nodes = new ArrayList<>();
    private final int[] lower;
    private final int[] upper;
    private final int[] below;
    private final int[] above;
    private final int[][] differences;
    /** Where cells begin: node values, node · J + j, then per cell, mode j and k = 1 … K a pair (re, im). */
    private final int cellsAt;

    InitialLayer(ShellMesh mesh, FastModes modes, VlasovProblem problem, int highest) {
        this.mesh = mesh;
        this.modes = modes;
        this.problem = problem;
        this.rates = problem.rates();
        this.highest = highest;
        this.resolved = modes.resolvedSize();
        this.cells = mesh.cells();
        for (int i = 0; i <= mesh.size(); i++) {
            nodes.addAll(mesh.level(i));
        }
        java.util.Map<Object, Integer> numbers = new java.util.IdentityHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i), i);
        }
        for (int i = 0; i < cells.size(); i++) {
            numbers.put(cells.get(i), i);
        }
        int n = cells.size();
        lower = new int[n];
        upper = new int[n];
        below = new int[n];
        above = new int[n];
        for (int i = 0; i < n; i++) {
            ShellMesh.Cell cell = cells.get(i);
            lower[i] = numbers.get(cell.lower);
            upper[i] = numbers.get(cell.upper);
            below[i] = cell.below == null ? -1 : numbers.get(cell.below);
            above[i] = cell.above == null ? -1 : numbers.get(cell.above);
        }
        cellsAt = nodes.size() * resolved;
        state = new double[cellsAt + 2 * highest * resolved * n];
        differences = new int[modes.channels()][];
        for (int c = 0; c < differences.length; c++) {
            differences[c] = differences(c);
        }
    }

    /** The d = k − m for which a channel couples f_k to f_m. */
    private int[] differences(int channel) {
        boolean[] driven = mesh.driven(channel, 2 * highest, NEGLIGIBLE);
        return java.util.stream.IntStream.rangeClosed(-2 * highest, 2 * highest)
                .filter(d -> driven[Math.abs(d)])
                .toArray();
    }

    /** Projects f0 onto the elements: shell means per component on nodes, angle harmonics on cells. */
    void start(InitialDensity f0) {
        PhaseFunction f = new DensityFunction(f0);
        for (int i = 0; i < nodes.size(); i++) {
            state[i * resolved] = ShellMesh.value(nodes.get(i), f);
        }
        for (int i = 0; i < cells.size(); i++) {
            OrbitSamples orbit = cells.get(i).middle().sample(ANGLES);
            double[] values = new double[ANGLES];
            for (int a = 0; a < ANGLES; a++) {
                values[a] = f0.at(orbit.x()[a], orbit.p()[a]);
            }
            for (int k = 1; k <= highest; k++) {
                double re = 0;
                double im = 0;
                for (int a = 0; a < ANGLES; a++) {
                    double angle = 2 * Math.PI * ((long) k * a % ANGLES) / ANGLES;
                    re += values[a] * Math.cos(angle);
                    im -= values[a] * Math.sin(angle);
                }
                int at = at(i, 0, k);
                state[at] = re / ANGLES;
                state[at + 1] = im / ANGLES;
            }
        }
    }

    private record DensityFunction(InitialDensity f0) implements PhaseFunction {
        @Override
        public double at(double x, double p) {
            return f0.at(x, p);
        }

        @Override
        public double byPosition(double x, double p) {
            throw new UnsupportedOperationException("The slope of an initial density is not known.");
        }

        @Override
        public double byMomentum(double x, double p) {
            throw new UnsupportedOperationException("The slope of an initial density is not known.");
        }
    }

    private int at(int cell, int mode, int k) {
        return cellsAt + 2 * ((cell * resolved + mode) * highest + k - 1);
    }

    @Override
    double largestStep() {
        double fastest = modes.fastest();
        double coupling = 0;
        for (ShellMesh.Cell cell : cells) {
            double sum = 0;
            for (int c = 0; c < modes.channels(); c++) {
                for (int d : differences[c]) {
                    AngleHarmonics up = cell.atUpper[c];
                    AngleHarmonics low = cell.atLower[c];
                    sum += Math.sqrt(cell.mean[c].abs2(Math.abs(d))) * Math.abs(d)
                            + highest * Math.hypot(up.re(d) - low.re(d), up.im(d) - low.im(d));
                }
            }
            double mass = Math.min(cell.mass, Math.min(cell.lower.mass, cell.upper.mass));
            coupling = Math.max(coupling, problem.epsilon() * sum / Math.sqrt(mass * cell.mass));
        }
        return Math.min(LARGEST_STEP * 2 / Math.max(2, fastest), STABILITY / Math.max(coupling, 1e-300));
    }

    /** e^{−(γ_k + decay + ikω) h} for all cells, as (re, im); for nodes, decay alone as one number. */
    @Override
    double[] factors(double h) {
        double[] out = new double[state.length];
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < resolved; j++) {
                out[i * resolved + j] = Math.exp(-modes.resolvedDecay(j) * h);
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            ShellMesh.Cell cell = cells.get(i);
            for (int j = 0; j < resolved; j++) {
                for (int k = 1; k <= highest; k++) {
                    double size = Math.exp(-(rates.rate(cell.energy, k) + modes.resolvedDecay(j)) * h);
                    out[at(i, j, k)] = size * Math.cos(k * cell.frequency * h);
                    out[at(i, j, k) + 1] = -size * Math.sin(k * cell.frequency * h);
                }
            }
        }
        return out;
    }

    @Override
    void turn(double[] factors, double[] y) {
        for (int i = 0; i < cellsAt; i++) {
            y[i] *= factors[i];
        }
        for (int i = cellsAt; i < y.length; i += 2) {
            double re = y[i] * factors[i] - y[i + 1] * factors[i + 1];
            y[i + 1] = y[i] * factors[i + 1] + y[i + 1] * factors[i];
            y[i] = re;
        }
    }

    /** The drive, and the exchange between components at a level. */
    @Override
    void slope(double[] y, double tau, double[] out) {
        java.util.Arrays.fill(out, 0);
        addExchange(y, out);
        double t = tau * problem.epsilon() * problem.epsilon();
        for (int c = 0; c < modes.channels(); c++) {
            for (int row = 0; row < resolved; row++) {
                for (int column = 0; column < resolved; column++) {
                    double g = problem.epsilon() * modes.resolvedCoupling(c, row, column, t, tau);
                    if (g != 0) {
                        addDrive(y, c, row, column, g, out);
                    }
                }
            }
        }
    }

    private void addExchange(double[] y, double[] out) {
        for (int i = 0, first = 0; i <= mesh.size(); first += mesh.level(i).size(), i++) {
            List<ShellMesh.Node> level = mesh.level(i);
            if (level.size() < 2) {
                continue;
            }
            double gamma = rates.rate(level.get(0).energy);
            for (int j = 0; j < resolved; j++) {
                double total = 0;
                double mean = 0;
                for (ShellMesh.Node node : level) {
                    total += node.mass;
                    mean += node.mass * y[(first + node.place) * resolved + j];
                }
                mean /= total;
                for (ShellMesh.Node node : level) {
                    int at = (first + node.place) * resolved + j;
                    out[at] += gamma * (mean - y[at]);
                }
            }
        }
    }

    private void addDrive(double[] y, int channel, int row, int column, double g, double[] out) {
        for (int i = 0; i < cells.size(); i++) {
            ShellMesh.Cell cell = cells.get(i);
            AngleHarmonics mean = cell.mean[channel];
            double jump = y[upper[i] * resolved + column] - y[lower[i] * resolved + column];
            double flux = 0;
            for (int k = 1; k <= highest; k++) {
                int from = at(i, column, k);
                int to = at(i, row, k);
                // k ← 0: ik V̄_k (F_u − F_l)/m
                out[to] -= g * k * mean.im(k) * jump / cell.mass;
                out[to + 1] += g * k * mean.re(k) * jump / cell.mass;
                // 0 ← ±k: 2 Re(ik conj(V̄_k) f_k)
                flux -= 2 * k * (mean.re(k) * y[from + 1] - mean.im(k) * y[from]);
                addHarmonics(y, i, channel, column, k, g / cell.mass, out, to);
            }
            out[upper[i] * resolved + row] += g * flux / nodes.get(upper[i]).mass;
            out[lower[i] * resolved + row] -= g * flux / nodes.get(lower[i]).mass;
        }
    }

    /** k ← m, m ≠ 0, as in {@link MixedElements}. */
    private void addHarmonics(double[] y, int i, int channel, int column, int k, double g, double[] out, int to) {
        ShellMesh.Cell cell = cells.get(i);
        AngleHarmonics up = cell.atUpper[channel];
        AngleHarmonics low = cell.atLower[channel];
        boolean top = cell.layer + 1 == mesh.size();
        double re = 0;
        double im = 0;
        for (int d : differences[channel]) {
            int m = k - d;
            if (m == 0 || Math.abs(m) > highest) {
                continue;
            }
            double ur = top && d != 0 ? 0 : up.re(d);
            double ui = top && d != 0 ? 0 : up.im(d);
            double lr = low.re(d);
            double li = low.im(d);
            int from = at(i, column, Math.abs(m));
            double sign = m < 0 ? -1 : 1;
            double s = -(k + m) / 2.0;
            double sr = s * (ur - lr);
            double si = s * (ui - li);
            re += sr * y[from] - si * sign * y[from + 1];
            im += sr * sign * y[from + 1] + si * y[from];
            if (d != 0 && above[i] >= 0) {
                int other = at(above[i], column, Math.abs(m));
                re += d / 2.0 * (ur * y[other] - ui * sign * y[other + 1]);
                im += d / 2.0 * (ur * sign * y[other + 1] + ui * y[other]);
            }
            if (d != 0 && below[i] >= 0) {
                int other = at(below[i], column, Math.abs(m));
                re -= d / 2.0 * (lr * y[other] - li * sign * y[other + 1]);
                im -= d / 2.0 * (lr * sign * y[other + 1] + li * y[other]);
            }
        }
        // times i g
        out[to] -= g * im;
        out[to + 1] += g * re;
    }

    @Override
    MeshState state() {
        double[] values = new double[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = state[i * resolved];
        }
        double[] harmonics = new double[2 * highest * cells.size()];
        for (int i = 0; i < cells.size(); i++) {
            System.arraycopy(state, at(i, 0, 1), harmonics, 2 * highest * i, 2 * highest);
        }
        return new MeshState(mesh, values, harmonics, highest);
    }
}
