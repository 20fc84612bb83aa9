package io.github.secular.classical.space;

import io.github.secular.classical.EnergyMeasure;
import io.github.secular.classical.ShellHistogram;
import java.util.Arrays;

/**
 * Even bins of energy from E_min, with their phase volumes and mean energies.
 *
 * @param edges one more than there are bins; not to be changed by anyone
 */
record EnergyBins(double[] edges, double[] volumes, double[] centres) {
    /** @param highest the upper edge of the last */
    static EnergyBins of(SpaceProblem problem, double highest, int count) {
        EnergyMeasure n = problem.shells().measure();
        double lowest = n.lowestEnergy();
        double width = (highest - lowest) / count;
        double[] edges = new double[count + 1];
        double[] volumes = new double[count];
        double[] centres = new double[count];
        Arrays.setAll(edges, i -> i == count ? highest : lowest + i * width);
        double below = 0;
        for (int i = 0; i < count; i++) {
            double above = n.volume(edges[i + 1]);
            volumes[i] = above - below;
            // ∫E dN by parts, ∫N dE by Simpson's rule
            double middle = n.volume((edges[i] + edges[i + 1]) / 2);
            double integral = width * (below + 4 * middle + above) / 6;
            centres[i] = (edges[i + 1] * above - edges[i] * below - integral) / volumes[i];
            below = above;
        }
        return new EnergyBins(edges, volumes, centres);
    }

    ShellHistogram empty() {
        return new ShellHistogram(edges, volumes, centres);
    }
}
