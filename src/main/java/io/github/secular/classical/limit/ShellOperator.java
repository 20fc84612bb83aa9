package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.ShellKernel;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseModes;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.OdeSteps;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * L = ω ∂_θ − Q on the points of a whole shell, n uniform angles on each of its orbits: the derivative exact on
 * trigonometric polynomials, Q by quadrature over the shell (doc/classical.md, C4.6). Functions are arrays of
 * their values, orbit by orbit.
 */
final class ShellOperator {
    private static final double STEP_TOLERANCE = 1e-12;

    private final int n;
    private final double[] x;
    private final double[] p;
    private final double[] weight;
    private final double[][] flow;
    private final double[][] matrix;

    /** @param n even @param gamma γ at the shell's energy, which B multiplies */
    ShellOperator(EnergyShell shell, int n, double gamma, ShellKernel kernel) {
        this.n = n;
        int components = shell.orbits().size();
        int size = components * n;
        x = new double[size];
        p = new double[size];
        weight = new double[size];
        for (int c = 0; c < components; c++) {
            OrbitSamples orbit = shell.orbits().get(c).sample(n);
            System.arraycopy(orbit.x(), 0, x, c * n, n);
            System.arraycopy(orbit.p(), 0, p, c * n, n);
            java.util.Arrays.fill(weight, c * n, (c + 1) * n, shell.share(c) / n);
        }
        flow = flow(shell, n);
        matrix = new double[size][];
        for (int i = 0; i < size; i++) {
            matrix[i] = flow[i].clone();
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double rate = gamma * kernel.checked(x[i], p[i], x[j], p[j]);
                matrix[i][j] -= rate * weight[j];
                matrix[i][i] += rate * weight[j];
                matrix[j][i] -= rate * weight[i];
                matrix[j][j] += rate * weight[i];
            }
        }
    }

    /** Points per orbit. */
    int points() {
        return n;
    }

    int size() {
        return x.length;
    }

    double[] x() {
        return x;
    }

    double[] p() {
        return p;
    }

    /** Of each point in Π. */
    double weight(int i) {
        return weight[i];
    }

    /** {g, H0} = −ω ∂_θ g. */
    double[] bracket(double[] g) {
        double[] out = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            double sum = 0;
            for (int j = 0; j < g.length; j++) {
                sum -= flow[i][j] * g[j];
            }
            out[i] = sum;
        }
        return out;
    }

    /**
     * Q is at rest on what is constant wherever B leads from anywhere: on constants only, if it leads everywhere.
     *
     * @throws RefusalException if something besides the constants is at rest under Q
     */
    void requireRest() {
        boolean[] reached = new boolean[size()];
        int[] queue = new int[size()];
        int last = 1;
        reached[0] = true;
        for (int first = 0; first < last; first++) {
            int i = queue[first];
            for (int j = 0; j < size(); j++) {
                if (!reached[j] && flow[i][j] - matrix[i][j] > 0) {
                    reached[j] = true;
                    queue[last++] = j;
                }
            }
        }
        if (last < size()) {
            throw new RefusalException("Something besides functions of energy is at rest under this kernel; use one"
                    + " that connects all parts of a shell, with gamma above 0.");
        }
    }

    /**
     * The χ with (L + z) χ = s and, where z = 0, P χ = 0.
     *
     * @param sources s, one column each
     */
    ZMatrixRMaj solve(Complex z, ZMatrixRMaj sources) {
        ZMatrixRMaj a = new ZMatrixRMaj(size(), size());
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                double re = matrix[i][j] + (z.equals(Complex.ZERO) ? weight[j] : 0) + (i == j ? z.getReal() : 0);
                a.set(i, j, re, i == j ? z.getImaginary() : 0);
            }
        }
        return ComplexLu.of(a)
                .orElseThrow(() -> new RefusalException("The cell problem has no solution under this kernel; use one"
                        + " that connects all wells, and gamma above 0."))
                .solve(sources);
    }

    /**
     * ∫_0^∞ C(τ) e^{−τ(L + iΩ)} s dτ, Ω the carrier of a noise or 0: what Theorems 5 and 6 make of a covariance where
     * e^{−γτ} is the semigroup of Q (doc/classical.md, C6.2).
     *
     * @param re, im of s
     * @param outRe, outIm are written
     */
    void remembered(NoiseSignal signal, double[] re, double[] im, double[] outRe, double[] outIm) {
        Noise noise = signal.noise();
        // ξ itself is a mode: its covariance is an exponential.
        Optional<NoiseModes> modes = noise.modes().filter(m -> noise.cells().isEmpty());
        if (!signal.isCarried()) {
            double[] chi = modes.map(m -> decayed(m.rate(1), noise.variance(), re))
                    .orElseGet(() -> integrated(noise::covariance, noise.kinks(), re));
            System.arraycopy(chi, 0, outRe, 0, size());
        } else if (modes.isPresent()) {
            ZMatrixRMaj source = new ZMatrixRMaj(size(), 1);
            for (int i = 0; i < size(); i++) {
                source.set(i, 0, noise.variance() * re[i], noise.variance() * im[i]);
            }
            ZMatrixRMaj chi = solve(new Complex(modes.get().rate(1), signal.carrier()), source);
            for (int i = 0; i < size(); i++) {
                outRe[i] = chi.getReal(i, 0);
                outIm[i] = chi.getImag(i, 0);
            }
        } else {
            double nu = signal.carrier();
            DoubleUnaryOperator cosine = tau -> noise.covariance(tau) * Math.cos(nu * tau);
            DoubleUnaryOperator sine = tau -> noise.covariance(tau) * Math.sin(nu * tau);
            double[] cosineRe = integrated(cosine, noise.kinks(), re);
            double[] cosineIm = integrated(cosine, noise.kinks(), im);
            double[] sineRe = integrated(sine, noise.kinks(), re);
            double[] sineIm = integrated(sine, noise.kinks(), im);
            for (int i = 0; i < size(); i++) {
                outRe[i] = cosineRe[i] + sineIm[i];
                outIm[i] = cosineIm[i] - sineRe[i];
            }
        }
    }

    /** variance (L + z)⁻¹ s, real. */
    private double[] decayed(double z, double variance, double[] source) {
        DMatrixRMaj a = new DMatrixRMaj(matrix);
        for (int i = 0; i < size(); i++) {
            a.add(i, i, z);
        }
        DMatrixRMaj b = new DMatrixRMaj(size(), 1);
        for (int i = 0; i < size(); i++) {
            b.set(i, 0, variance * source[i]);
        }
        LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(size());
        DMatrixRMaj out = new DMatrixRMaj(size(), 1);
        // L + z is regular: the symmetric part of L is not negative.
        if (!lu.setA(a)) {
            throw new IllegalStateException("A positive operator could not be inverted.");
        }
        lu.solve(b, out);
        return out.data;
    }

    /** u′ = −L u and D′ = C u along, piece by smooth piece of C. */
    private double[] integrated(DoubleUnaryOperator covariance, double[] breaks, double[] source) {
        int size = size();
        double[] state = java.util.Arrays.copyOf(source, 2 * size);
        double scale = java.util.Arrays.stream(source).map(Math::abs).max().orElse(0);
        if (!(scale > 0)) {
            return new double[size];
        }
        FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 2 * size;
            }

            @Override
            public void computeDerivatives(double tau, double[] y, double[] dy) {
                double c = covariance.applyAsDouble(tau);
                for (int i = 0; i < size; i++) {
                    double sum = 0;
                    double[] row = matrix[i];
                    for (int j = 0; j < size; j++) {
                        sum -= row[j] * y[j];
                    }
                    dy[i] = sum;
                    dy[size + i] = c * y[i];
                }
            }
        };
        double end = breaks[breaks.length - 1];
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-14 * end, end, STEP_TOLERANCE * scale, STEP_TOLERANCE);
        for (int i = 1; i < breaks.length; i++) {
            OdeSteps.run(
                    integrator,
                    equations,
                    breaks[i - 1],
                    state,
                    breaks[i],
                    state,
                    () -> Sentence.of(
                            "The covariance of the noise cannot be followed over %.2g units of fast time on a shell:"
                                    + " steps became too small; give fewer or smoother values of it.",
                            end));
        }
        return java.util.Arrays.copyOfRange(state, size, 2 * size);
    }

    /** ω_c d/dθ at uniform angles, n even: exact on trigonometric polynomials. */
    private static double[][] flow(EnergyShell shell, int n) {
        int size = shell.orbits().size() * n;
        double[][] out = new double[size][size];
        for (int c = 0; c < shell.orbits().size(); c++) {
            double omega = shell.orbits().get(c).frequency();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (i != j) {
                        out[c * n + i][c * n + j] =
                                omega * ((i - j) % 2 == 0 ? 0.5 : -0.5) / Math.tan(Math.PI * (i - j) / n);
                    }
                }
            }
        }
        return out;
    }
}
