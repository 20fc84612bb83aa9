package io.github.secular.classical.harmonic;

import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.BesselTable;
import io.github.secular.numerics.RefusalException;

/**
 * The radii κ of the Fourier ladder with their weights, and the angle harmonics of the Fourier transform of f0 there:
 * f̂(κ cos α, κ sin α) = ∫ f0 e^{−ik·y} dy = Σ_m c_m(κ) e^{imα} (doc/classical.md, C7.2).
 *
 * @param rule of ∫ … dκ
 * @param reach distance from the origin beyond which f0 is negligible
 */
record LadderGrid(RadialRule rule, double reach) {
    /** |f̂| beyond the largest radius, relative to the mass. */
    private static final double CUT = 1e-15;

    private static final double LARGEST_RADIUS = 1200;
    /** A first guess: Gaussians turn less than their reach would let them. */
    private static final double TURN = 60;

    private static final int MOST_RADII = 6000;

    static LadderGrid of(InitialDensity f0) {
        double reach = reach(f0.extent());
        double largest =
                f0 instanceof GaussianDensity g ? Math.sqrt(-2 * Math.log(CUT) / g.variance()) : largestRadius(f0);
        return new LadderGrid(new RadialRule(largest, 1 + (int) Math.ceil(largest * reach / TURN)), reach);
    }

    /** Twice as many radii. @throws RefusalException if that is too many */
    LadderGrid refined() {
        if (2 * rule.size() > MOST_RADII) {
            throw new RefusalException("The Fourier ladder needs more than " + MOST_RADII
                    + " radii for a density so thin on a way so wide.");
        }
        return new LadderGrid(rule.split(2), reach);
    }

    /** Distance from the origin beyond which f0 is negligible. */
    private static double reach(PhaseRange r) {
        return Math.hypot(
                Math.max(Math.abs(r.xFrom()), Math.abs(r.xTo())), Math.max(Math.abs(r.pFrom()), Math.abs(r.pTo())));
    }

    int size() {
        return rule.size();
    }

    double radius(int i) {
        return rule.point(i);
    }

    /** c_m(κ_i), |m| ≤ K, as (re, im) at 2 (m + K), one row for each of some radii. */
    double[][] coefficients(InitialDensity f0, int highest, int[] chosen) {
        double[][] out = new double[chosen.length][];
        PolarHarmonics harmonics =
                f0 instanceof GaussianDensity ? null : resolving(PolarHarmonics.of(f0, reach, highest), rule.end());
        for (int i = 0; i < chosen.length; i++) {
            out[i] = f0 instanceof GaussianDensity g
                    ? gaussian(g, radius(chosen[i]), highest)
                    : harmonics.transform(radius(chosen[i]));
        }
        return out;
    }

    private static PolarHarmonics resolving(PolarHarmonics harmonics, double kappa) {
        PolarHarmonics out = harmonics;
        while (out.resolvedRadius() < kappa) {
            out = out.split();
        }
        return out;
    }

    /** Shifted Gaussian: c_m = e^{−aκ²/2} (−i)^m J_m(κ r0) e^{−imβ0}. */
    private static double[] gaussian(GaussianDensity g, double kappa, int highest) {
        double[] bessel = new double[highest + 1];
        BesselTable.fill(kappa * Math.hypot(g.x(), g.p()), bessel);
        double beta = Math.atan2(g.p(), g.x());
        double peak = Math.exp(-g.variance() * kappa * kappa / 2);
        double[] c = new double[2 * (2 * highest + 1)];
        for (int m = -highest; m <= highest; m++) {
            double value = peak * signed(bessel, m);
            double angle = -m * (Math.PI / 2 + beta);
            c[2 * (m + highest)] = value * Math.cos(angle);
            c[2 * (m + highest) + 1] = value * Math.sin(angle);
        }
        return c;
    }

    /** J_{−m} = (−1)^m J_m. */
    static double signed(double[] bessel, int m) {
        return m < 0 && m % 2 != 0 ? -bessel[-m] : bessel[Math.abs(m)];
    }

    /** Where the transform of f0 has fallen to rounding. */
    private static double largestRadius(InitialDensity f0) {
        PolarHarmonics harmonics = PolarHarmonics.of(f0, reach(f0.extent()), 12);
        double mass = Math.abs(harmonics.transform(0)[24]);
        for (double kappa = 4; kappa < LARGEST_RADIUS; kappa *= 1.3) {
            harmonics = resolving(harmonics, kappa);
            double largest = 0;
            for (double part : new double[] {0.9, 0.95, 1}) {
                for (double v : harmonics.transform(part * kappa)) {
                    largest = Math.max(largest, Math.abs(v));
                }
            }
            if (largest <= 1e-13 * mass) {
                return kappa;
            }
        }
        throw new RefusalException("The Fourier ladder needs a smooth initial density, but the transform of "
                + f0.description() + " does not decay.");
    }
}
