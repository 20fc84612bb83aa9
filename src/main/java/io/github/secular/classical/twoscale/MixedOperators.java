package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import java.util.List;

/**
 * The two-scale system in mixed finite elements (doc/vlasov-solvers.md, V4.11). The drive couples nodes and cells by an
 * operator that is exactly skew-Hermitian in the masses, so that mass is kept to rounding; for ε → 0 the three point
 * scheme of the diffusion equation is left.
 */
final class MixedOperators {
    /** Harmonics of the drive below this part of its largest are left out. */
    static final double NEGLIGIBLE = 1e-9;

    private final MixedElements elements;
    private final ShellMesh mesh;
    private final FastModes modes;
    private final List<int[]> nodePairs;
    private final List<int[]> cellPairs;
    private final boolean[][] driven;

    MixedOperators(MixedElements elements) {
        this.elements = elements;
        mesh = elements.mesh();
        modes = elements.modes();
        nodePairs = elements.nodePairs();
        cellPairs = elements.cellPairs();
        driven = new boolean[modes.channels()][];
        for (int c = 0; c < driven.length; c++) {
            driven[c] = mesh.driven(c, 2 * elements.highest(), NEGLIGIBLE);
        }
    }

    /** The unperturbed part: −i(kω + frequency_j) − decay_j, and the collisions. */
    BlockTridiagonal fastPart(Collisions collisions) {
        BlockTridiagonal out = new BlockTridiagonal(elements.blockSizes());
        for (int i = 0; i <= mesh.size(); i++) {
            addNodes(out, i, collisions);
            for (int c = 0; i < mesh.size() && c < mesh.layer(i).size(); c++) {
                ShellMesh.Cell cell = mesh.layer(i).get(c);
                for (int q = 0; q < cellPairs.size(); q++) {
                    int k = cellPairs.get(q)[0];
                    int j = cellPairs.get(q)[1];
                    int place = elements.cellPlace(i, c, q);
                    double rate = collisions.rate(cell, k) + modes.decay(j);
                    out.add(i, place, i, place, -rate, -(k * cell.frequency + modes.frequency(j)));
                }
            }
            if (i < mesh.size() && collisions.isGeneral()) {
                addKernel(out, i, collisions.kernel());
            }
        }
        return out;
    }

    private void addNodes(BlockTridiagonal out, int i, Collisions collisions) {
        List<ShellMesh.Node> level = mesh.level(i);
        double total = mesh.levelMass(i);
        for (int q = 0; q < nodePairs.size(); q++) {
            int j = nodePairs.get(q)[1];
            for (ShellMesh.Node node : level) {
                int row = elements.nodePlace(node, q);
                out.add(i, row, i, row, -modes.decay(j), -modes.frequency(j));
                double gamma = level.size() > 1 ? collisions.exchange(node) : 0;
                out.add(i, row, i, row, -gamma, 0);
                for (ShellMesh.Node other : level) {
                    out.add(i, row, i, elements.nodePlace(other, q), gamma * other.mass / total, 0);
                }
            }
        }
    }

    /**
     * A general kernel on a layer: between cells as it is; with k = 0, between the nodes at either end of the cells, half
     * at each; and across, with the mean of the two nodes. Hermitian in the masses, and nowhere above zero.
     */
    private void addKernel(BlockTridiagonal out, int layer, KernelTerms kernel) {
        List<ShellMesh.Cell> cells = mesh.layer(layer);
        double[] entries = kernel.entries(layer);
        for (int c = 0; c < cells.size(); c++) {
            for (int b = 0; b < cells.size(); b++) {
                addBetweenCells(out, layer, c, b, kernel, entries);
                if (cells.size() > 1) {
                    addBetweenNodes(out, layer, c, b, kernel, entries);
                    addAcross(out, layer, c, b, kernel, entries);
                }
            }
        }
    }

    private void addBetweenCells(BlockTridiagonal out, int layer, int c, int b, KernelTerms kernel, double[] entries) {
        for (int q = 0; q < cellPairs.size(); q++) {
            for (int r = 0; r < cellPairs.size(); r++) {
                if (cellPairs.get(q)[1] == cellPairs.get(r)[1]) {
                    int at = kernel.place(
                            layer, c, cellPairs.get(q)[0], b, cellPairs.get(r)[0]);
                    int row = elements.cellPlace(layer, c, q);
                    out.add(layer, row, layer, elements.cellPlace(layer, b, r), entries[at], entries[at + 1]);
                }
            }
        }
    }

    private void addBetweenNodes(BlockTridiagonal out, int layer, int c, int b, KernelTerms kernel, double[] entries) {
        ShellMesh.Cell cell = mesh.layer(layer).get(c);
        ShellMesh.Cell other = mesh.layer(layer).get(b);
        double rate = entries[kernel.place(layer, c, 0, b, 0)];
        for (int end = 0; end < 2; end++) {
            ShellMesh.Node to = cell.end(end);
            ShellMesh.Node from = other.end(end);
            for (int q = 0; q < nodePairs.size(); q++) {
                int row = elements.nodePlace(to, q);
                out.add(to.level, row, from.level, elements.nodePlace(from, q), rate * cell.mass / 2 / to.mass, 0);
            }
        }
    }

    private void addAcross(BlockTridiagonal out, int layer, int c, int b, KernelTerms kernel, double[] entries) {
        ShellMesh.Cell cell = mesh.layer(layer).get(c);
        ShellMesh.Cell other = mesh.layer(layer).get(b);
        for (int q = 0; q < cellPairs.size(); q++) {
            for (int r = 0; r < nodePairs.size(); r++) {
                if (cellPairs.get(q)[1] != nodePairs.get(r)[1]) {
                    continue;
                }
                int k = cellPairs.get(q)[0];
                int up = kernel.place(layer, c, k, b, 0);
                int down = kernel.place(layer, b, 0, c, k);
                int place = elements.cellPlace(layer, c, q);
                for (int end = 0; end < 2; end++) {
                    ShellMesh.Node node = other.end(end);
                    int at = elements.nodePlace(node, r);
                    out.add(layer, place, node.level, at, entries[up] / 2, entries[up + 1] / 2);
                    double part = other.mass / 2 / node.mass;
                    out.add(node.level, at, layer, place, part * entries[down], part * entries[down + 1]);
                }
            }
        }
    }

    /** The drive −{V, ·} of one channel, divided by the masses. */
    BlockTridiagonal drivePart(int channel) {
        BlockTridiagonal out = new BlockTridiagonal(elements.blockSizes());
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
                        if (driven[channel][d] && (re[j][l] != 0 || im[j][l] != 0)) {
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
        int row = elements.cellPlace(cell.layer, c, q);
        for (int r = 0; r < nodePairs.size(); r++) {
            int l = nodePairs.get(r)[1];
            if (!driven[channel][Math.abs(k)] || (re[l] == 0 && im[l] == 0)) {
                continue;
            }
            // i k V̄ C
            double vr = -k * (v.re(k) * im[l] + v.im(k) * re[l]);
            double vi = k * (v.re(k) * re[l] - v.im(k) * im[l]);
            for (int end = 0; end < 2; end++) {
                ShellMesh.Node node = end == 0 ? cell.lower : cell.upper;
                double sign = end == 0 ? -1 : 1;
                int column = elements.nodePlace(node, r);
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
        int row = elements.cellPlace(cell.layer, c, q);
        boolean top = cell.layer + 1 == mesh.size();
        double ur = top && d != 0 ? 0 : upper.re(d);
        double ui = top && d != 0 ? 0 : upper.im(d);
        double lr = lower.re(d);
        double li = lower.im(d);
        double sum = (k + m) / 2.0 / cell.mass;
        addTimesI(
                out, cell.layer, row, cell.layer, elements.cellPlace(cell.layer, c, r), -sum, ur - lr, ui - li, re, im);
        double half = d / 2.0 / cell.mass;
        if (d != 0 && cell.above != null) {
            int other = mesh.layer(cell.layer + 1).indexOf(cell.above);
            int column = elements.cellPlace(cell.layer + 1, other, r);
            addTimesI(out, cell.layer, row, cell.layer + 1, column, half, ur, ui, re, im);
        }
        if (d != 0 && cell.below != null) {
            int other = mesh.layer(cell.layer - 1).indexOf(cell.below);
            int column = elements.cellPlace(cell.layer - 1, other, r);
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
