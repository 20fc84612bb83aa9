package io.github.secular.classical.harmonic;

/**
 * One radius κ of the Fourier ladder (doc/classical.md, C7.2) in the frame that turns with the well: with
 * b_m = e^{−im(τ−τ0)} c_m,
 *
 * <pre>
 *   b_m′ = −γ_m b_m + ½ εκ φ(τ) (e^{−i(τ−τ0)} b_{m−1} − e^{i(τ−τ0)} b_{m+1}),   |m| ≤ K
 * </pre>
 *
 * and one such ladder per mode of a random drive, decaying at μ_j besides and coupled by C. The state holds
 * b_{m,j} as (re, im) at 2 (j (2K+1) + m + K).
 */
final class LadderEquation extends DrivenSystem {
    private final int highest;
    private final double halfCoupling;
    private final double[] gamma;
    private final RandomModes modes;

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
        double g = halfCoupling * signal(tau);
        double c = Math.cos(sinceOrigin(tau)) * g;
        double s = Math.sin(sinceOrigin(tau)) * g;
        int width = 2 * (2 * highest + 1);
        for (int j = 0; j < modes.size(); j++) {
            for (int m = -highest; m <= highest; m++) {
                int i = j * width + 2 * (m + highest);
                double rate = gamma[Math.abs(m)] + modes.decay()[j];
                dy[i] = -rate * y[i];
                dy[i + 1] = -rate * y[i + 1];
            }
            for (int l = 0; l < modes.size(); l++) {
                double weight = modes.coupling()[j][l];
                if (weight != 0) {
                    addShifts(y, l * width, dy, j * width, weight * c, weight * s);
                }
            }
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
