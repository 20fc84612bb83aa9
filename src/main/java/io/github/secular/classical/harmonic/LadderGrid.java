package io.github.secular.classical.harmonic;

import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.RefusalException;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The radii κ of the Fourier ladder with their weights, and the angle harmonics of the Fourier transform of f0 there:
 * f̂(κ cos α, κ sin α) = ∫ f0 e^{−ik·y} dy = Σ_m c_m(κ) e^{imα} (MATH-classical, section 7).
 */
final class LadderGrid {
    /** |f̂| beyond the largest radius, relative to the mass. */
    private static final double CUT = 1e-15;

    private static final int RADIAL_POINTS = 240;
    private static final double LARGEST_RADIUS = 300;

    private final double[] radii;
    private final double[] weights;
    private final double reach;

    LadderGrid(InitialDensity f0) {
        reach = reach(f0.extent());
        double largest =
                f0 instanceof GaussianDensity g ? Math.sqrt(-2 * Math.log(CUT) / g.variance()) : largestRadius(f0);
        int n = 48 + (int) Math.ceil(largest * reach / 4);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(n, 0, largest);
        radii = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            radii[i] = rule.getPoint(i);
            weights[i] = rule.getWeight(i);
        }
    }

    /** Distance from the origin beyond which f0 is negligible. */
    private static double reach(PhaseRange r) {
        return Math.hypot(
                Math.max(Math.abs(r.xFrom()), Math.abs(r.xTo())), Math.max(Math.abs(r.pFrom()), Math.abs(r.pTo())));
    }

    double reach() {
        return reach;
    }

    int size() {
        return radii.length;
    }

    double radius(int i) {
        return radii[i];
    }

    /** The weight of ∫ … dκ. */
    double weight(int i) {
        return weights[i];
    }

    /** c_m(κ_i), |m| ≤ K, as (re, im) at 2 (m + K), one row per radius. */
    double[][] coefficients(InitialDensity f0, int highest) {
        if (f0 instanceof GaussianDensity g) {
            double[][] out = new double[size()][];
            for (int i = 0; i < size(); i++) {
                out[i] = gaussian(g, radii[i], highest);
            }
            return out;
        }
        return transform(f0, radii, highest, reach);
    }

    /** Shifted Gaussian: c_m = e^{−aκ²/2} (−i)^m J_m(κ r0) e^{−imβ0}. */
    private static double[] gaussian(GaussianDensity g, double kappa, int highest) {
        double[] bessel = new double[highest + 1];
        BesselTable.fill(kappa * Math.hypot(g.x(), g.p()), bessel);
        double beta = Math.atan2(g.p(), g.x());
        double peak = Math.exp(-g.variance() * kappa * kappa / 2);
        double[] c = new double[2 * (2 * highest + 1)];
        for (int m = -highest; m <= highest; m++) {
            addTurned(c, m, highest, peak * signed(bessel, m), -m * (Math.PI / 2 + beta));
        }
        return c;
    }

    /** J_{−m} = (−1)^m J_m. */
    static double signed(double[] bessel, int m) {
        return m < 0 && m % 2 != 0 ? -bessel[-m] : bessel[Math.abs(m)];
    }

    private static void addTurned(double[] c, int m, int highest, double value, double angle) {
        c[2 * (m + highest)] += value * Math.cos(angle);
        c[2 * (m + highest) + 1] += value * Math.sin(angle);
    }

    /** c_m(κ) = (−i)^m ∫∫ f0 J_m(κr) e^{−imβ} r dr dβ, by Gauss's rule in r and the trapezoidal rule in β. */
    private static double[][] transform(InitialDensity f0, double[] radii, int highest, double reach) {
        int angles = Math.max(128, 4 * highest);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(RADIAL_POINTS, 0, reach);
        double[][] out = new double[radii.length][2 * (2 * highest + 1)];
        double[] bessel = new double[highest + 1];
        double[] harmonics = new double[2 * (2 * highest + 1)];
        for (int q = 0; q < RADIAL_POINTS; q++) {
            double r = rule.getPoint(q);
            java.util.Arrays.fill(harmonics, 0);
            for (int j = 0; j < angles; j++) {
                double beta = 2 * Math.PI * j / angles;
                double value = f0.at(r * Math.cos(beta), r * Math.sin(beta));
                for (int m = -highest; value != 0 && m <= highest; m++) {
                    addTurned(harmonics, m, highest, value, -m * (beta + Math.PI / 2));
                }
            }
            double weight = rule.getWeight(q) * r * 2 * Math.PI / angles;
            for (int i = 0; i < radii.length; i++) {
                BesselTable.fill(radii[i] * r, bessel);
                for (int m = -highest; m <= highest; m++) {
                    double factor = weight * signed(bessel, m);
                    out[i][2 * (m + highest)] += factor * harmonics[2 * (m + highest)];
                    out[i][2 * (m + highest) + 1] += factor * harmonics[2 * (m + highest) + 1];
                }
            }
        }
        return out;
    }

    /** Where the transform of f0 has fallen to rounding. */
    private static double largestRadius(InitialDensity f0) {
        double reach = reach(f0.extent());
        for (double kappa = 4; kappa < LARGEST_RADIUS; kappa *= 1.3) {
            double largest = 0;
            double[][] c = transform(f0, new double[] {0, 0.9 * kappa, 0.95 * kappa, kappa}, 12, reach);
            for (int i = 1; i < c.length; i++) {
                for (double v : c[i]) {
                    largest = Math.max(largest, Math.abs(v));
                }
            }
            if (largest <= 1e-13 * Math.abs(c[0][24])) {
                return kappa;
            }
        }
        throw new RefusalException("The Fourier ladder needs a smooth initial density, but the transform of "
                + f0.description() + " does not decay; choose the solver \"grid\" or \"two-scale\".");
    }
}
