package io.github.secular.classical.twoscale;

import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import java.util.SplittableRandom;

/**
 * The angle harmonics k = 0 … K at the points of the amplitude, with the drive's phases resolved in fast time: through
 * the initial layer.
 */
final class SpectralLayer extends FastLayer {
    private static final int ANGLES = 128;
    /** Below the limit 2.8 of the method on the imaginary axis, as norms are estimated from below. */
    private static final double STABILITY = 2.2;

    private static final double LARGEST_STEP = 0.06;
    private static final int NORM_ROUNDS = 12;

    private final SpectralShells shells;
    private final FastModes modes;
    private final VlasovProblem problem;
    private final int highest;
    private final int resolved;
    private final int n;
    private final double step;

    SpectralLayer(SpectralShells shells, FastModes modes, VlasovProblem problem, double tolerance) {
        this.shells = shells;
        this.modes = modes;
        this.problem = problem;
        this.highest = shells.highest();
        this.resolved = modes.resolvedSize();
        this.n = shells.size();
        // Mode j, harmonic k, point i: (re, im) at 2 ((j (K + 1) + k) n + i).
        state = new double[2 * resolved * (highest + 1) * n];
        double accurate =
                LARGEST_STEP * 2 / Math.max(2, modes.fastest()) * Math.min(1, Math.pow(tolerance / 1e-6, 0.25));
        step = Math.min(accurate, STABILITY / Math.max(1e-300, norm()));
    }

    void start(InitialDensity f0) {
        java.util.Arrays.fill(state, 0);
        for (int i = 0; i < n; i++) {
            OrbitSamples orbit = shells.orbit(i).sample(ANGLES);
            for (int k = 0; k <= highest; k++) {
                double re = 0;
                double im = 0;
                for (int a = 0; a < ANGLES; a++) {
                    double value = f0.at(orbit.x()[a], orbit.p()[a]);
                    double angle = 2 * Math.PI * (k * a % ANGLES) / ANGLES;
                    re += value * Math.cos(angle);
                    im -= value * Math.sin(angle);
                }
                state[at(0, k) + 2 * i] = re / ANGLES;
                state[at(0, k) + 2 * i + 1] = k == 0 ? 0 : im / ANGLES;
            }
        }
    }

    private int at(int mode, int k) {
        return 2 * (mode * (highest + 1) + k) * n;
    }

    @Override
    double largestStep() {
        return step;
    }

    /** Products of complex numbers that an interval of fast time takes. */
    double work(double length) {
        long couplings = 0;
        for (int c = 0; c < modes.channels(); c++) {
            for (int k = 0; k <= highest; k++) {
                for (int m = -highest; m <= highest; m++) {
                    couplings += shells.coupling(c, k, m) == null ? 0 : 1;
                }
            }
        }
        return 4.0 * Math.ceil(length / step) * couplings * n * n;
    }

    /** The largest factor by which the drive at its full amplitude stretches a state, by the power method. */
    private double norm() {
        double[] v = new double[state.length];
        double[] w = new double[state.length];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextDouble() - 0.5;
        }
        double norm = 0;
        for (int round = 0; round < NORM_ROUNDS; round++) {
            java.util.Arrays.fill(w, 0);
            for (int c = 0; c < modes.channels(); c++) {
                for (int row = 0; row < resolved; row++) {
                    for (int column = 0; column < resolved; column++) {
                        double g = resolved == 1 ? modes.envelope(c, 0) : modes.resolvedCoupling(c, row, column, 0, 0);
                        addDrive(v, c, row, column, problem.epsilon() * Math.abs(g), w);
                    }
                }
            }
            double size = 0;
            double before = 0;
            for (int i = 0; i < v.length; i++) {
                size += w[i] * w[i];
                before += v[i] * v[i];
            }
            if (size == 0) {
                return 0;
            }
            norm = Math.max(norm, Math.sqrt(size / before));
            for (int i = 0; i < v.length; i++) {
                v[i] = w[i] / Math.sqrt(size);
            }
        }
        return norm;
    }

    @Override
    double[] factors(double h) {
        Relaxation rates = problem.rates();
        double[] out = new double[state.length];
        for (int j = 0; j < resolved; j++) {
            for (int k = 0; k <= highest; k++) {
                for (int i = 0; i < n; i++) {
                    double rate = rates.rate(shells.energy(i), k) + modes.resolvedDecay(j);
                    double size = Math.exp(-rate * h);
                    out[at(j, k) + 2 * i] = size * Math.cos(k * shells.frequency(i) * h);
                    out[at(j, k) + 2 * i + 1] = -size * Math.sin(k * shells.frequency(i) * h);
                }
            }
        }
        return out;
    }

    @Override
    void turn(double[] factors, double[] y) {
        for (int i = 0; i < y.length; i += 2) {
            double re = y[i] * factors[i] - y[i + 1] * factors[i + 1];
            y[i + 1] = y[i] * factors[i + 1] + y[i + 1] * factors[i];
            y[i] = re;
        }
    }

    @Override
    void slope(double[] y, double tau, double[] out) {
        java.util.Arrays.fill(out, 0);
        double t = tau * problem.epsilon() * problem.epsilon();
        for (int c = 0; c < modes.channels(); c++) {
            for (int row = 0; row < resolved; row++) {
                for (int column = 0; column < resolved; column++) {
                    addDrive(
                            y, c, row, column, problem.epsilon() * modes.resolvedCoupling(c, row, column, t, tau), out);
                }
            }
        }
    }

    /** out_k −= i g Σ_m B_km f_m, f_−m the conjugate of f_m. */
    private void addDrive(double[] y, int channel, int row, int column, double g, double[] out) {
        if (g == 0) {
            return;
        }
        for (int k = 0; k <= highest; k++) {
            for (int m = -highest; m <= highest; m++) {
                double[] b = shells.coupling(channel, k, m);
                if (b != null) {
                    multiply(b, y, at(column, Math.abs(m)), m < 0 ? -1 : 1, g, out, at(row, k));
                }
            }
            if (k == 0) {
                for (int i = 1; i < 2 * n; i += 2) {
                    out[at(row, 0) + i] = 0;
                }
            }
        }
    }

    private void multiply(double[] b, double[] y, int from, double sign, double g, double[] out, int to) {
        for (int i = 0, at = 0; i < n; i++) {
            double re = 0;
            double im = 0;
            for (int j = from; j < from + 2 * n; j += 2, at += 2) {
                double fi = sign * y[j + 1];
                re += b[at] * y[j] - b[at + 1] * fi;
                im += b[at] * fi + b[at + 1] * y[j];
            }
            out[to + 2 * i] += g * im;
            out[to + 2 * i + 1] -= g * re;
        }
    }

    @Override
    SpectralState state() {
        return new SpectralState(shells, java.util.Arrays.copyOf(state, 2 * (highest + 1) * n), highest);
    }
}
