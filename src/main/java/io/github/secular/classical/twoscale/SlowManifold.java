package io.github.secular.classical.twoscale;

import java.util.List;

/**
 * The states of the two-scale system that change at the pace of slow time only: all but the shell means are slaved to
 * them, y_fast = H g. H solves L_fs + L_ff H = H (L_ss + L_sf H), by fixed-point iteration from H = −L_ff⁻¹ L_fs; a
 * round gains a factor of ε² or so. The derivative of g that a round needs is taken behind an implicit Euler step of
 * some relaxation times, lest the shortest waves of the mesh, which spread faster than that, be amplified.
 */
final class SlowManifold {
    private static final int ROUNDS = 1;
    private static final int CORRECTIONS = 4;

    private final ShellMesh mesh;
    private final MixedElements elements;
    private final FastModes modes;
    private final BlockTridiagonal operator;
    private final BlockFactors slaved;
    private final BlockFactors smoothing;
    private final double smoothingTime;

    /**
     * @param operator L
     * @param relaxationTime of the fast part, in slow time
     */
    SlowManifold(
            ShellMesh mesh, MixedElements elements, FastModes modes, BlockTridiagonal operator, double relaxationTime) {
        smoothingTime = relaxationTime;
        smoothing = operator.scaledPlusIdentity(-relaxationTime, 1, 0).factor();
        this.mesh = mesh;
        this.elements = elements;
        this.modes = modes;
        this.operator = operator;
        slaved = elements.withMeansGiven(operator).factor();
    }

    /**
     * The state on the slow manifold whose shell means at fast time τ are as given.
     *
     * @param shellMeans F at every level
     */
    double[] state(double[] shellMeans, double tau) {
        int n = shellMeans.length;
        double[] g = new double[2 * n];
        for (int i = 0; i < n; i++) {
            g[2 * i] = shellMeans[i];
        }
        double[] weights = new double[2 * modes.size()];
        modes.weights(tau, weights);
        double[] y = slave(g, ROUNDS);
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < CORRECTIONS; round++) {
            double largest = 0;
            double[] better = g.clone();
            for (int i = 0; i < n; i++) {
                double off = shellMeans[i] - physicalMean(y, i, weights);
                better[2 * i] += off;
                largest = Math.max(largest, Math.abs(off));
            }
            // Short waves of the mesh may grow in this iteration; they are of no account.
            if (largest >= before) {
                break;
            }
            before = largest;
            g = better;
            y = slave(g, ROUNDS);
        }
        return y;
    }

    /** Σ_j of the shell mean at a level times the weights of the modes. */
    double physicalMean(double[] y, int i, double[] weights) {
        List<ShellMesh.Node> level = mesh.level(i);
        double total = mesh.levelMass(i);
        double sum = 0;
        for (ShellMesh.Node node : level) {
            sum += node.mass / total * elements.value(y, node, weights);
        }
        return sum;
    }

    /** H_n g together with g itself. */
    private double[] slave(double[] g, int rounds) {
        double[] y = new double[2 * operator.size()];
        if (rounds > 0) {
            double[] before = slave(g, rounds - 1);
            double[] change = before.clone();
            smoothing.solve(change);
            for (int k = 0; k < change.length; k++) {
                change[k] = (change[k] - before[k]) / smoothingTime;
            }
            double[] gDot = new double[g.length];
            elements.addMeans(change, gDot);
            y = slave(gDot, rounds - 1);
        }
        for (int i = 0; i <= mesh.size(); i++) {
            elements.setMean(i, g[2 * i], g[2 * i + 1], y);
        }
        slaved.solve(y);
        return y;
    }
}
