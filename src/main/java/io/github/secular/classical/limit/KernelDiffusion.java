package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.ShellKernel;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.ejml.data.ZMatrixRMaj;

/**
 * d(E) under a general collision kernel: the cell problem (ω ∂_θ + 2πiξ·Ω − Q) χ = {V, H0} of a quasi-periodic
 * potential, or χ = ∫ C(τ) e^{−τ(ω∂_θ − Q + iΩ)} {g, H0} dτ of a noise on a carrier Ω or none, on the points of the whole shell, by collocation at
 * uniform angles and quadrature of Q (doc/classical.md, C4.6 and C6.2). Kernels of angle differences only are faster
 * and exact through {@link Relaxation#withKernel(double...)}.
 */
public final class KernelDiffusion {
    private static final int FEWEST = 32;
    private static final int MOST = 512;
    private static final double CONVERGED = 1e-9;
    /** What is accepted with the most points, which only shells beside a separatrix need. */
    private static final double NEARLY = 1e-6;

    private final List<ShakingMode> modes;
    private final Relaxation relaxation;
    private final ShellKernel kernel;

    /** @param relaxation γ(E); its own kernel, if any, is not used */
    public KernelDiffusion(ShakingPotential potential, Relaxation relaxation, ShellKernel kernel) {
        this.modes = ShakingMode.of(potential, relaxation);
        this.relaxation = relaxation;
        this.kernel = kernel;
    }

    /**
     * d on a shell at slow time t.
     *
     * @throws io.github.secular.numerics.InvalidInputException if the kernel is negative or not symmetric there
     * @throws RefusalException if 512 points per orbit are too few, or something besides functions of energy is at
     *     rest under a quasi-periodic potential
     */
    public double at(double t, EnergyShell shell) {
        return form(shell).at(t);
    }

    /** d on a shell for every slow time. */
    DiffusionCoefficient.Form form(EnergyShell shell) {
        return new DiffusionCoefficient.Form(modes, resolved(shell).matrix());
    }

    /** The cell problem with as many points as d asks for. */
    Cell resolved(EnergyShell shell) {
        double[][] before = null;
        double change = Double.NaN;
        for (int n = FEWEST; n <= MOST; n *= 2) {
            Cell cell = cell(shell, n);
            double[][] d = cell.matrix();
            change = change(before, d);
            if (change <= CONVERGED) {
                return cell;
            }
            if (n == MOST && change <= NEARLY) {
                return cell;
            }
            before = d;
        }
        throw new RefusalException("The cell problem with this kernel is not resolved by " + MOST
                + " points on the orbits of energy " + shell.energy() + "; use a smoother kernel or potential.");
    }

    private static double change(double[][] before, double[][] now) {
        if (before == null) {
            return Double.POSITIVE_INFINITY;
        }
        double change = 0;
        double scale = 0;
        for (int i = 0; i < now.length; i++) {
            for (int j = 0; j < now.length; j++) {
                change = Math.max(change, Math.abs(now[i][j] - before[i][j]));
                scale = Math.max(scale, Math.abs(now[i][j]));
            }
        }
        return scale > 0 ? change / scale : change;
    }

    /** The cell problem at n points per orbit. */
    Cell cell(EnergyShell shell, int n) {
        double gamma = relaxation.rate(shell.energy());
        ShellOperator operator = new ShellOperator(shell, n, gamma, kernel);
        if (modes.stream().anyMatch(mode -> mode.noise() == null)) {
            operator.requireRest();
        }
        int size = operator.size();
        double[][] sourceRe = new double[modes.size()][];
        double[][] sourceIm = new double[modes.size()][];
        for (int m = 0; m < modes.size(); m++) {
            double[] re = new double[size];
            double[] im = new double[size];
            for (int i = 0; i < size; i++) {
                re[i] = modes.get(m).factor() * modes.get(m).cosine().at(operator.x()[i], operator.p()[i]);
                im[i] = -modes.get(m).factor() * modes.get(m).sine().at(operator.x()[i], operator.p()[i]);
            }
            sourceRe[m] = operator.bracket(re);
            sourceIm[m] = operator.bracket(im);
        }
        double[][] chiRe = new double[modes.size()][size];
        double[][] chiIm = new double[modes.size()][size];
        for (int g = 0; g < groups(); g++) {
            int group = g;
            int[] members = java.util.stream.IntStream.range(0, modes.size())
                    .filter(m -> modes.get(m).group() == group)
                    .toArray();
            ShakingMode first = modes.get(members[0]);
            if (first.noise() != null) {
                for (int m : members) {
                    operator.remembered(first.noise(), sourceRe[m], sourceIm[m], chiRe[m], chiIm[m]);
                }
                continue;
            }
            ZMatrixRMaj sources = new ZMatrixRMaj(size, members.length);
            for (int c = 0; c < members.length; c++) {
                for (int i = 0; i < size; i++) {
                    sources.set(i, c, sourceRe[members[c]][i], sourceIm[members[c]][i]);
                }
            }
            ZMatrixRMaj chi = operator.solve(new Complex(0, first.frequency()), sources);
            for (int c = 0; c < members.length; c++) {
                for (int i = 0; i < size; i++) {
                    chiRe[members[c]][i] = chi.getReal(i, c);
                    chiIm[members[c]][i] = chi.getImag(i, c);
                }
            }
        }
        return new Cell(operator, sourceRe, sourceIm, chiRe, chiIm);
    }

    private int groups() {
        return modes.stream().mapToInt(ShakingMode::group).max().orElse(-1) + 1;
    }

    /** The parts of d by angle harmonics, as {@link DiffusionCoefficient#resonances} lists them. */
    List<Resonance> resonances(double t, EnergyShell shell) {
        Cell cell = resolved(shell);
        int n = cell.operator.points();
        List<Resonance> out = new ArrayList<>();
        for (int g = 0; g < groups(); g++) {
            ShakingMode mode = null;
            for (ShakingMode m : modes) {
                mode = mode == null && m.group() == g ? m : mode;
            }
            Complex[][] chi = cell.harmonics(t, g, false);
            Complex[][] source = cell.harmonics(t, g, true);
            for (int c = 0; c < chi.length; c++) {
                double omega = shell.orbits().get(c).frequency();
                for (int k = 1; k < n / 2; k++) {
                    for (int sign = 1; sign >= 3 - 2 * mode.multiplicity(); sign -= 2) {
                        int at = sign > 0 ? k : n - k;
                        double strength = 2
                                * shell.share(c)
                                * source[c][at].conjugate().multiply(chi[c][at]).getReal();
                        int s = sign;
                        int[] index =
                                Arrays.stream(mode.index()).map(i -> s * i).toArray();
                        out.add(new Resonance(
                                c, k, index, mode.source(), k * omega + sign * mode.frequency(), strength));
                    }
                }
            }
        }
        return Resonance.strongest(out);
    }

    /** Sources and solutions on one shell, a row per mode. */
    final class Cell {
        private final ShellOperator operator;
        private final double[][] sourceRe;
        private final double[][] sourceIm;
        private final double[][] chiRe;
        private final double[][] chiIm;

        Cell(ShellOperator operator, double[][] sourceRe, double[][] sourceIm, double[][] chiRe, double[][] chiIm) {
            this.operator = operator;
            this.sourceRe = sourceRe;
            this.sourceIm = sourceIm;
            this.chiRe = chiRe;
            this.chiIm = chiIm;
        }

        int points() {
            return operator.points();
        }

        /** Re Π({V_i, H0}* χ_j), symmetrised: d = Σ g_i g_j D_ij. */
        private double[][] matrix() {
            double[][] out = new double[modes.size()][modes.size()];
            for (int i = 0; i < out.length; i++) {
                for (int j = 0; j < out.length; j++) {
                    if (modes.get(i).group() == modes.get(j).group()) {
                        double sum = 0;
                        for (int q = 0; q < operator.size(); q++) {
                            sum += operator.weight(q) * (sourceRe[i][q] * chiRe[j][q] + sourceIm[i][q] * chiIm[j][q]);
                        }
                        out[i][j] += modes.get(i).multiplicity() * sum / 2;
                        out[j][i] += modes.get(i).multiplicity() * sum / 2;
                    }
                }
            }
            return out;
        }

        /**
         * χ, or {V, H0}, of a group at slow time t: its angle harmonics on each orbit, in the order of a discrete
         * Fourier transform.
         */
        Complex[][] harmonics(double t, int group, boolean source) {
            int n = operator.points();
            Complex[] sum = new Complex[operator.size()];
            Arrays.fill(sum, Complex.ZERO);
            for (int m = 0; m < modes.size(); m++) {
                if (modes.get(m).group() == group) {
                    double g = modes.get(m).envelope().at(t);
                    double[] re = source ? sourceRe[m] : chiRe[m];
                    double[] im = source ? sourceIm[m] : chiIm[m];
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] = sum[i].add(new Complex(g * re[i], g * im[i]));
                    }
                }
            }
            Complex[][] out = new Complex[sum.length / n][];
            for (int c = 0; c < out.length; c++) {
                out[c] = new FastFourierTransformer(DftNormalization.STANDARD)
                        .transform(Arrays.copyOfRange(sum, c * n, (c + 1) * n), TransformType.FORWARD);
                for (int k = 0; k < n; k++) {
                    out[c][k] = out[c][k].divide(n);
                }
            }
            return out;
        }
    }
}
