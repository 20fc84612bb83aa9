package io.github.secular.classical.twoscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The unknowns of the two-scale system in mixed finite elements (doc/vlasov-solvers.md, V4.11): for k = 0 continuous
 * piecewise linear functions of s with lumped masses, for k ≠ 0 constants on cells, both times the fast modes. Their
 * operators are those of {@link MixedOperators}.
 */
final class MixedElements {
    private final ShellMesh mesh;
    private final FastModes modes;
    private final int highest;
    /** Kept pairs (k, j): nodes carry those with k = 0, cells the others. */
    private final List<int[]> nodePairs = new ArrayList<>();

    private final List<int[]> cellPairs = new ArrayList<>();
    private final int[] sizes;
    private final int[] offsets;

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

    /** What every unknown counts in the mass: the mean mode's F at a node, its mass. */
    double[] masses() {
        double[] out = new double[size()];
        for (int i = 0; i < sizes.length; i++) {
            for (ShellMesh.Node node : mesh.level(i)) {
                out[offsets[i] + nodePlace(node, zero())] = node.mass;
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

    ShellMesh mesh() {
        return mesh;
    }

    FastModes modes() {
        return modes;
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
}
