package io.github.secular.classical.twoscale;

import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.OrbitSamples;

/** f0 by its angle harmonics at the Gauss points of a mesh, and its projection onto elements. */
final class StartHarmonics {
    private static final int ANGLES = 256;
    private static final int MOST_ANGLES = 2048;
    private static final double SETTLED = 1e-11;

    private final EnergyElements mesh;
    private final int highest;
    /** By cell and Gauss point: (re, im) at 2k, k = 0 … K. */
    private final double[][][] values;

    private final double factor;

    /** @param highest K, below {@value #ANGLES}/2 */
    StartHarmonics(EnergyElements mesh, InitialDensity f0, int highest) {
        this.mesh = mesh;
        this.highest = highest;
        values = new double[mesh.cells().size()][mesh.points()][];
        mesh.cells().parallelStream().forEach(cell -> {
            for (int g = 0; g < mesh.points(); g++) {
                values[cell.number][g] = harmonics(cell, g, f0);
            }
        });
        double mass = 0;
        for (ElementCell cell : mesh.cells()) {
            for (int g = 0; g < mesh.points(); g++) {
                mass += 2 * Math.PI * cell.action[g] * values[cell.number][g][0];
            }
        }
        factor = Double.isNaN(f0.mass()) ? 1 : f0.mass() / mass;
        for (double[][] cell : values) {
            for (double[] point : cell) {
                for (int k = 0; k < point.length; k++) {
                    point[k] *= factor;
                }
            }
        }
    }

    /** With as many angles as it takes; f0 may have edges, as an image has. */
    private double[] harmonics(ElementCell cell, int g, InitialDensity f0) {
        double[] before = null;
        for (int n = ANGLES; ; n *= 2) {
            OrbitSamples orbit = cell.orbits[g].sample(n);
            double[] f = new double[n];
            double largest = 0;
            for (int a = 0; a < n; a++) {
                f[a] = f0.at(orbit.x()[a], orbit.p()[a]);
                largest = Math.max(largest, Math.abs(f[a]));
            }
            double[] out = new double[2 * highest + 2];
            for (int k = 0; largest > 0 && k <= highest; k++) {
                for (int a = 0; a < n; a++) {
                    double angle = 2 * Math.PI * ((long) k * a % n) / n;
                    out[2 * k] += f[a] * Math.cos(angle) / n;
                    out[2 * k + 1] -= f[a] * Math.sin(angle) / n;
                }
            }
            double change = before == null ? Double.POSITIVE_INFINITY : 0;
            for (int k = 0; before != null && k < out.length; k++) {
                change = Math.max(change, Math.abs(out[k] - before[k]));
            }
            if (largest == 0 || change <= SETTLED * largest || n >= MOST_ANGLES) {
                return out;
            }
            before = out;
        }
    }

    /** What the quadrature had to be multiplied with for the mass that is asked for. */
    double factor() {
        return factor;
    }

    /** The harmonics k ≥ 0 of the first mode in a layout of real modes; a vector of (re, im) pairs. */
    double[] project(PairLayout layout) {
        ElementBasis basis = layout.basis();
        double[] y = new double[2 * layout.size()];
        for (int k = 0; k <= Math.min(highest, layout.highest()); k++) {
            int pair = layout.pair(k, 0);
            for (ElementCell cell : mesh.cells()) {
                double[][] f = values[cell.number];
                if (pair < 0) {
                    continue;
                }
                if (k > 0) {
                    int start = layout.start(pair, cell);
                    double[][] phi = basis.harmonic(cell, k).values();
                    for (int a = 0; start >= 0 && a < phi.length; a++) {
                        add(cell, f, k, phi[a], y, start + a);
                    }
                    continue;
                }
                double[][] psi = basis.meanValues(cell.element);
                for (int a = 0; a < psi.length; a++) {
                    add(cell, f, 0, psi[a], y, layout.offset(pair) + cell.element * basis.order() + a);
                }
                ElementBasis.Functions[][] some = basis.differencesOf(cell.element);
                for (int d = 0; d < some.length; d++) {
                    add(cell, f, 0, some[d][cell.place].values()[0], y, layout.differences(pair, cell.element) + d);
                }
            }
        }
        basis.massFactors().solve(y, 2 * layout.offset(layout.pair(0, 0)));
        return y;
    }

    private static void add(ElementCell cell, double[][] f, int k, double[] test, double[] y, int at) {
        for (int g = 0; g < test.length; g++) {
            y[2 * at] += cell.action[g] * test[g] * f[g][2 * k];
            y[2 * at + 1] += cell.action[g] * test[g] * f[g][2 * k + 1];
        }
    }

    /** Σ_{k>number} |f_k|² at a Gauss point. */
    double squareBeyond(ElementCell cell, int g, int number) {
        double sum = 0;
        double[] f = values[cell.number][g];
        for (int k = 2 * number + 2; k < f.length; k++) {
            sum += f[k] * f[k];
        }
        return sum;
    }

    /** f_0 on a component at a Gauss point. */
    double mean(ElementCell cell, int g) {
        return values[cell.number][g][0];
    }

    /** The largest |f_0|. */
    double peak() {
        double out = 0;
        for (double[][] cell : values) {
            for (double[] f : cell) {
                out = Math.max(out, Math.abs(f[0]));
            }
        }
        return out;
    }

    /** ∫ f_0² dI. */
    double norm() {
        double sum = 0;
        for (ElementCell cell : mesh.cells()) {
            for (int g = 0; g < mesh.points(); g++) {
                sum += cell.action[g] * mean(cell, g) * mean(cell, g);
            }
        }
        return sum;
    }

    /** How many harmonics there have to be for the others to be below a part of f_0, in the mean square. */
    int enough(double part) {
        double limit = part * part * norm();
        for (int k = 0; k < highest; k++) {
            double beyond = 0;
            for (ElementCell cell : mesh.cells()) {
                for (int g = 0; g < mesh.points(); g++) {
                    beyond += 2 * cell.action[g] * squareBeyond(cell, g, k);
                }
            }
            if (beyond <= limit) {
                return k;
            }
        }
        return highest;
    }
}
