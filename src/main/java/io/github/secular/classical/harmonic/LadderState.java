package io.github.secular.classical.harmonic;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;

/** f of the harmonic well by its coefficients c_m(κ); every value is an integral over κ. */
final class LadderState implements DensityState {
    private static final int PROBE_RADII = 24;
    private static final int PROBE_ANGLES = 24;

    private final LadderGrid grid;
    private final double[][] coefficients;
    private final int highest;
    private final Moments moments;
    private final double lowestEnergy;
    private final double smallest;

    /** @param coefficients c_m(κ_i) as (re, im) at 2 (m + K), one row per radius; kept */
    LadderState(LadderGrid grid, double[][] coefficients, int highest, Moments moments, double lowestEnergy) {
        this.grid = grid;
        this.coefficients = coefficients;
        this.highest = highest;
        this.moments = moments;
        this.lowestEnergy = lowestEnergy;
        this.smallest = probe();
    }

    /** Π f(E) = (1/2π) ∫ c_0 J_0(κ√(2E)) κ dκ. */
    @Override
    public double shellMean(double energy) {
        double r = Math.sqrt(2 * Math.max(0, energy - lowestEnergy));
        double[] bessel = new double[1];
        double sum = 0;
        for (int i = 0; i < grid.size(); i++) {
            BesselTable.fill(grid.radius(i) * r, bessel);
            sum += grid.weight(i) * grid.radius(i) * coefficients[i][2 * highest] * bessel[0];
        }
        return sum / (2 * Math.PI);
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        double[] radial = new double[2 * (2 * highest + 1)];
        for (int j = 0; j < x.length; j++) {
            radial(Math.hypot(x[j], p[j]), radial);
            out[j] = value(radial, Math.atan2(p[j], x[j]));
        }
    }

    @Override
    public double smallestValue() {
        return smallest;
    }

    /** (i^m / 2π) ∫ c_m J_m(κr) κ dκ for all m. */
    private void radial(double r, double[] out) {
        java.util.Arrays.fill(out, 0);
        double[] bessel = new double[highest + 1];
        for (int i = 0; i < grid.size(); i++) {
            BesselTable.fill(grid.radius(i) * r, bessel);
            double weight = grid.weight(i) * grid.radius(i) / (2 * Math.PI);
            for (int m = -highest; m <= highest; m++) {
                double factor = weight * LadderGrid.signed(bessel, m);
                out[2 * (m + highest)] += factor * coefficients[i][2 * (m + highest)];
                out[2 * (m + highest) + 1] += factor * coefficients[i][2 * (m + highest) + 1];
            }
        }
    }

    private double value(double[] radial, double beta) {
        double sum = 0;
        for (int m = -highest; m <= highest; m++) {
            double angle = m * (beta + Math.PI / 2);
            sum += radial[2 * (m + highest)] * Math.cos(angle) - radial[2 * (m + highest) + 1] * Math.sin(angle);
        }
        return sum;
    }

    private double probe() {
        double[] radial = new double[2 * (2 * highest + 1)];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < PROBE_RADII; i++) {
            radial(grid.reach() * (i + 0.5) / PROBE_RADII, radial);
            for (int j = 0; j < PROBE_ANGLES; j++) {
                least = Math.min(least, value(radial, 2 * Math.PI * j / PROBE_ANGLES));
            }
        }
        return least;
    }
}
