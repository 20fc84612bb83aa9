package io.github.secular.classical.space;

import java.util.Arrays;

/**
 * What flights do to functions of energy, as quadratic forms on hats (doc/vlasov-solvers.md, V11.2): with R = −½ Δφ_i Δφ_j
 * for a flight from E to E′, Δφ = φ(E′) − φ(E), the means of R and of R s over flights, s their time, and those
 * of R e^{−iωτ} at the beginnings and the ends of flights. All are over γ h0 dE, and over ε². Conservation and the
 * invariance of the uniform density do not depend on how many flights there are.
 */
final class KickForms {
    /** Their parts: R, R s; then per frequency R cos, −R sin at the beginning, the same at the end. */
    final double[][] parts;

    private final ChainMesh mesh;
    private final double[] frequencies;
    private final double epsilon;
    private final double[] weights;
    private final int[] at = new int[4];
    private final double[] change = new double[4];
    private final double[] before = new double[4];

    KickForms(ChainMesh mesh, double[] frequencies, double epsilon) {
        this(mesh, frequencies, epsilon, new double[2 + 4 * frequencies.length][mesh.size() * mesh.size()]);
    }

    private KickForms(ChainMesh mesh, double[] frequencies, double epsilon, double[][] parts) {
        this.mesh = mesh;
        this.frequencies = frequencies;
        this.epsilon = epsilon;
        this.parts = parts;
        this.weights = new double[parts.length];
    }

    ChainMesh mesh() {
        return mesh;
    }

    /** ω of the beats of the drive. */
    double[] frequencies() {
        return frequencies;
    }

    double epsilon() {
        return epsilon;
    }

    /**
     * Adds a flight.
     *
     * @param f as it ended
     * @param from the fast time at which it began
     * @param weight of γ h0 dE
     */
    void add(FlightBlock.Flight f, double from, double weight) {
        weights[0] = weight;
        weights[1] = weight * (f.tau - from);
        for (int m = 0; m < frequencies.length; m++) {
            double w = frequencies[m];
            weights[2 + 4 * m] = weight * Math.cos(w * from);
            weights[3 + 4 * m] = -weight * Math.sin(w * from);
            weights[4 + 4 * m] = weight * Math.cos(w * f.tau);
            weights[5 + 4 * m] = -weight * Math.sin(w * f.tau);
        }
        int n = mesh.size();
        int c = mesh.cell(f.energy);
        double end = f.energy + f.work;
        int other = f.gone ? n : mesh.cell(end);
        double x = mesh.part(c, f.energy);
        Arrays.fill(before, 0);
        before[0] = 1 - x;
        before[1] = x;
        at[0] = c;
        at[1] = c + 1;
        int used = 2;
        if (other == c) {
            // by the work itself, which may be far smaller than the last digit of the energy
            change[1] = f.work / (mesh.nodes[c + 1] - mesh.nodes[c]);
            change[0] = -change[1];
        } else {
            change[0] = x - 1;
            change[1] = -x;
            if (other < n) {
                double y = mesh.part(other, end);
                used = put(other, 1 - y, used);
                used = put(other + 1, y, used);
            }
        }
        for (int i = 0; i < used; i++) {
            for (int j = 0; j < used; j++) {
                if (at[i] < n && at[j] < n) {
                    double r = -0.5 * (change[i] / epsilon) * (change[j] / epsilon);
                    // where E' has no hats, the flights that come from there count, too: they are these, backwards
                    r -= other < n ? 0 : 0.5 * (before[i] / epsilon) * (before[j] / epsilon);
                    int k = at[i] * n + at[j];
                    for (int part = 0; part < weights.length; part++) {
                        parts[part][k] += weights[part] * r;
                    }
                }
            }
        }
    }

    private int put(int node, double value, int used) {
        for (int k = 0; k < used; k++) {
            if (at[k] == node) {
                change[k] += value;
                return used;
            }
        }
        at[used] = node;
        change[used] = value;
        return used + 1;
    }

    /** Adds another one times a factor. */
    void add(KickForms other, double factor) {
        for (int p = 0; p < parts.length; p++) {
            for (int k = 0; k < parts[p].length; k++) {
                parts[p][k] += factor * other.parts[p][k];
            }
        }
    }

    /** The sum of batches, all but one, as large as all. @param without which one; −1: none */
    static KickForms sum(KickForms[] batches, int without) {
        KickForms out = new KickForms(batches[0].mesh(), batches[0].frequencies(), batches[0].epsilon());
        double factor = without < 0 ? 1 : batches.length / (batches.length - 1.0);
        for (int b = 0; b < batches.length; b++) {
            if (b != without) {
                out.add(batches[b], factor);
            }
        }
        return out;
    }

    /** The same on every second node. */
    KickForms coarser() {
        return new KickForms(
                mesh.coarser(),
                frequencies,
                epsilon,
                Arrays.stream(parts).map(mesh::coarserForm).toArray(double[][]::new));
    }
}
