package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.StochasticExponential;
import org.ejml.data.DMatrixRMaj;

/**
 * The Bloch equation while the light is off, in closed form at any ε and frequency (doc/quantum.md, Q1.8): populations
 * follow the Pauli rates, coherences turn and decay one by one, ρ_nm(t) = ρ_nm(0) exp(−(i w_ε(n,m) + ε^μ γ_nm) t/ε²).
 */
final class DarkEvolution {
    private DarkEvolution() {}

    /** Whether nothing acts on the atom but damping and relaxation. */
    static boolean holds(BlochModel model) {
        return model.wave().harmonics().stream().allMatch(h -> h.matrix().maxAbs() == 0);
    }

    /**
     * ρ at increasing times.
     *
     * @param initial ρ(0), N × N
     * @param times slow times from 0 on
     */
    static Trajectory solve(BlochModel model, ComplexMatrix initial, double[] times, double tolerance) {
        int n = model.size();
        double[][] out = new double[times.length][];
        DMatrixRMaj generator = model.relaxation().sharp();
        double[] scratch = new double[n];
        for (int i = 0; i < times.length; i++) {
            double[] p = new double[n];
            for (int k = 0; k < n; k++) {
                p[k] = initial.re(k, k);
            }
            if (!model.relaxation().isZero()) {
                StochasticExponential.apply(StochasticExponential.of(generator, times[i]), p, scratch);
            }
            out[i] = coherences(model, initial, new FastTime(times[i], model.epsilon()));
            for (int k = 0; k < n; k++) {
                out[i][2 * (k * n + k)] = p[k];
            }
        }
        double error = 1e-15 * n;
        return new Trajectory(
                n, times, out, new SolverReport("dark", tolerance, error, "the light off in closed form", ""));
    }

    private static double[] coherences(BlochModel model, ComplexMatrix initial, FastTime time) {
        int size = model.size();
        Levels levels = model.levels();
        double[] base = model.wave().base().phases(time);
        double[] out = new double[2 * size * size];
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < n; m++) {
                // optical differences as photons of the base frequencies, and what is left of them
                double angle = time.angle(levels.detuning(n) - levels.detuning(m) + model.shiftDifference(n, m));
                for (int j = 0; j < base.length; j++) {
                    angle += levels.photonDifference(n, m, j) * base[j];
                }
                double decay = Math.exp(-model.fastDamping(n, m) * time.value());
                double re = decay * (initial.re(n, m) * Math.cos(angle) + initial.im(n, m) * Math.sin(angle));
                double im = decay * (initial.im(n, m) * Math.cos(angle) - initial.re(n, m) * Math.sin(angle));
                out[2 * (n * size + m)] = re;
                out[2 * (n * size + m) + 1] = im;
                out[2 * (m * size + n)] = re;
                out[2 * (m * size + n) + 1] = -im;
            }
        }
        return out;
    }
}
