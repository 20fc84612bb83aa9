package io.github.secular.classical.harmonic;

import io.github.secular.classical.InitialDensity;
import io.github.secular.numerics.BesselTable;
import io.github.secular.numerics.RefusalException;

/**
 * The angle harmonics h_m(r) = ∫ f0(r cos β, r sin β) e^{−imβ} dβ of an initial density on as many radii and angles as
 * resolve it.
 *
 * @param highest K
 * @param harmonics one row per radius; (re, im) at 2 (m + K)
 */
record PolarHarmonics(RadialRule rule, int highest, double[][] harmonics) {
    private static final int FIRST_PANELS = 4;
    private static final int MOST_PANELS = 128;
    private static final int FIRST_ANGLES = 128;
    private static final int MOST_ANGLES = 2048;
    /** Of the largest value, for radii and angles alike. */
    private static final double RESOLVED = 1e-11;

    /**
     * @param reach beyond which f0 is negligible
     * @param highest K
     * @throws RefusalException if f0 is too rough
     */
    static PolarHarmonics of(InitialDensity f0, double reach, int highest) {
        RadialRule rule = new RadialRule(reach, FIRST_PANELS);
        int angles = Math.max(FIRST_ANGLES, Integer.highestOneBit(4 * highest) * 2);
        while (true) {
            double[][] found = new double[rule.size()][2 * (2 * highest + 1)];
            double change = fill(f0, rule, angles, highest, found);
            if (change > RESOLVED && angles < MOST_ANGLES) {
                angles *= 2;
            } else if (change > RESOLVED || rule.unresolved(found) > RESOLVED) {
                if (change > RESOLVED || rule.size() >= MOST_PANELS * RadialRule.POINTS) {
                    throw new RefusalException(
                            "The Fourier ladder needs a smooth initial density, but " + f0.description() + " is not.");
                }
                rule = rule.split(2);
            } else {
                return new PolarHarmonics(rule, highest, found);
            }
        }
    }

    /** Fills the rows; the largest r |change| from half as many angles, relative to the largest r |h|. */
    private static double fill(InitialDensity f0, RadialRule rule, int angles, int highest, double[][] out) {
        double[] cos = new double[angles];
        double[] sin = new double[angles];
        for (int j = 0; j < angles; j++) {
            cos[j] = Math.cos(2 * Math.PI * j / angles);
            sin[j] = Math.sin(2 * Math.PI * j / angles);
        }
        double largest = 0;
        double change = 0;
        double[] values = new double[angles];
        for (int i = 0; i < out.length; i++) {
            double r = rule.point(i);
            boolean empty = true;
            for (int j = 0; j < angles; j++) {
                values[j] = f0.at(r * cos[j], r * sin[j]);
                empty &= values[j] == 0;
            }
            for (int m = 0; !empty && m <= highest; m++) {
                double re = 0;
                double im = 0;
                double reEven = 0;
                double imEven = 0;
                for (int j = 0; j < angles; j++) {
                    int turned = (int) ((long) j * m % angles);
                    double u = values[j] * cos[turned];
                    double v = values[j] * sin[turned];
                    re += u;
                    im -= v;
                    if (j % 2 == 0) {
                        reEven += u;
                        imEven -= v;
                    }
                }
                double unit = 2 * Math.PI / angles;
                out[i][2 * (highest + m)] = unit * re;
                out[i][2 * (highest + m) + 1] = unit * im;
                out[i][2 * (highest - m)] = unit * re;
                out[i][2 * (highest - m) + 1] = -unit * im;
                largest = Math.max(largest, r * unit * Math.hypot(re, im));
                change = Math.max(change, r * unit * Math.hypot(re - 2 * reEven, im - 2 * imEven));
            }
        }
        return largest > 0 ? change / largest : 0;
    }

    /** c_m(κ) = (−i)^m ∫ h_m J_m(κr) r dr, (re, im) at 2 (m + K); κ up to what {@link #resolvedRadius} says. */
    double[] transform(double kappa) {
        double[] out = new double[2 * (2 * highest + 1)];
        double[] bessel = new double[highest + 1];
        for (int i = 0; i < harmonics.length; i++) {
            double r = rule.point(i);
            BesselTable.fill(kappa * r, bessel);
            for (int m = -highest; m <= highest; m++) {
                double factor = rule.weight(i) * r * LadderGrid.signed(bessel, m);
                out[2 * (m + highest)] += factor * harmonics[i][2 * (m + highest)];
                out[2 * (m + highest) + 1] += factor * harmonics[i][2 * (m + highest) + 1];
            }
        }
        for (int m = -highest; m <= highest; m++) {
            double re = out[2 * (m + highest)];
            double im = out[2 * (m + highest) + 1];
            int quarter = Math.floorMod(-m, 4);
            out[2 * (m + highest)] = quarter == 0 ? re : quarter == 1 ? -im : quarter == 2 ? -re : im;
            out[2 * (m + highest) + 1] = quarter == 0 ? im : quarter == 1 ? re : quarter == 2 ? -im : -re;
        }
        return out;
    }

    /** The largest κ at which J_m(κr) is resolved beside f0. */
    double resolvedRadius() {
        return RadialRule.POINTS / (1.5 * rule.width());
    }

    /** The same harmonics on radii for larger κ. */
    PolarHarmonics split() {
        return new PolarHarmonics(rule.split(2), highest, rule.carry(harmonics, 2));
    }
}
