package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShellKernel;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.ejml.data.Complex_F64;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.CommonOps_ZDRM;

/**
 * d(E) under a quasi-periodic potential and a general collision kernel: the cell problem (ω ∂_θ + 2πiξ·Ω − Q) χ =
 * {V, H0} on the points of the whole shell, by collocation at uniform angles and quadrature of Q (MATH-classical,
 * section 4). Kernels of angle differences only are faster and exact through {@link Relaxation#withKernel}.
 */
public final class KernelDiffusion {
    private static final int FEWEST = 32;
    private static final int MOST = 256;
    private static final double CONVERGED = 1e-9;

    private final List<ShakingMode> modes;
    private final Relaxation relaxation;
    private final ShellKernel kernel;

    /** @param relaxation γ(E); its own angle-difference kernel, if any, is not used */
    public KernelDiffusion(QuasiPeriodicPotential potential, Relaxation relaxation, ShellKernel kernel) {
        this.modes = ShakingMode.of(potential, relaxation);
        this.relaxation = relaxation;
        this.kernel = kernel;
    }

    /**
     * d on a shell at slow time t.
     *
     * @throws io.github.secular.numerics.InvalidInputException if the kernel is negative or not symmetric there
     * @throws RefusalException if 256 points per orbit are too few, or something besides functions of energy is at rest
     */
    public double at(double t, EnergyShell shell) {
        double before = Double.NaN;
        for (int n = FEWEST; n <= MOST; n *= 2) {
            double d = collocated(t, shell, n);
            if (Math.abs(d - before) <= CONVERGED * Math.abs(d)) {
                return d;
            }
            before = d;
        }
        throw new RefusalException("The cell problem with this kernel is not resolved by " + MOST
                + " points on the orbits of energy " + shell.energy() + "; use a smoother kernel or potential.");
    }

    private double collocated(double t, EnergyShell shell, int n) {
        int components = shell.orbits().size();
        int size = components * n;
        double[] x = new double[size];
        double[] p = new double[size];
        double[] weight = new double[size];
        for (int c = 0; c < components; c++) {
            OrbitSamples orbit = shell.orbits().get(c).sample(n);
            System.arraycopy(orbit.x(), 0, x, c * n, n);
            System.arraycopy(orbit.p(), 0, p, c * n, n);
            java.util.Arrays.fill(weight, c * n, (c + 1) * n, shell.share(c) / n);
        }
        double[][] flow = flow(shell, n);
        double[][] collisions = collisions(shell.energy(), x, p, weight);
        double sum = 0;
        int groups = modes.stream().mapToInt(ShakingMode::group).max().orElse(-1) + 1;
        for (int g = 0; g < groups; g++) {
            ShakingMode first = null;
            double[] re = new double[size];
            double[] im = new double[size];
            for (ShakingMode mode : modes) {
                if (mode.group() == g) {
                    first = first == null ? mode : first;
                    double factor = mode.factor() * mode.envelope().at(t);
                    for (int i = 0; i < size; i++) {
                        re[i] += factor * mode.cosine().at(x[i], p[i]);
                        im[i] -= factor * mode.sine().at(x[i], p[i]);
                    }
                }
            }
            sum += first.multiplicity() * work(flow, collisions, weight, first.frequency(), re, im);
        }
        return sum;
    }

    /** Re Π({V, H0}* χ) of one frequency, {V, H0} = −dV/ds. */
    private static double work(
            double[][] flow, double[][] collisions, double[] weight, double frequency, double[] re, double[] im) {
        int size = weight.length;
        ZMatrixRMaj a = new ZMatrixRMaj(size, size);
        ZMatrixRMaj source = new ZMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            double sourceRe = 0;
            double sourceIm = 0;
            for (int j = 0; j < size; j++) {
                sourceRe -= flow[i][j] * re[j];
                sourceIm -= flow[i][j] * im[j];
                // The mean is added for a static potential, where P χ = 0 is to be asked for.
                double mean = frequency == 0 ? weight[j] : 0;
                a.set(i, j, flow[i][j] - collisions[i][j] + mean, i == j ? frequency : 0);
            }
            source.set(i, 0, sourceRe, sourceIm);
        }
        ZMatrixRMaj chi = new ZMatrixRMaj(size, 1);
        if (!CommonOps_ZDRM.solve(a, source, chi)) {
            throw new RefusalException("Something besides functions of energy is at rest under this kernel; use one"
                    + " that connects all wells.");
        }
        Complex_F64 s = new Complex_F64();
        Complex_F64 value = new Complex_F64();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            source.get(i, 0, s);
            chi.get(i, 0, value);
            sum += weight[i] * (s.real * value.real + s.imaginary * value.imaginary);
        }
        return sum;
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

    private double[][] collisions(double energy, double[] x, double[] p, double[] weight) {
        double gamma = relaxation.rate(energy);
        int size = x.length;
        double[][] out = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double b = kernel.checked(x[i], p[i], x[j], p[j]);
                out[i][j] += gamma * b * weight[j];
                out[i][i] -= gamma * b * weight[j];
            }
        }
        return out;
    }
}
