package io.github.secular.quantum;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.MatrixExponential;
import java.util.List;
import java.util.function.DoubleFunction;
import org.ejml.data.DMatrixRMaj;

/** Bloch equations with exact answers, which every solver has to pass. */
public final class ExactProblems {
    private ExactProblems() {}

    /**
     * One problem.
     *
     * @param solution ρ(t)
     */
    public record Problem(
            String name,
            BlochModel model,
            ComplexMatrix initial,
            double[] times,
            DoubleFunction<ComplexMatrix> solution) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Problem> all() {
        return List.of(
                rotating(0.5, 0.3, 0.2),
                rotating(0.5, 0.3, 0.05),
                rotating(0.8, -0.6, 0.1),
                rabi(0.4, 0.2),
                rabi(0, 0.1),
                relaxation(),
                dephasing(),
                staticCoupling(0.3));
    }

    /** Damped two levels in a rotating wave, doc/quantum.md, Q3.1: a 3 × 3 exponential. */
    static Problem rotating(double gamma, double detuning, double epsilon) {
        double w = 1.1;
        double v = 0.9;
        double p0 = 0.85;
        BlochModel model = new BlochModel(
                Levels.of(0, w),
                new Damping(new double[][] {{0, gamma}, {gamma, 0}}, 0),
                RateMatrix.zero(2),
                Wave.rotating(detuning + w, v),
                epsilon);
        double e2 = epsilon * epsilon;
        DMatrixRMaj generator = new DMatrixRMaj(new double[][] {
            {-gamma / e2, -detuning / e2, 0}, {detuning / e2, -gamma / e2, v * v / epsilon}, {0, -4 / epsilon, 0}
        });
        return new Problem(
                "rotating wave, gamma " + gamma + ", epsilon " + epsilon,
                model,
                ComplexMatrix.diagonal(p0, 1 - p0),
                new double[] {0, 0.2, 0.2, 1, 2},
                t -> {
                    DMatrixRMaj e = MatrixExponential.of(generator, t);
                    double u0 = 2 * p0 - 1;
                    return fromX(e.get(0, 2) * u0, e.get(1, 2) * u0, e.get(2, 2) * u0, v, (detuning + w) * t / e2);
                });
    }

    /** Undamped, the closed form of doc/quantum.md, Q3.2 for the populations and their coherence from du/dt. */
    static Problem rabi(double detuning, double epsilon) {
        double p0 = 0.9;
        BlochModel model = ReferenceCases.rotating(new double[] {0, 1.3}, 0, detuning, epsilon);
        double s = detuning * detuning / (epsilon * epsilon);
        double rabi = Math.sqrt(4 + s) / epsilon;
        double amplitude = 4 / (4 + s) * (p0 - 0.5);
        return new Problem(
                "Rabi, detuning " + detuning,
                model,
                ComplexMatrix.diagonal(p0, 1 - p0),
                new double[] {0, 0.5, 1},
                t -> {
                    double p = amplitude * Math.cos(rabi * t) + (s * p0 + 2) / (4 + s);
                    double y = epsilon / 2 * amplitude * rabi * Math.sin(rabi * t);
                    // dx/dt = −D y/ε²
                    double x = -detuning / (2 * epsilon) * amplitude * (1 - Math.cos(rabi * t));
                    return fromX(x, y, 2 * p - 1, 1, (1.3 + detuning) * t / (epsilon * epsilon));
                });
    }

    /** Pauli rates alone between two levels: p_0 → W_10/(W_01 + W_10). */
    static Problem relaxation() {
        BlochModel model = new BlochModel(
                Levels.of(0, 1),
                new Damping(new double[2][2], 0),
                new RateMatrix(new double[][] {{0, 0.4}, {1.1, 0}}),
                new Wave(2, new double[0], List.of()),
                0.5);
        return new Problem("relaxation", model, ComplexMatrix.diagonal(0.2, 0.8), new double[] {0.3, 1, 5}, t -> {
            double rest = 1.1 / 1.5;
            double p = rest + (0.2 - rest) * Math.exp(-1.5 * t);
            return ComplexMatrix.diagonal(p, 1 - p);
        });
    }

    /** Damping, shifts and free rotation of coherences, without a wave. */
    static Problem dephasing() {
        double[][] gamma = {{0, 0.3, 0.1}, {0.3, 0, 0.25}, {0.1, 0.25, 0}};
        double[] energies = {0, 0.7, 1.9};
        double[] shifts = {0.1, -0.2, 0.4};
        double epsilon = 0.4;
        double mu = 0.5;
        double p = 0.7;
        Levels levels = new Levels(List.of("a", "b", "c"), energies, new int[3][0], energies, shifts, p);
        BlochModel model = new BlochModel(
                levels, new Damping(gamma, mu), RateMatrix.zero(3), new Wave(3, new double[0], List.of()), epsilon);
        ComplexMatrix initial = ComplexMatrix.of(3, 3, new double[] {
            0.5, 0, 0.1, 0.2, -0.05, 0.1, 0.1, -0.2, 0.3, 0, 0.02, -0.03, -0.05, -0.1, 0.02, 0.03, 0.2, 0
        });
        return new Problem("dephasing", model, initial, new double[] {0.1, 0.4, 0.8}, t -> {
            double[] out = new double[18];
            for (int n = 0; n < 3; n++) {
                for (int m = 0; m < 3; m++) {
                    double w = energies[n] - energies[m] + Math.pow(epsilon, p) * (shifts[n] - shifts[m]);
                    double phase = -w * t / (epsilon * epsilon);
                    double decay = Math.exp(-Math.pow(epsilon, mu - 2) * gamma[n][m] * t);
                    double re = initial.re(n, m) * decay;
                    double im = initial.im(n, m) * decay;
                    out[2 * (3 * n + m)] = re * Math.cos(phase) - im * Math.sin(phase);
                    out[2 * (3 * n + m) + 1] = re * Math.sin(phase) + im * Math.cos(phase);
                }
            }
            return ComplexMatrix.of(3, 3, out);
        });
    }

    /**
     * Three degenerate levels, V constant, nothing damped: ρ(t) = U ρ(0) U†, U = exp(iVt/ε), with V a spin 1 in x,
     * whose U is known in closed form.
     */
    static Problem staticCoupling(double epsilon) {
        double r = 1 / Math.sqrt(2);
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, r, 0}, {r, 0, r}, {0, r, 0}});
        BlochModel model = new BlochModel(
                Levels.of(0, 0, 0),
                new Damping(new double[3][3], 0),
                RateMatrix.zero(3),
                new Wave(3, new double[] {1}, List.of(new Harmonic(new int[] {0}, v))),
                epsilon);
        return new Problem("static coupling", model, ComplexMatrix.diagonal(1, 0, 0), new double[] {0.5, 1, 3}, t -> {
            double c = Math.cos(t / epsilon);
            double s = Math.sin(t / epsilon);
            // U e_0 = ((1+c)/2, i s/√2, (c−1)/2): the half spin products of Wigner's d¹.
            double[] re = {(1 + c) / 2, 0, (c - 1) / 2};
            double[] im = {0, s * r, 0};
            double[] out = new double[18];
            for (int n = 0; n < 3; n++) {
                for (int m = 0; m < 3; m++) {
                    out[2 * (3 * n + m)] = re[n] * re[m] + im[n] * im[m];
                    out[2 * (3 * n + m) + 1] = im[n] * re[m] - re[n] * im[m];
                }
            }
            return ComplexMatrix.of(3, 3, out);
        });
    }

    /** ρ from X = V_01 ρ_10 = x + iy, u = 2ρ_00 − 1, V_01 = v e^{iφ}. */
    private static ComplexMatrix fromX(double x, double y, double u, double v, double phase) {
        double c = Math.cos(phase) / v;
        double s = Math.sin(phase) / v;
        double re = x * c + y * s;
        double im = y * c - x * s;
        return ComplexMatrix.of(2, 2, new double[] {(1 + u) / 2, 0, re, -im, re, im, (1 - u) / 2, 0});
    }
}
