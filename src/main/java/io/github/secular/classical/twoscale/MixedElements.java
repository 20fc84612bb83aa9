package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.Relaxation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The two-scale system in mixed finite elements (MATH-classical, section 9A): for k = 0 continuous piecewise linear
 * functions of s with lumped masses, for k ≠ 0 constants on cells, both times the fast modes. The drive couples them
 * by an operator that is exactly skew-Hermitian in the masses, so that mass is kept to rounding; for ε → 0 the three
 * point scheme of the diffusion equation is left.
 */
final class MixedElements {
    /** Harmonics of the drive below this part of its largest are left out. */
    static final double NEGLIGIBLE = 1e-9;

    private final ShellMesh mesh;
    private final FastModes modes;
    private final int highest;
    /** Kept pairs (k, j): nodes carry those with k = 0, cells the others. */
    private final List<int[]> nodePairs = new ArrayList<>();

    private final List<int[]> cellPairs = new ArrayList<>();
    private final int[] sizes;
    private final int[] offsets;
    private final boolean[][] drives;

    /**
     * @param pairs (k, j) to keep, closed under complex conjugation; the mesh holds harmonics of the drive up to twice
     *     the highest k
     */
    MixedElements(ShellMesh mesh, FastModes modes, List<int[]> pairs) {
        this.mesh = mesh;
        this.modes = modes;
        for (int[] pair : pairs) {
            (pair[0] == 0 ? nodePairs : cellPairs).add(pair.clone());
        }
        this.highest = cellPairs.stream().mapToInt(pair -> pair[0]).max().orElse(0);
        sizes = sizes(mesh, nodePairs.size(), cellPairs.size());
        offsets = new int[sizes.length];
        for (int i = 1; i < sizes.length; i++) {
            offsets[i] = offsets[i - 1] + sizes[i - 1];
        }
        drives = new boolean[modes.channels()][];
        for (int c = 0; c < drives.length; c++) {
            drives[c] = mesh.driven(c, 2 * highest, NEGLIGIBLE);
        }
    }

    /** Complex unknowns in every block of a mesh, for given numbers of pairs. */
    static int[] sizes(ShellMesh mesh, int nodePairs, int cellPairs) {
        int[] sizes = new int[mesh.size() + 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = mesh.level(i).size() * nodePairs
                    + (i < mesh.size() ? mesh.layer(i).size() * cellPairs : 0);
        }
        return sizes;
    }

    /** The row of the complex conjugate of every unknown. */
    int[] mirror() {
        int[] nodeMirror = mirror(nodePairs);
        int[] cellMirror = mirror(cellPairs);
        int[] out = new int[size()];
        for (int i = 0; i < sizes.length; i++) {
            int offset = offsets[i];
            for (ShellMesh.Node node : mesh.level(i)) {
                for (int q = 0; q < nodeMirror.length; q++) {
                    out[offset + nodePlace(node, q)] = offset + nodePlace(node, nodeMirror[q]);
                }
            }
            for (int c = 0; i < mesh.size() && c < mesh.layer(i).size(); c++) {
                for (int q = 0; q < cellMirror.length; q++) {
                    out[offset + cellPlace(i, c, q)] = offset + cellPlace(i, c, cellMirror[q]);
                }
            }
        }
        return out;
    }

    private int[] mirror(List<int[]> pairs) {
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        for (int q = 0; q < pairs.size(); q++) {
            numbers.put(List.of(pairs.get(q)[0], pairs.get(q)[1]), q);
        }
        return pairs.stream()
                .mapToInt(pair -> numbers.get(List.of(-pair[0], modes.mirror(pair[1]))))
                .toArray();
    }

    /** Number of complex unknowns. */
    int size() {
        return Arrays.stream(sizes).sum();
    }

    int[] blockSizes() {
        return sizes.clone();
    }

    /** Angle harmonics times fast modes that are kept. */
    int pairs() {
        return nodePairs.size() + cellPairs.size();
    }

    List<int[]> nodePairs() {
        return nodePairs;
    }

    List<int[]> cellPairs() {
        return cellPairs;
    }

    int highest() {
        return highest;
    }

    /** The place in its block of pair number q at a node. */
    int nodePlace(ShellMesh.Node node, int q) {
        return node.place * nodePairs.size() + q;
    }

    /** The place in its block of pair number q on cell number c of a layer. */
    int cellPlace(int layer, int c, int q) {
        return mesh.level(layer).size() * nodePairs.size() + c * cellPairs.size() + q;
    }

    private int zero() {
        for (int q = 0; q < nodePairs.size(); q++) {
            if (nodePairs.get(q)[1] == 0) {
                return q;
            }
        }
        throw new IllegalStateException("There is no mean mode.");
    }

    /** The row, in its block, that holds the shell mean of a level where that is given. */
    private int meanRow(int level) {
        return nodePlace(mesh.level(level).get(0), zero());
    }

    /** An operator with one row a level replaced by the mean over its nodes: fast rows stay, slow values are given. */
    BlockTridiagonal withMeansGiven(BlockTridiagonal operator) {
        BlockTridiagonal matrix = operator.scaledPlusIdentity(1, 0, 0);
        for (int i = 0; i < sizes.length; i++) {
            matrix.clearRow(i, meanRow(i));
            double total = mesh.levelMass(i);
            for (ShellMesh.Node node : mesh.level(i)) {
                matrix.add(i, meanRow(i), i, nodePlace(node, zero()), node.mass / total, 0);
            }
        }
        return matrix;
    }

    /** Writes the shell mean of a level, (re, im), where {@link #withMeansGiven} has it. */
    void setMean(int level, double re, double im, double[] y) {
        int k = 2 * (offsets[level] + meanRow(level));
        y[k] = re;
        y[k + 1] = im;
    }

    /** Adds the mean of the mean mode over the nodes of every level, (re, im) after another. */
    void addMeans(double[] y, double[] out) {
        int zero = zero();
        for (int i = 0; i < sizes.length; i++) {
            double total = mesh.levelMass(i);
            for (ShellMesh.Node node : mesh.level(i)) {
                int k = 2 * (offsets[i] + nodePlace(node, zero));
                out[2 * i] += node.mass / total * y[k];
                out[2 * i + 1] += node.mass / total * y[k + 1];
            }
        }
    }

    /** Adds Σ m |y|² over nodes or cells, by mode and harmonic k + K. */
    void addSquares(double[] y, double[][] out, int middle) {
        for (int i = 0; i < sizes.length; i++) {
            for (ShellMesh.Node node : mesh.level(i)) {
                for (int q = 0; q < nodePairs.size(); q++) {
                    int k = 2 * (offsets[i] + nodePlace(node, q));
                    out[nodePairs.get(q)[1]][middle] += node.mass * (y[k] * y[k] + y[k + 1] * y[k + 1]);
                }
            }
            for (int c = 0; i < mesh.size() && c < mesh.layer(i).size(); c++) {
                for (int q = 0; q < cellPairs.size(); q++) {
                    int k = 2 * (offsets[i] + cellPlace(i, c, q));
                    out[cellPairs.get(q)[1]][middle + cellPairs.get(q)[0]] +=
                            mesh.layer(i).get(c).mass * (y[k] * y[k] + y[k + 1] * y[k + 1]);
                }
            }
        }
    }

    /** F at a node, from the modes times their weights (re, im). */
    double value(double[] y, ShellMesh.Node node, double[] weights) {
        double sum = 0;
        int offset = offsets[node.level];
        for (int q = 0; q < nodePairs.size(); q++) {
            int j = nodePairs.get(q)[1];
            int k = 2 * (offset + nodePlace(node, q));
            sum += y[k] * weights[2 * j] - y[k + 1] * weights[2 * j + 1];
        }
        return sum;
    }

    /** Adds f_k, k = 1 … K, on cell number c of a layer, as (re, im) from a place in out. */
    void addHarmonics(double[] y, int layer, int c, double[] weights, double[] out, int place) {
        for (int q = 0; q < cellPairs.size(); q++) {
            int k = cellPairs.get(q)[0];
            int j = cellPairs.get(q)[1];
            if (k > 0) {
                int from = 2 * (offsets[layer] + cellPlace(layer, c, q));
                int at = place + 2 * (k - 1);
                out[at] += y[from] * weights[2 * j] - y[from + 1] * weights[2 * j + 1];
                out[at + 1] += y[from] * weights[2 * j + 1] + y[from + 1] * weights[2 * j];
            }
        }
    }

    /** The unperturbed part: −i(kω + frequency_j) − decay_j − γ_k, and on nodes the exchange between components. */
    BlockTridiagonal fastPart(Relaxation relaxation) {
        BlockTridiagonal out = new BlockTridiagonal(sizes);
        for (int i = 0; i <= mesh.size(); i++) {
            addNodes(out, i, relaxation);
            for (int c = 0; i < mesh.size() && c < mesh.layer(i).size(); c++) {
                ShellMesh.Cell cell = mesh.layer(i).get(c);
                for (int q = 0; q < cellPairs.size(); q++) {
                    int k = cellPairs.get(q)[0];
                    int j = cellPairs.get(q)[1];
                    int place = cellPlace(i, c, q);
                    double rate = relaxation.rate(cell.energy, k) + modes.decay(j);
                    out.add(i, place, i, place, -rate, -(k * cell.frequency + modes.frequency(j)));
                }
            }
        }
        return out;
    }

    private void addNodes(BlockTridiagonal out, int i, Relaxation relaxation) {
        List<ShellMesh.Node> level = mesh.level(i);
        double total = level.stream().mapToDouble(n -> n.mass).sum();
        for (int q = 0; q < nodePairs.size(); q++) {
            int j = nodePairs.get(q)[1];
            for (ShellMesh.Node node : level) {
                int row = nodePlace(node, q);
                out.add(i, row, i, row, -modes.decay(j), -modes.frequency(j));
                if (level.size() > 1) {
                    double gamma = relaxation.rate(node.energy);
                    out.add(i, row, i, row, -gamma, 0);
                    for (ShellMesh.Node other : level) {
                        out.add(i, row, i, nodePlace(other, q), gamma * other.mass / total, 0);
                    }
                }
            }
        }
    }

    /** The drive −{V, ·} of one channel, divided by the masses. */
    BlockTridiagonal drivePart(int channel) {
        BlockTridiagonal out = new BlockTridiagonal(sizes);
        double[][] re = new double[modes.size()][modes.size()];
        double[][] im = new double[modes.size()][modes.size()];
        for (FastModes.Entry e : modes.entries()) {
            if (e.channel() == channel) {
                re[e.row()][e.column()] += e.re();
                im[e.row()][e.column()] += e.im();
            }
        }
        for (int i = 0; i < mesh.size(); i++) {
            for (int c = 0; c < mesh.layer(i).size(); c++) {
                ShellMesh.Cell cell = mesh.layer(i).get(c);
                for (int q = 0; q < cellPairs.size(); q++) {
                    int j = cellPairs.get(q)[1];
                    addToNodes(out, cell, c, q, channel, re[j], im[j]);
                    for (int r = 0; r < cellPairs.size(); r++) {
                        int l = cellPairs.get(r)[1];
                        int d = Math.abs(cellPairs.get(q)[0] - cellPairs.get(r)[0]);
                        if (drives[channel][d] && (re[j][l] != 0 || im[j][l] != 0)) {
                            addToCells(out, cell, c, q, r, channel, re[j][l], im[j][l]);
                        }
                    }
                }
            }
        }
        return out;
    }

    /** k ← 0: +ik V̄_k (F_upper − F_lower)/m, and 0 ← k, minus its adjoint. */
    private void addToNodes(
            BlockTridiagonal out, ShellMesh.Cell cell, int c, int q, int channel, double[] re, double[] im) {
        int k = cellPairs.get(q)[0];
        AngleHarmonics v = cell.mean[channel];
        int row = cellPlace(cell.layer, c, q);
        for (int r = 0; r < nodePairs.size(); r++) {
            int l = nodePairs.get(r)[1];
            if (!drives[channel][Math.abs(k)] || (re[l] == 0 && im[l] == 0)) {
                continue;
            }
            // i k V̄ C
            double vr = -k * (v.re(k) * im[l] + v.im(k) * re[l]);
            double vi = k * (v.re(k) * re[l] - v.im(k) * im[l]);
            for (int end = 0; end < 2; end++) {
                ShellMesh.Node node = end == 0 ? cell.lower : cell.upper;
                double sign = end == 0 ? -1 : 1;
                int column = nodePlace(node, r);
                out.add(cell.layer, row, node.level, column, sign * vr / cell.mass, sign * vi / cell.mass);
                out.add(node.level, column, cell.layer, row, -sign * vr / node.mass, sign * vi / node.mass);
            }
        }
    }

    /**
     * k ← m, both ≠ 0, central fluxes: −[i(k+m)/2 (V_u − V_l)_{k−m} f − i(k−m)/2 (V_u f_above − V_l f_below)]/m.
     */
    private void addToCells(
            BlockTridiagonal out, ShellMesh.Cell cell, int c, int q, int r, int channel, double re, double im) {
        int k = cellPairs.get(q)[0];
        int m = cellPairs.get(r)[0];
        int d = k - m;
        AngleHarmonics upper = cell.atUpper[channel];
        AngleHarmonics lower = cell.atLower[channel];
        int row = cellPlace(cell.layer, c, q);
        boolean top = cell.layer + 1 == mesh.size();
        double ur = top && d != 0 ? 0 : upper.re(d);
        double ui = top && d != 0 ? 0 : upper.im(d);
        double lr = lower.re(d);
        double li = lower.im(d);
        double sum = (k + m) / 2.0 / cell.mass;
        addTimesI(out, cell.layer, row, cell.layer, cellPlace(cell.layer, c, r), -sum, ur - lr, ui - li, re, im);
        double half = d / 2.0 / cell.mass;
        if (d != 0 && cell.above != null) {
            int other = mesh.layer(cell.layer + 1).indexOf(cell.above);
            int column = cellPlace(cell.layer + 1, other, r);
            addTimesI(out, cell.layer, row, cell.layer + 1, column, half, ur, ui, re, im);
        }
        if (d != 0 && cell.below != null) {
            int other = mesh.layer(cell.layer - 1).indexOf(cell.below);
            int column = cellPlace(cell.layer - 1, other, r);
            addTimesI(out, cell.layer, row, cell.layer - 1, column, -half, lr, li, re, im);
        }
    }

    /** Adds i · factor · v · c. */
    private static void addTimesI(
            BlockTridiagonal out,
            int rowBlock,
            int row,
            int columnBlock,
            int column,
            double factor,
            double vr,
            double vi,
            double cr,
            double ci) {
        out.add(rowBlock, row, columnBlock, column, -factor * (vr * ci + vi * cr), factor * (vr * cr - vi * ci));
    }
}
