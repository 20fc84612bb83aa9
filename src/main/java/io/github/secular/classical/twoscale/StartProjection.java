package io.github.secular.classical.twoscale;

import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.OrbitSamples;
import java.util.List;

/** f0 on a mesh of shells: means over the orbits at nodes, angle harmonics k = 1 … K on cells. */
final class StartProjection {
    private static final int ANGLES = 128;
    private static final int MOST_ANGLES = 1 << 12;
    private static final double SETTLED = 1e-12;

    private final ShellMesh mesh;
    private final List<ShellMesh.Cell> cells;
    private final int highest;
    /** Level by level. */
    private final double[] nodeValues;
    /** Per cell (re, im) at 2 (k − 1). */
    private final double[][] harmonics;

    StartProjection(ShellMesh mesh, InitialDensity f0, int highest) {
        this.mesh = mesh;
        this.cells = mesh.cells();
        this.highest = highest;
        nodeValues = java.util.stream.IntStream.rangeClosed(0, mesh.size())
                .boxed()
                .flatMap(i -> mesh.level(i).stream())
                .mapToDouble(node -> mean(node, f0))
                .toArray();
        harmonics = cells.parallelStream().map(cell -> harmonics(cell, f0)).toArray(double[][]::new);
    }

    private double[] harmonics(ShellMesh.Cell cell, InitialDensity f0) {
        OrbitSamples orbit = cell.middle().sample(ANGLES);
        double[] out = new double[2 * highest];
        for (int a = 0; a < ANGLES; a++) {
            double value = f0.at(orbit.x()[a], orbit.p()[a]) / ANGLES;
            for (int k = 1; k <= highest; k++) {
                double angle = 2 * Math.PI * ((long) k * a % ANGLES) / ANGLES;
                out[2 * k - 2] += value * Math.cos(angle);
                out[2 * k - 1] -= value * Math.sin(angle);
            }
        }
        return out;
    }

    /** Mean over the orbit of a node, by as many points as it takes; f0 may have kinks, as an image has. */
    private static double mean(ShellMesh.Node node, InitialDensity f0) {
        if (node.orbit == null) {
            return f0.at(node.bottomPosition, 0);
        }
        double before = Double.NaN;
        for (int n = ANGLES / 2; ; n *= 2) {
            OrbitSamples orbit = node.orbit.sample(n);
            double sum = 0;
            double largest = 0;
            for (int a = 0; a < n; a++) {
                double value = f0.at(orbit.x()[a], orbit.p()[a]);
                sum += value;
                largest = Math.max(largest, Math.abs(value));
            }
            if (Math.abs(sum / n - before) <= SETTLED * largest || n >= MOST_ANGLES) {
                return sum / n;
            }
            before = sum / n;
        }
    }

    /** F at a node, nodes counted level by level. */
    double nodeValue(int node) {
        return nodeValues[node];
    }

    /** (re, im) of f_1, f_2, … on a cell, as they are held. */
    double[] harmonics(int cell) {
        return harmonics[cell];
    }

    /** Σ_k |f_k|², k > number, on a cell. */
    double squareBeyond(int cell, int number) {
        double sum = 0;
        for (int k = 2 * number; k < 2 * highest; k++) {
            sum += harmonics[cell][k] * harmonics[cell][k];
        }
        return sum;
    }

    /** ∫ F² dI. */
    double norm() {
        double sum = 0;
        for (ShellMesh.Cell cell : cells) {
            double mean = (nodeValues[mesh.number(cell.lower)] + nodeValues[mesh.number(cell.upper)]) / 2;
            sum += cell.mass * mean * mean;
        }
        return sum;
    }

    /** F above a cell less F below. */
    double jump(ShellMesh.Cell cell) {
        return nodeValues[mesh.number(cell.upper)] - nodeValues[mesh.number(cell.lower)];
    }

    /** How many harmonics there have to be for the others to be below a part of F, in the mean square. */
    int enough(double part) {
        double limit = part * part * norm();
        for (int k = 0; k < highest; k++) {
            double beyond = 0;
            for (int i = 0; i < cells.size(); i++) {
                beyond += 2 * cells.get(i).mass * squareBeyond(i, k);
            }
            if (beyond <= limit) {
                return k;
            }
        }
        return highest;
    }
}
