package io.github.secular.classical.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * What is read off a jump chain at one time: the masses in bins of energy, then the mass and the energy of all. All of
 * it is linear in F at the nodes of a mesh, so that errors of the mesh can be told and taken off.
 */
final class ChainReading {
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(6);

    private record Weight(int bin, int node, double value) {}

    private final ChainMesh mesh;
    private final int bins;
    private final List<Weight> weights = new ArrayList<>();

    ChainReading(ChainMesh mesh, EnergyBins onto) {
        this.mesh = mesh;
        this.bins = onto.volumes().length;
        for (int c = 0; c < mesh.size(); c++) {
            double[] densities = mesh.densities(c);
            double width = mesh.nodes[c + 1] - mesh.nodes[c];
            for (int b = 0; b < bins; b++) {
                double from = Math.max(mesh.nodes[c], onto.edges()[b]);
                double to = Math.min(mesh.nodes[c + 1], onto.edges()[b + 1]);
                if (to > from) {
                    double low = 0;
                    double high = 0;
                    for (int k = 0; k < RULE.getNumberOfPoints(); k++) {
                        double x = mesh.part(c, from + (to - from) * (1 + RULE.getPoint(k)) / 2);
                        double part = (to - from) / 2 * RULE.getWeight(k) * ChainMesh.cubic(densities, x);
                        low += (1 - x) * part;
                        high += x * part;
                    }
                    weights.add(new Weight(b, c, low));
                    if (c + 1 < mesh.size()) {
                        weights.add(new Weight(b, c + 1, high));
                    }
                }
            }
        }
    }

    /** @param f F at the nodes */
    double[] of(double[] f) {
        double[] out = new double[bins + 2];
        for (Weight w : weights) {
            out[w.bin] += w.value * f[w.node];
        }
        for (int i = 0; i < f.length; i++) {
            out[bins] += mesh.masses[i] * f[i];
            out[bins + 1] += mesh.masses[i] * mesh.nodes[i] * f[i];
        }
        return out;
    }

    /** The error of second order in the mesh taken off. @param coarse the same on every second node */
    static double[] extrapolated(double[] fine, double[] coarse) {
        double[] out = new double[fine.length];
        Arrays.setAll(out, i -> fine[i] + (fine[i] - coarse[i]) / 3);
        return out;
    }
}
