package io.github.secular.quantum;

import io.github.secular.drive.Wave;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/**
 * The Bloch equation in fast time τ = t/ε² on a {@link PackedState} (doc/quantum.md, Q1.5):
 *
 * <pre>
 *   dρ_nm/dτ = −(i w_ε(n,m) + ε^μ γ_nm) ρ_nm + i ε [V, ρ]_nm + δ_nm ε² (W_♯ p)_n
 * </pre>
 *
 * Each flow of population is added to one level and taken from another, so that the trace is kept.
 * Holds scratch space: not for several threads at once.
 */
public final class BlochRightHandSide implements FirstOrderDifferentialEquations {
    private final int size;
    private final double epsilon;
    private final Wave wave;
    private final WaveField field;
    private final boolean coherencesCouple;
    private final double[] frequency;
    private final double[] damping;
    private final double[] rates;
    private final double[] full;

    /** The full equation. */
    public BlochRightHandSide(BlochModel model) {
        this(model, true);
    }

    /**
     * @param model any model with a wave
     * @param coherencesCouple false to leave out what V makes of coherences from coherences: the
     *     delayed equation, paper 2 (14), doc/quantum.md, Q5.1
     */
    public BlochRightHandSide(BlochModel model, boolean coherencesCouple) {
        this.size = model.size();
        this.epsilon = model.epsilon();
        this.wave = model.wave();
        this.field = new WaveField(wave);
        this.coherencesCouple = coherencesCouple;
        this.frequency = new double[size * size];
        this.damping = new double[size * size];
        this.rates = new double[size * size];
        this.full = new double[2 * size * size];
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                frequency[n * size + m] = model.frequency(n, m);
                damping[n * size + m] = model.fastDamping(n, m);
                rates[n * size + m] = epsilon * epsilon * model.relaxation().rate(n, m);
            }
        }
    }

    @Override
    public int getDimension() {
        return size * size;
    }

    /**
     * The fastest rate of change in the equation, per unit of fast time: transition, wave, damping,
     * coupling or relaxation.
     *
     * @param end last slow time of the run over which envelopes count
     */
    public double fastestFrequency(double end) {
        double max = field.largestFrequency();
        for (int k = 0; k < frequency.length; k++) {
            max = Math.max(max, Math.hypot(frequency[k], damping[k]));
            max = Math.max(max, rates[k]);
        }
        return Math.max(max, 2 * epsilon * wave.strength(wave.strongestTime(end)));
    }

    /** How many multiplications one evaluation takes, roughly. */
    public double cost() {
        double n = size;
        return field.cost() + n * n * 6 + (coherencesCouple ? 4 * n * n * n : 0);
    }

    @Override
    public void computeDerivatives(double tau, double[] y, double[] dy) {
        double[] v = field.at(tau, epsilon * epsilon * tau);
        for (int n = 0; n < size; n++) {
            dy[n] = 0;
        }
        int k = size;
        for (int n = 0; n < size; n++) {
            for (int m = n + 1; m < size; m++, k += 2) {
                exchange(n, m, k, v, y, dy);
                int nm = n * size + m;
                double re = y[k];
                double im = y[k + 1];
                double w = frequency[nm];
                double g = damping[nm];
                double difference = epsilon * (y[m] - y[n]);
                // −(iw + γ)ρ + iε V_nm (p_m − p_n)
                dy[k] = w * im - g * re - v[2 * nm + 1] * difference;
                dy[k + 1] = -w * re - g * im + v[2 * nm] * difference;
            }
        }
        if (coherencesCouple) {
            addCoherenceCoupling(v, y, dy);
        }
    }

    /** The flows between levels n and m by the wave, 2ε Im(V_nm ρ_mn) out of n, and by the Pauli rates. */
    private void exchange(int n, int m, int k, double[] v, double[] y, double[] dy) {
        int nm = n * size + m;
        double wave = 2 * epsilon * (v[2 * nm + 1] * y[k] - v[2 * nm] * y[k + 1]);
        double flow = wave + rates[nm] * y[n] - rates[m * size + n] * y[m];
        dy[n] -= flow;
        dy[m] += flow;
    }

    private void addCoherenceCoupling(double[] v, double[] y, double[] dy) {
        if (size == 2) {
            addDiagonalCoupling(0, 1, 2, v, y, dy);
            return;
        }
        // Both triangles of V, and of ρ with a zero diagonal, so that the sums below need no cases.
        int k = size;
        for (int n = 0; n < size; n++) {
            for (int m = n + 1; m < size; m++, k += 2) {
                int nm = 2 * (n * size + m);
                int mn = 2 * (m * size + n);
                v[mn] = v[nm];
                v[mn + 1] = -v[nm + 1];
                full[nm] = y[k];
                full[nm + 1] = y[k + 1];
                full[mn] = y[k];
                full[mn + 1] = -y[k + 1];
            }
        }
        k = size;
        for (int n = 0; n < size; n++) {
            for (int m = n + 1; m < size; m++, k += 2) {
                double re = 0;
                double im = 0;
                for (int j = 0; j < size; j++) {
                    if (j == n || j == m) {
                        continue;
                    }
                    int nj = 2 * (n * size + j);
                    int jm = 2 * (j * size + m);
                    re += v[nj] * full[jm] - v[nj + 1] * full[jm + 1] - full[nj] * v[jm] + full[nj + 1] * v[jm + 1];
                    im += v[nj] * full[jm + 1] + v[nj + 1] * full[jm] - full[nj] * v[jm + 1] - full[nj + 1] * v[jm];
                }
                dy[k] -= epsilon * im;
                dy[k + 1] += epsilon * re;
                addDiagonalCoupling(n, m, k, v, y, dy);
            }
        }
    }

    /** iε (V_nn − V_mm) ρ_nm. */
    private void addDiagonalCoupling(int n, int m, int k, double[] v, double[] y, double[] dy) {
        double stark = epsilon * (v[2 * (n * size + n)] - v[2 * (m * size + m)]);
        dy[k] -= stark * y[k + 1];
        dy[k + 1] += stark * y[k];
    }
}
