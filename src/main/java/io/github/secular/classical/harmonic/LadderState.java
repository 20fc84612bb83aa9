package io.github.secular.classical.harmonic;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PolarTable;
import io.github.secular.numerics.BesselTable;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** f of the harmonic well by its coefficients c_m(κ); every value is an integral over κ. */
final class LadderState implements DensityState {
    private static final int PROBE_RADII = 24;
    private static final int PROBE_ANGLES = 24;
    /** Up to so many points are summed one by one; more are read off a table, to some 1e-7 of the largest value. */
    private static final int FEW = 16;

    private static final int DISTANCES = 640;
    private static final int ANGLES = 256;

    /** Half the turns of J_m(κr) in a panel of 32 points, beside a polynomial of degree 31. */
    private static final double TURN = 10;

    private static final int MOST_PARTS = 256;

    private final LadderGrid grid;
    private final double[][] coefficients;
    private final int highest;
    private final Moments moments;
    private final double lowestEnergy;
    private final double smallest;
    private SoftReference<Found> found = new SoftReference<>(null);

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
        Refined at = resolving(r);
        for (int i = 0; i < at.rule.size(); i++) {
            double kappa = at.rule.point(i);
            BesselTable.fill(kappa * r, bessel);
            sum += at.rule.weight(i) * kappa * at.coefficients[i][2 * highest] * bessel[0];
        }
        return sum / (2 * Math.PI);
    }

    /** c resolves its panels, as the solver saw to; the product with J_m(κr) asks for shorter ones at large r. */
    private Refined resolving(double r) {
        int parts = 1;
        while (grid.rule().width() / 2 * r > TURN * parts && parts < MOST_PARTS) {
            parts *= 2;
        }
        return found().refined
                .computeIfAbsent(
                        parts,
                        n -> n == 1
                                ? new Refined(grid.rule(), coefficients)
                                : new Refined(grid.rule().split(n), grid.rule().carry(coefficients, n)));
    }

    /** What is found on the way: dropped where room is wanted, as of many states it is more than all of them, and found again. */
    private static final class Found {
        /** By the number of parts that the panels of κ are split into, so that J_m(κr) is resolved too. */
        private final Map<Integer, Refined> refined = new ConcurrentHashMap<>();

        private PolarTable table;
    }

    private synchronized Found found() {
        Found out = found.get();
        if (out == null) {
            out = new Found();
            found = new SoftReference<>(out);
        }
        return out;
    }

    private record Refined(RadialRule rule, double[][] coefficients) {}

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        double[] radial = new double[2 * (2 * highest + 1)];
        for (int j = 0; j < x.length; j++) {
            double r = Math.hypot(x[j], p[j]);
            if (x.length > FEW && r < tableReach()) {
                out[j] = table().at(r, Math.atan2(p[j], x[j]));
                continue;
            }
            radial(Math.hypot(x[j], p[j]), radial);
            out[j] = value(radial, Math.atan2(p[j], x[j]));
        }
    }

    @Override
    public double smallestValue() {
        return smallest;
    }

    /** With room for f to spread. */
    private double tableReach() {
        return 2 * grid.reach();
    }

    private synchronized PolarTable table() {
        Found kept = found();
        if (kept.table == null) {
            double[] radial = new double[2 * (2 * highest + 1)];
            double[] values = new double[DISTANCES * ANGLES];
            double[] cos = new double[ANGLES];
            double[] sin = new double[ANGLES];
            for (int j = 0; j < ANGLES; j++) {
                cos[j] = Math.cos(2 * Math.PI * j / ANGLES + Math.PI / 2);
                sin[j] = Math.sin(2 * Math.PI * j / ANGLES + Math.PI / 2);
            }
            for (int i = 0; i < DISTANCES; i++) {
                radial((i + 0.5) * tableReach() / DISTANCES, radial);
                for (int j = 0; j < ANGLES; j++) {
                    // f is real: the terms of −m are the conjugates of those of m.
                    double re = 0;
                    double im = 0;
                    for (int m = highest; m >= 1; m--) {
                        double u = re + radial[2 * (m + highest)];
                        double v = im + radial[2 * (m + highest) + 1];
                        re = u * cos[j] - v * sin[j];
                        im = u * sin[j] + v * cos[j];
                    }
                    values[i * ANGLES + j] = radial[2 * highest] + 2 * re;
                }
            }
            kept.table = new PolarTable(tableReach(), DISTANCES, ANGLES, values);
        }
        return kept.table;
    }

    /** (i^m / 2π) ∫ c_m J_m(κr) κ dκ for all m. */
    private void radial(double r, double[] out) {
        java.util.Arrays.fill(out, 0);
        double[] bessel = new double[highest + 1];
        Refined at = resolving(r);
        for (int i = 0; i < at.rule.size(); i++) {
            double kappa = at.rule.point(i);
            BesselTable.fill(kappa * r, bessel);
            double weight = at.rule.weight(i) * kappa / (2 * Math.PI);
            for (int m = -highest; m <= highest; m++) {
                double factor = weight * LadderGrid.signed(bessel, m);
                out[2 * (m + highest)] += factor * at.coefficients[i][2 * (m + highest)];
                out[2 * (m + highest) + 1] += factor * at.coefficients[i][2 * (m + highest) + 1];
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
