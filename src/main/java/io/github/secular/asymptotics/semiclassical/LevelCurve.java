package io.github.secular.asymptotics.semiclassical;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity known at levels, at energies between them: a cubic through the four nearest levels, the two of a tunnelling
 * doublet counting as one. So errors at different ħ are compared at the same energies (doc/semiclassical.md, W3.6).
 */
final class LevelCurve {
    private static final int STENCIL = 4;
    /** Levels nearer than this part of their distance to the next are one point. */
    private static final double ONE = 0.1;

    private final double[] energies;
    private final double[] values;

    /** @param values one per energy, NaN where it is not known @param energies increasing */
    LevelCurve(double[] energies, double[] values) {
        List<double[]> points = new ArrayList<>();
        for (int n = 0; n < energies.length; n++) {
            if (n + 1 < energies.length && isDoublet(energies, n) && !Double.isNaN(values[n] + values[n + 1])) {
                points.add(new double[] {(energies[n] + energies[n + 1]) / 2, (values[n] + values[n + 1]) / 2});
                n++;
            } else if (!Double.isNaN(values[n])) {
                points.add(new double[] {energies[n], values[n]});
            }
        }
        this.energies = points.stream().mapToDouble(p -> p[0]).toArray();
        this.values = points.stream().mapToDouble(p -> p[1]).toArray();
    }

    private static boolean isDoublet(double[] e, int n) {
        double split = e[n + 1] - e[n];
        double below = n > 0 ? e[n] - e[n - 1] : Double.POSITIVE_INFINITY;
        double above = n + 2 < e.length ? e[n + 2] - e[n + 1] : Double.POSITIVE_INFINITY;
        double next = Math.min(below, above);
        return split < ONE * next && next < Double.POSITIVE_INFINITY;
    }

    /** The value at an energy; NaN outside the levels, or with fewer than four of them. */
    double at(double energy) {
        int n = energies.length;
        if (n < STENCIL || !(energy >= energies[0] && energy <= energies[n - 1])) {
            return Double.NaN;
        }
        int next = 0;
        while (energies[next] < energy) {
            next++;
        }
        int first = Math.max(0, Math.min(n - STENCIL, next - STENCIL / 2));
        double sum = 0;
        for (int i = first; i < first + STENCIL; i++) {
            double product = values[i];
            for (int j = first; j < first + STENCIL; j++) {
                product *= i == j ? 1 : (energy - energies[j]) / (energies[i] - energies[j]);
            }
            sum += product;
        }
        return sum;
    }
}
