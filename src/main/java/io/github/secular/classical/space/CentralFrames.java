package io.github.secular.classical.space;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Planes of motion of a central potential: in two dimensions both senses of turning, in three the directions of L (doc/classical.md, C9.11). */
final class CentralFrames {
    /** Latitudes to a rule; there are twice as many longitudes. */
    private static final int[] LATITUDES = {2, 4, 8, 16};

    private CentralFrames() {}

    /** A plane of motion, turned from its first axis to its second. @param part of all planes */
    record Frame(double[][] axes, double part) {}

    /** The plane of two dimensions. @param sense of L, 1 or −1 */
    static Frame plane(int sense) {
        return new Frame(new double[][] {{1, 0}, {0, sense}}, 1);
    }

    /** How many rules there are of three dimensions, each finer than the one before. */
    static int rules() {
        return LATITUDES.length;
    }

    /** Both senses, or directions: Gauss points in the cosine of the latitude, even longitudes. */
    static List<Frame> all(int dimension, int rule) {
        if (dimension == 2) {
            return List.of(new Frame(plane(1).axes, 0.5), new Frame(plane(-1).axes, 0.5));
        }
        int n = LATITUDES[rule];
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(n);
        List<Frame> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double cos = gauss.getPoint(i);
            double sin = Math.sqrt((1 - cos) * (1 + cos));
            for (int j = 0; j < 2 * n; j++) {
                double phi = Math.PI * (j + 0.5) / n;
                // e_1 × e_2 = L/|L|
                double[] first = {cos * Math.cos(phi), cos * Math.sin(phi), -sin};
                double[] second = {-Math.sin(phi), Math.cos(phi), 0};
                out.add(new Frame(new double[][] {first, second}, gauss.getWeight(i) / (4 * n)));
            }
        }
        return out;
    }
}
