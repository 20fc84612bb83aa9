package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;

/** The angle harmonics of x, p, x², xp and p² at the Gauss points of a mesh. */
final class ElementMoments {
    private static final PhaseFunction[] FUNCTIONS = {
        FormulaFunction.of("x"),
        FormulaFunction.of("p"),
        FormulaFunction.of("x^2"),
        FormulaFunction.of("x*p"),
        FormulaFunction.of("p^2")
    };

    private final EnergyElements mesh;
    private final int highest;
    /** By function, cell and Gauss point. */
    private final AngleHarmonics[][][] harmonics;

    ElementMoments(EnergyElements mesh, int highest) {
        this.mesh = mesh;
        this.highest = highest;
        harmonics = new AngleHarmonics[FUNCTIONS.length][mesh.cells().size()][mesh.points()];
        mesh.cells().parallelStream().forEach(cell -> {
            for (int g = 0; g < mesh.points(); g++) {
                for (int f = 0; f < FUNCTIONS.length; f++) {
                    harmonics[f][cell.number][g] = cell.orbits[g].harmonics(FUNCTIONS[f], highest);
                }
            }
        });
    }

    int highest() {
        return highest;
    }

    /** @param values by cell and Gauss point: (re, im) of f_k at 2k */
    Moments of(double[][][] values) {
        double mass = 0;
        double energy = 0;
        double[] sums = new double[FUNCTIONS.length];
        for (ElementCell cell : mesh.cells()) {
            for (int g = 0; g < mesh.points(); g++) {
                double[] f = values[cell.number][g];
                double weight = 2 * Math.PI * cell.action[g];
                mass += weight * f[0];
                energy += weight * f[0] * mesh.energy(cell.element, g);
                for (int n = 0; n < sums.length; n++) {
                    AngleHarmonics h = harmonics[n][cell.number][g];
                    double sum = h.re(0) * f[0];
                    for (int k = 1; k <= highest && 2 * k < f.length; k++) {
                        sum += 2 * (h.re(k) * f[2 * k] + h.im(k) * f[2 * k + 1]);
                    }
                    sums[n] += weight * sum;
                }
            }
        }
        return new Moments(
                mass, energy / mass, sums[0] / mass, sums[1] / mass, sums[2] / mass, sums[3] / mass, sums[4] / mass);
    }
}
