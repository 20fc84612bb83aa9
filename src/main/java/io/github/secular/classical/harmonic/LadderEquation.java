package io.github.secular.classical.harmonic;

import java.util.ArrayList;
import java.util.List;

/**
 * One radius κ of the Fourier ladder (doc/classical.md, C7.2) in the frame that turns with the well: with
 * b_m = e^{−im(τ−τ0)} c_m,
 *
 * <pre>
 *   b_m′ = −γ_m b_m + ½ εκ φ(τ) (e^{−i(τ−τ0)} b_{m−1} − e^{i(τ−τ0)} b_{m+1}),   |m| ≤ K
 * </pre>
 *
 * and one such ladder per mode of a random drive, decaying at μ_j besides and coupled by C; under p φ the factors of
 * b_{m∓1} have −i beside (doc/classical.md, C7.2). The state holds
 * b_{m,j} as (re, im) at 2 (j (2K+1) + m + K).
 */
final class LadderEquation extends DrivenSystem {
    private final int highest;
    private final double halfCoupling;
    private final double[] gamma;
    private final RandomModes modes;
    private final List<Entry> entries = new ArrayList<>();
    private final double[] factors;

    /** Of the matrices of a channel. */
    private record Entry(int channel, int row, int column, double x, double p) {}

    /**
     * @param highest K
     * @param coupling εκ
     * @param gamma γ_m for m = 0 … K
     */
    LadderEquation(int highest, double coupling, double[] gamma, RandomModes modes) {
        this.highest = highest;
        this.halfCoupling = coupling / 2;
        this.gamma = gamma;
        this.modes = modes;
        factors = new double[modes.channels().size()];
        for (int j = 0; j < modes.size(); j++) {
            for (int l = 0; l < modes.size(); l++) {
                for (int c = 0; c < factors.length; c++) {
                    double x = modes.channels().get(c).coupling()[j][l];
                    double p = modes.channels().get(c).byMomentum()[j][l];
                    if (x != 0 || p != 0) {
                        entries.add(new Entry(c, j, l, x, p));
                    }
                }
            }
        }
    }

    @Override
    int size() {
        return (2 * highest + 1) * modes.size();
    }

    /** Multiplies by e^{im(τ−τ0)}. */
    @Override
    void leaveFrame(double tau, double[] state) {
        int width = 2 * highest + 1;
        for (int m = -highest; m <= highest; m++) {
            double angle = m * sinceOrigin(tau);
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            for (int j = 0; j < modes.size(); j++) {
                int i = 2 * (j * width + m + highest);
                double re = state[i];
                state[i] = c * re - s * state[i + 1];
                state[i + 1] = s * re + c * state[i + 1];
            }
        }
    }

    @Override
    public void computeDerivatives(double tau, double[] y, double[] dy) {
        double signal = signal(tau);
        for (int c = 0; c < factors.length; c++) {
            factors[c] = halfCoupling * modes.channels().get(c).factor().applyAsDouble(signal);
        }
        double cos = Math.cos(sinceOrigin(tau));
        double sin = Math.sin(sinceOrigin(tau));
        int width = 2 * (2 * highest + 1);
        for (int j = 0; j < modes.size(); j++) {
            for (int m = -highest; m <= highest; m++) {
                int i = j * width + 2 * (m + highest);
                double rate = gamma[Math.abs(m)] + modes.decay()[j];
                dy[i] = -rate * y[i];
                dy[i + 1] = -rate * y[i + 1];
            }
        }
        for (Entry e : entries) {
            double c = cos * factors[e.channel];
            double s = sin * factors[e.channel];
            addShifts(y, e.column * width, dy, e.row * width, e.x * c - e.p * s, e.x * s + e.p * c);
        }
    }

    /** dy_m += (c − is) y_{m−1} − (c + is) y_{m+1}. */
    private void addShifts(double[] y, int from, double[] dy, int to, double c, double s) {
        int last = 4 * highest;
        for (int i = 0; i <= last; i += 2) {
            if (i > 0) {
                double re = y[from + i - 2];
                double im = y[from + i - 1];
                dy[to + i] += c * re + s * im;
                dy[to + i + 1] += c * im - s * re;
            }
            if (i < last) {
                double re = y[from + i + 2];
                double im = y[from + i + 3];
                dy[to + i] -= c * re - s * im;
                dy[to + i + 1] -= c * im + s * re;
            }
        }
    }
}
