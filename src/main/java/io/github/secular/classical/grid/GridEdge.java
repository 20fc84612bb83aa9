package io.github.secular.classical.grid;

import io.github.secular.classical.Moments;

/** How much of a field leaves a grid at its edge. */
record GridEdge(PhaseGrid grid, ShellProjection projection, GridResolution resolution) {
    private static final int PROBES = 200;
    private static final int NEAR = 33;
    /** The largest of what lies in a corner of the grid, in means over it. */
    private static final double CORNER = 4;

    /** By so much the decay beyond the edge may be slower than that from the peak. */
    private static final double SLOWER = 3;

    /**
     * What leaves the grid at its edge: the largest of f there relative to its largest value, or the energy that the
     * shells beyond would hold, in the decay of the outermost ones, relative to all.
     */
    double of(double[] f) {
        double largest = GridResolution.largest(f);
        double worst = 0;
        double[] sums = new double[4];
        int[] counts = new int[4];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (grid.p(row) * grid.p(row) / 2 + grid.potential(column) >= projection.top()) {
                    double value = f[row * grid.columns() + column];
                    int corner = (2 * row < grid.rows() ? 0 : 1) + (2 * column < grid.columns() ? 0 : 2);
                    worst = Math.max(worst, Math.abs(value));
                    sums[corner] += value;
                    counts[corner]++;
                }
            }
        }
        if (worst < resolution.waves(f) * largest) {
            // Waves too short for the grid get everywhere; what they leave of f is a mean.
            worst = 0;
            for (int i = 0; i < sums.length; i++) {
                worst = Math.max(worst, CORNER * Math.abs(sums[i]) / Math.max(1, counts[i]));
            }
        }
        return Math.max(worst / largest, beyond(f));
    }

    /** ∫ (E − E_min) h0 F dE beyond the top, F falling as e^{−E/w}, relative to that of all. */
    private double beyond(double[] f) {
        double bottom = projection.hamiltonian().lowestEnergy();
        double height = projection.top() - bottom;
        double[] c = projection.coefficients(f);
        double peak = 0;
        for (int i = 0; i < PROBES; i++) {
            peak = Math.max(peak, Math.abs(projection.value(c, bottom + height * i / PROBES)));
        }
        double lower = mean(c, bottom + 0.75 * height, 0.05 * height);
        double upper = mean(c, bottom + 0.95 * height, 0.05 * height);
        Moments all = GridState.moments(grid, f);
        double held = all.mass() * (all.energy() - bottom);
        if (!(lower > 0 && upper > 0 && upper < peak && held > 0)) {
            return 0;
        }
        // Rounding falls no more: then the decay is that from the peak, which grows slower further out.
        double most = SLOWER * height / Math.log(peak / upper);
        double w = upper < lower ? Math.min(most, 0.2 * height / Math.log(lower / upper)) : most;
        double density = projection.hamiltonian().shell(bottom + 0.99 * height).density();
        return density * upper * Math.exp(-0.05 * height / w) * w * (height + w) / held;
    }

    /** |mean of F| about an energy, in which rounding cancels. */
    private double mean(double[] c, double energy, double width) {
        double out = 0;
        for (int i = 0; i < NEAR; i++) {
            out += projection.value(c, energy + (2.0 * i / (NEAR - 1) - 1) * width * 0.99) / NEAR;
        }
        return Math.abs(out);
    }
}
