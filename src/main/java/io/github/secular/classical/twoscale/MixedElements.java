package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.Relaxation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The two-scale system in mixed finite elements (MATH-classical, section 9A): for k = 0 continuous piecewise linear
 * functions of s with lumped masses, for k ≠ 0 constants on cells, both times the fast modes. The drive couples them
 * by an operator that is exactly skew-Hermitian in the masses, so that mass is kept to rounding; for ε → 0 the three
 * point scheme of the diffusion equation is left.
 */
final class MixedElements {
    private static final double NEGLIGIBLE = 1e-13;

    private final ShellMesh mesh;
    private final FastModes modes;
    private final int highest;
    /** Kept pairs (k, j): nodes carry those with k = 0, cells the others. */
    private final List<int[]> nodePairs = new ArrayList<>();

    private final List<int[]> cellPairs = new ArrayList<>();
    private final int[] sizes;

    /** @param highest of the angle harmonics; the mesh holds those of the drive up to twice this */
    MixedElements(ShellMesh mesh, FastModes modes, int highest) {
        this.mesh = mesh;
        this.modes = modes;
        this.highest = highest;
        choosePairs();
        sizes = new int[mesh.size() + 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = mesh.level(i).size() * nodePairs.size()
                    + (i < mesh.size() ? mesh.layer(i).size() * cellPairs.size() : 0);
        }
    }

    /** Those (k, j) that the drive reaches from (0, 0); the others stay at rest. */
    private void choosePairs() {
        boolean[][] drives = new boolean[modes.channels()][2 * highest + 1];
        for (int c = 0; c < modes.channels(); c++) {
            double[] largest = new double[2 * highest + 1];
            for (ShellMesh.Cell cell : mesh.cells()) {
                for (int k = 0; k <= 2 * highest; k++) {
                    largest[k] = Math.max(largest[k], cell.mean[c].abs2(k));
                }
            }
            double scale = Arrays.stream(largest).max().orElse(0);
            for (int k = 0; k <= 2 * highest; k++) {
                drives[c][k] = largest[k] > NEGLIGIBLE * NEGLIGIBLE * scale;
            }
        }
        int width = 2 * highest + 1;
        boolean[][] kept = new boolean[width][modes.size()];
        List<int[]> queue = new ArrayList<>(List.of(new int[] {0, 0}));
        kept[highest][0] = true;
        for (int q = 0; q < queue.size(); q++) {
            int[] from = queue.get(q);
            for (FastModes.Entry e : modes.entries()) {
                for (int k = -highest; e.column() == from[1] && k <= highest; k++) {
                    if (drives[e.channel()][Math.abs(k - from[0])]
                            && !kept[k + highest][e.row()]
                            && (k != 0 || from[0] != 0)) {
                        kept[k + highest][e.row()] = true;
                        queue.add(new int[] {k, e.row()});
                    }
                }
            }
        }
        for (int k = -highest; k <= highest; k++) {
            for (int j = 0; j < modes.size(); j++) {
                if (kept[k + highest][j]) {
                    (k == 0 ? nodePairs : cellPairs).add(new int[] {k, j});
                }
            }
        }
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
                        if (re[j][l] != 0 || im[j][l] != 0) {
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
            if (re[l] == 0 && im[l] == 0) {
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
