package io.github.secular.quantum.limit;

import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.ejml.data.DMatrixRMaj;

/**
 * Populations with one complex memory per coupled pair, in fast time (doc/quantum.md, Q5.1 and Q5.2). With
 * ρ_kn = i ε u_kn,
 *
 * <pre>
 *   delayed (14):      u' = V_kn (p_n − p_k) − Z_ε(k,n) u,   p_n' = ε² (W_♯ p)_n − 2 ε² Σ_k Re(V_nk u_kn)
 *   delay free (11):   J' = V_kn − Z_ε(k,n) J,               u = J (p_n − p_k)
 * </pre>
 *
 * State: p_0 … p_{N−1}, then Re and Im of u (or J) pair by pair. Not for several threads at once.
 */
final class PairEquation implements FirstOrderDifferentialEquations {
    private static final int EVALUATIONS_BETWEEN_CHECKS = 1 << 12;

    private final boolean delayed;
    private final int size;
    private final double scale;
    private final CoupledPairs pairs;
    private final DMatrixRMaj relaxation;
    private final double[] fieldRe;
    private final double[] fieldIm;
    private final Progress progress;
    private long evaluations;

    PairEquation(BlochModel model, CoupledPairs pairs, boolean delayed, Progress progress) {
        this.delayed = delayed;
        this.pairs = pairs;
        this.progress = progress;
        size = model.size();
        scale = model.epsilon() * model.epsilon();
        relaxation = model.relaxation().isZero() ? null : model.relaxation().sharp();
        fieldRe = new double[pairs.count()];
        fieldIm = new double[pairs.count()];
    }

    @Override
    public int getDimension() {
        return size + 2 * pairs.count();
    }

    long evaluations() {
        return evaluations;
    }

    @Override
    public void computeDerivatives(double tau, double[] y, double[] dy) {
        if (evaluations++ % EVALUATIONS_BETWEEN_CHECKS == 0) {
            progress.check();
        }
        field(tau);
        relax(y, dy);
        for (int j = 0; j < pairs.count(); j++) {
            int n = pairs.lower[j];
            int k = pairs.upper[j];
            int at = size + 2 * j;
            double re = y[at];
            double im = y[at + 1];
            double difference = y[n] - y[k];
            double drive = delayed ? difference : 1;
            double g = pairs.damping[j];
            double w = pairs.frequency[j];
            dy[at] = fieldRe[j] * drive - g * re + w * im;
            dy[at + 1] = fieldIm[j] * drive - g * im - w * re;
            // V_nk = conj V_kn
            double product = fieldRe[j] * re + fieldIm[j] * im;
            double flow = 2 * scale * product * (delayed ? 1 : difference);
            dy[n] -= flow;
            dy[k] += flow;
        }
    }

    /** V_kn(τ) of every pair. */
    private void field(double tau) {
        java.util.Arrays.fill(fieldRe, 0);
        java.util.Arrays.fill(fieldIm, 0);
        for (int h = 0; h < pairs.index.length; h++) {
            double g = pairs.envelope[h].at(scale * tau);
            double cos = g * Math.cos(pairs.waveFrequency[h] * tau);
            double sin = g * Math.sin(pairs.waveFrequency[h] * tau);
            double[] re = pairs.re[h];
            double[] im = pairs.im[h];
            for (int j = 0; j < fieldRe.length; j++) {
                fieldRe[j] += cos * re[j] - sin * im[j];
                fieldIm[j] += cos * im[j] + sin * re[j];
            }
        }
    }

    private void relax(double[] y, double[] dy) {
        for (int n = 0; n < size; n++) {
            double sum = 0;
            if (relaxation != null) {
                for (int m = 0; m < size; m++) {
                    sum += relaxation.data[n * size + m] * y[m];
                }
            }
            dy[n] = scale * sum;
        }
    }
}
