package io.github.secular.classical.twoscale;

import io.github.secular.numerics.ComplexProduct;
import java.util.List;

/**
 * The cell problems (ikω + iν − Q) χ = kω V_k under a general kernel at the Gauss points of a mesh, cut off at any angle
 * harmonic, with ν at the first resonance: they tell how many harmonics the diffusion in energy needs.
 */
record KernelCells(EnergyElements mesh, DriveShapes shapes, KernelTerms kernel) {
    /** The highest harmonic without which d, in the mean over low energies, changes by a part of it. */
    int enough(double part, int most) {
        double[] sums = new double[most + 1];
        for (int e = 0; e < mesh.size(); e++) {
            for (int k = 1; k <= most; k++) {
                sums[k] += diffusion(e, k);
            }
        }
        int out = most;
        while (out > 1 && Math.abs(sums[out - 1] - sums[most]) <= part * Math.abs(sums[most])) {
            out--;
        }
        return out;
    }

    /** Re Σ a s* χ at the Gauss points of an element, all shapes, high energies weighted less. */
    private double diffusion(int element, int highest) {
        List<ElementCell> cells = mesh.cells(element);
        int width = 2 * highest + 1;
        int n = cells.size() * width;
        double[][] matrices = new double[mesh.points()][2 * n * n];
        double[] entries = new double[2 * mesh.points()];
        for (int r = 0; r < n; r++) {
            for (int s = 0; s < n; s++) {
                kernel.entries(element, r / width, r % width - highest, s / width, s % width - highest, entries);
                for (int g = 0; g < matrices.length; g++) {
                    matrices[g][2 * (r * n + s)] = -entries[2 * g];
                    matrices[g][2 * (r * n + s) + 1] = -entries[2 * g + 1];
                }
            }
        }
        double sum = 0;
        for (int g = 0; g < matrices.length; g++) {
            for (int r = 0; r < n; r++) {
                ElementCell cell = cells.get(r / width);
                matrices[g][2 * (r * n + r) + 1] += cell.action[g]
                        * ((r % width - highest) * cell.frequency(g)
                                - cells.get(0).frequency(g));
            }
            double[] inverse = FastOperator.inverse(matrices[g], n);
            double height = (mesh.energy(element, g) - mesh.edge(0)) / (mesh.top() - mesh.edge(0));
            for (int s = 0; s < shapes.size(); s++) {
                sum += Math.exp(-8 * height) * product(inverse, source(cells, s, g, highest));
            }
        }
        return sum;
    }

    /** a kω V_k by component and harmonic. */
    private double[] source(List<ElementCell> cells, int shape, int g, int highest) {
        int width = 2 * highest + 1;
        double[] out = new double[2 * cells.size() * width];
        for (int r = 0; 2 * r < out.length; r++) {
            ElementCell cell = cells.get(r / width);
            int k = r % width - highest;
            double factor = cell.action[g] * k * cell.frequency(g);
            out[2 * r] = factor * shapes.re(shape, cell, Math.abs(k))[g];
            out[2 * r + 1] = factor * Integer.signum(k) * shapes.im(shape, cell, Math.abs(k))[g];
        }
        return out;
    }

    /** Re s* M⁻¹ s. */
    private static double product(double[] inverse, double[] s) {
        double[] out = new double[s.length];
        ComplexProduct.addTo(out, inverse, s.length / 2, s);
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            sum += s[i] * out[i];
        }
        return sum;
    }
}
