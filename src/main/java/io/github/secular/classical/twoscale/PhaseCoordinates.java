package io.github.secular.classical.twoscale;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.PolarTable;
import java.util.Arrays;

/**
 * Polar coordinates (a, φ) in which a single smooth well is round: q = ±√(2 (U − U_min)), a² = q² + p²,
 * φ = arg(q − ip). The angle θ of the orbit differs from φ by an odd periodic function of φ, kept as a sine series
 * with coefficients of parity l in a.
 */
final class PhaseCoordinates {
    private static final int SAMPLES = 256;
    private static final int SINES = 32;
    private static final int DISTANCES = 384;
    private static final int ANGLES = 256;

    private final SpectralShells shells;
    private final double bottom;
    private final double lowest;
    /** θ at the places of a table, row by row. */
    private final double[] angle = new double[DISTANCES * ANGLES];

    PhaseCoordinates(SpectralShells shells) {
        this.shells = shells;
        Hamiltonian1D h = shells.hamiltonian();
        bottom = h.bottom().position();
        lowest = h.lowestEnergy();
        int n = shells.size();
        double[][] sines = new double[SINES + 1][n];
        for (int i = 0; i < n; i++) {
            double[] found = sines(i);
            for (int l = 1; l <= SINES; l++) {
                sines[l][i] = found[l];
            }
        }
        double[] even = new double[n];
        double[] odd = new double[n];
        for (int row = 0; row < DISTANCES; row++) {
            double a = (row + 0.5) * shells.basis().reach() / DISTANCES;
            shells.basis().weights(a, 0, even);
            shells.basis().weights(a, 1, odd);
            double[] series = new double[SINES + 1];
            for (int l = 1; l <= SINES; l++) {
                double[] w = l % 2 == 0 ? even : odd;
                for (int i = 0; i < n; i++) {
                    series[l] += w[i] * sines[l][i];
                }
            }
            for (int j = 0; j < ANGLES; j++) {
                double phi = 2 * Math.PI * j / ANGLES;
                double theta = phi;
                for (int l = 1; l <= SINES; l++) {
                    theta += series[l] * Math.sin(2 * Math.PI * ((long) l * j % ANGLES) / ANGLES);
                }
                angle[row * ANGLES + j] = theta;
            }
        }
    }

    /** q(x). */
    double position(double x) {
        double u = shells.hamiltonian().potential().at(x) - lowest;
        return Math.signum(x - bottom) * Math.sqrt(2 * Math.max(0, u));
    }

    /**
     * θ − φ = Σ_l s_l sin lφ on orbit i: s_l = (2/π) ∫_0^π (θ − φ) sin lφ dφ, with the integral in θ, where the orbit
     * is known at equal steps.
     */
    private double[] sines(int i) {
        OrbitSamples orbit = shells.orbit(i).sample(SAMPLES);
        double[] phi = new double[SAMPLES];
        double[] out = new double[SINES + 1];
        double scale = shells.basis().point(i);
        for (int j = 0; j < SAMPLES; j++) {
            double q = position(orbit.x()[j]);
            phi[j] = Math.atan2(-orbit.p()[j], q);
            double theta = 2 * Math.PI * j / SAMPLES;
            phi[j] += 2 * Math.PI * Math.rint((theta - phi[j]) / (2 * Math.PI));
            // dφ/ds = dq/dx = U′/q, as φ turns with q̇ = p U′/q, ṗ = −U′; at the bottom √U″.
            double slope = Math.abs(q) < 1e-6 * scale
                    ? Math.sqrt(shells.hamiltonian().potential().curvature(bottom))
                    : shells.hamiltonian().potential().slope(orbit.x()[j]) / q;
            double rate = slope / shells.frequency(i);
            for (int l = 1; l <= SINES; l++) {
                out[l] += (theta - phi[j]) * Math.sin(l * phi[j]) * rate * 2 / SAMPLES;
            }
        }
        return out;
    }

    /** f on a table. @param harmonics f_k (re, im) at 2 (k n + i) */
    PolarTable table(double[] harmonics, int highest) {
        int n = shells.size();
        double[] even = new double[n];
        double[] odd = new double[n];
        double[] values = new double[DISTANCES * ANGLES];
        double[] f = new double[2 * (highest + 1)];
        for (int row = 0; row < DISTANCES; row++) {
            double a = (row + 0.5) * shells.basis().reach() / DISTANCES;
            shells.basis().weights(a, 0, even);
            shells.basis().weights(a, 1, odd);
            Arrays.fill(f, 0);
            for (int k = 0; k <= highest; k++) {
                double[] w = k % 2 == 0 ? even : odd;
                for (int i = 0; i < n; i++) {
                    f[2 * k] += w[i] * harmonics[2 * (k * n + i)];
                    f[2 * k + 1] += w[i] * harmonics[2 * (k * n + i) + 1];
                }
            }
            for (int j = 0; j < ANGLES; j++) {
                double theta = angle[row * ANGLES + j];
                double c = Math.cos(theta);
                double s = Math.sin(theta);
                // Horner's rule for Re Σ f_k e^{ikθ}.
                double re = 0;
                double im = 0;
                for (int k = highest; k >= 1; k--) {
                    double x = re + f[2 * k];
                    double y = im + f[2 * k + 1];
                    re = x * c - y * s;
                    im = x * s + y * c;
                }
                values[row * ANGLES + j] = f[0] + 2 * re;
            }
        }
        return new PolarTable(shells.basis().reach(), DISTANCES, ANGLES, values);
    }
}
