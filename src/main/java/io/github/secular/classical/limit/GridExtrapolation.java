package io.github.secular.classical.limit;

/**
 * Energy diffusion from a grid and from the same grid with three cells in one: the errors of second order are a² and
 * 9a², so that a ninth of the way beyond the finer result, (9 F − F_coarse)/8, is right to fourth order. Mass and sign
 * of the finer result are kept.
 */
final class GridExtrapolation {
    static final int FACTOR = 3;
    private static final double SAFE = 20;
    private static final double SHARE = 1.0 / (FACTOR * FACTOR - 1);
    /** A value is changed by no more than this part of itself: where it would be, there is next to nothing. */
    private static final double MOST = 0.5;

    private final EnergyDistribution fine;
    private final EnergyDistribution coarse;
    private final double[] masses;

    /** @param coarse from the grid {@code fine.grid().coarsened(FACTOR)}, at the same times */
    GridExtrapolation(EnergyDistribution fine, EnergyDistribution coarse) {
        this.fine = fine;
        this.coarse = coarse;
        this.masses = fine.grid().masses();
    }

    EnergyDistribution result() {
        int times = fine.times().length;
        double[][] values = new double[times][];
        double[] energy = new double[times];
        for (int k = 0; k < times; k++) {
            values[k] = values(k);
            energy[k] = fine.meanEnergy()[k] + SHARE * (fine.meanEnergy()[k] - coarse.meanEnergy()[k]);
        }
        return new EnergyDistribution(
                fine.grid(),
                fine.times(),
                values,
                fine.mass(),
                energy,
                fine.lost(),
                fine.smallest(),
                fine.steps() + coarse.steps(),
                fine.estimatedError() + coarse.estimatedError() * SHARE);
    }

    /**
     * How far the result is from that of the two next coarser grids, as a part of the largest value or of the mean
     * energy; of order 4 it is {@value #SAFE} times less, and less of a gain is counted on.
     */
    static double error(EnergyDistribution result, EnergyDistribution coarser) {
        double worst = 0;
        double lowest = result.grid().faces()[0];
        for (int k = 0; k < result.times().length; k++) {
            double[] f = merged(result.grid(), result.values()[k]);
            double[] c = coarser.values()[k];
            double largest = Double.MIN_NORMAL;
            double difference = 0;
            for (int i = 0; i < c.length; i++) {
                largest = Math.max(largest, Math.abs(f[i]));
                difference = Math.max(difference, Math.abs(f[i] - c[i]));
            }
            double energy = Math.abs(result.meanEnergy()[k] - coarser.meanEnergy()[k]);
            double scale = Math.max(Double.MIN_NORMAL, result.meanEnergy()[k] - lowest);
            worst = Math.max(worst, Math.max(difference / largest, energy / scale));
        }
        return worst / SAFE;
    }

    /** Means over every {@value #FACTOR} cells. */
    static double[] merged(EnergyGrid grid, double[] means) {
        double[] masses = grid.masses();
        double[] out = new double[means.length / FACTOR];
        for (int i = 0; i < out.length; i++) {
            double mass = 0;
            for (int j = i * FACTOR; j < (i + 1) * FACTOR; j++) {
                out[i] += masses[j] * means[j];
                mass += masses[j];
            }
            out[i] /= mass;
        }
        return out;
    }

    private double[] values(int k) {
        double[] f = fine.values()[k];
        double[] change = changes(k);
        double[] out = new double[f.length];
        double before = 0;
        double after = 0;
        int cells = change.length;
        for (int i = 0; i < cells; i++) {
            double slope = (change[Math.min(cells - 1, i + 1)] - change[Math.max(0, i - 1)]) / (2 * FACTOR);
            double mass = 0;
            double first = 0;
            for (int j = 0; j < FACTOR; j++) {
                mass += masses[i * FACTOR + j];
                first += masses[i * FACTOR + j] * (j - FACTOR / 2);
            }
            for (int j = 0; j < FACTOR; j++) {
                int cell = i * FACTOR + j;
                double wanted = change[i] + slope * (j - FACTOR / 2 - first / mass);
                double most = MOST * Math.abs(f[cell]);
                out[cell] = f[cell] + Math.max(-most, Math.min(most, wanted));
                before += masses[cell] * f[cell];
                after += masses[cell] * out[cell];
            }
        }
        for (int i = 0; i < out.length && after > 0; i++) {
            out[i] *= before / after;
        }
        return out;
    }

    /** What the means over the coarse cells are to change by. */
    private double[] changes(int k) {
        double[] f = fine.values()[k];
        double[] c = coarse.values()[k];
        double[] out = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            double mass = 0;
            double sum = 0;
            for (int j = i * FACTOR; j < (i + 1) * FACTOR; j++) {
                mass += masses[j];
                sum += masses[j] * f[j];
            }
            out[i] = SHARE * (sum / mass - c[i]);
        }
        return out;
    }
}
