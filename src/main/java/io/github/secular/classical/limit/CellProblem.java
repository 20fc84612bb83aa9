package io.github.secular.classical.limit;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.PhaseFunction;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * χ around one energy, and with it a(E) = Π∫{V, χ}dϑ (doc/classical.md, C4.2), independent of d(E).
 *
 * <p>With E and θ as coordinates {V, χ} = {V, E} ∂_Eχ + {V, θ} ∂_θχ, where {V, E} = U′ ∂_pV − p ∂_xV and {V, θ} =
 * ω ∂_EV are formed point by point from the exact gradient of V, and derivatives along E are central differences of
 * eighth order over neighbouring shells.
 */
final class CellProblem {
    /** Central differences of eighth order: weights of f(E + jh) − f(E − jh), j = 1 … 4. */
    static final double[] DIFFERENCE = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};

    private final Hamiltonian1D hamiltonian;
    private final List<ShakingMode> modes;
    private final Optional<KernelDiffusion> kernel;
    private final DiffusionCoefficient coefficient;
    private final double t;

    CellProblem(Hamiltonian1D hamiltonian, DiffusionCoefficient coefficient, double t) {
        this.hamiltonian = hamiltonian;
        this.coefficient = coefficient;
        this.modes = coefficient.modes();
        this.kernel = coefficient.kernel();
        this.t = t;
    }

    /**
     * a(E).
     *
     * @param below shells at E − jh, j = 1 … 4
     * @param above shells at E + jh
     */
    double drift(EnergyShell shell, EnergyShell[] below, EnergyShell[] above, double h) {
        double sum = 0;
        int groups = modes.stream().mapToInt(ShakingMode::group).max().orElse(-1) + 1;
        Map<EnergyShell, KernelDiffusion.Cell> cells = new IdentityHashMap<>();
        kernel.ifPresent(k -> {
            KernelDiffusion.Cell cell = k.resolved(shell);
            cells.put(shell, cell);
            for (int j = 0; j < DIFFERENCE.length; j++) {
                cells.put(below[j], k.cell(below[j], cell.points()));
                cells.put(above[j], k.cell(above[j], cell.points()));
            }
        });
        for (int g = 0; g < groups; g++) {
            Map<EnergyShell, Complex[][]> chi = new IdentityHashMap<>();
            int group = g;
            cells.forEach((s, cell) -> chi.put(s, cell.harmonics(t, group, false)));
            for (int c = 0; c < shell.orbits().size(); c++) {
                sum += shell.share(c) * drift(g, c, shell, below, above, h, chi);
            }
        }
        return sum;
    }

    /** @param known χ of the group under a general kernel, on all the shells; empty without one */
    private double drift(
            int group,
            int c,
            EnergyShell shell,
            EnergyShell[] below,
            EnergyShell[] above,
            double h,
            Map<EnergyShell, Complex[][]> known) {
        Orbit orbit = shell.orbits().get(c);
        int n = known.isEmpty() ? points(group, orbit) : known.get(shell)[c].length;
        OrbitSamples here = orbit.sample(n);
        double[] xByEnergy = new double[n];
        double[] pByEnergy = new double[n];
        Complex[] chi = known.isEmpty() ? chi(group, shell.energy(), orbit, n) : known.get(shell)[c];
        Complex[] chiByEnergy = new Complex[n];
        java.util.Arrays.fill(chiByEnergy, Complex.ZERO);
        for (int j = 0; j < DIFFERENCE.length; j++) {
            double weight = DIFFERENCE[j] / h;
            for (int side = -1; side <= 1; side += 2) {
                EnergyShell other = (side < 0 ? below : above)[j];
                OrbitSamples there = other.orbits().get(c).sample(n);
                Complex[] chiThere = known.isEmpty()
                        ? chi(group, other.energy(), other.orbits().get(c), n)
                        : known.get(other)[c];
                for (int i = 0; i < n; i++) {
                    xByEnergy[i] += side * weight * there.x()[i];
                    pByEnergy[i] += side * weight * there.p()[i];
                    chiByEnergy[i] = chiByEnergy[i].add(chiThere[i].multiply(side * weight));
                }
            }
        }
        Complex[] withEnergy = new Complex[n];
        Complex[] withAngle = new Complex[n];
        for (int i = 0; i < n; i++) {
            double x = here.x()[i];
            double p = here.p()[i];
            Complex byX = combined(group, x, p, true);
            Complex byP = combined(group, x, p, false);
            withEnergy[i] = byP.multiply(hamiltonian.potential().slope(x)).subtract(byX.multiply(p));
            withAngle[i] =
                    byX.multiply(xByEnergy[i]).add(byP.multiply(pByEnergy[i])).multiply(orbit.frequency());
        }
        withEnergy = transform(withEnergy);
        withAngle = transform(withAngle);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int k = i < n / 2 ? i : i - n;
            sum += withEnergy[i].conjugate().multiply(chiByEnergy[i]).getReal()
                    + withAngle[i]
                            .conjugate()
                            .multiply(chi[i])
                            .multiply(new Complex(0, k))
                            .getReal();
        }
        return first(group).multiplicity() * sum;
    }

    /** χ_k of a group on an orbit, in the order of a discrete Fourier transform; 0 for k = 0 and n/2. */
    private Complex[] chi(int group, double energy, Orbit orbit, int n) {
        Complex[] v = amplitudes(group, orbit, n, false);
        Complex[] slope = coefficient.isMixed(group) ? amplitudes(group, orbit, n, true) : null;
        double omega = orbit.frequency();
        for (int i = 0; i < n; i++) {
            int k = i < n / 2 ? i : i - n;
            v[i] = k == 0 || 2 * i == n
                    ? Complex.ZERO
                    : v[i].multiply(first(group)
                                    .response()
                                    .at(energy, k, omega, slope == null ? 0 : shift(v[i], slope[i])))
                            .multiply(new Complex(0, -k * omega));
        }
        return v;
    }

    /** ε²φ′ of a harmonic. */
    private double shift(Complex v, Complex slope) {
        double square = v.getReal() * v.getReal() + v.getImaginary() * v.getImaginary();
        double turned = slope.getImaginary() * v.getReal() - slope.getReal() * v.getImaginary();
        return square == 0 ? 0 : coefficient.fast() * turned / square;
    }

    /** The angle harmonics of a group's amplitude, or of its slope in slow time. */
    private Complex[] amplitudes(int group, Orbit orbit, int n, boolean slope) {
        OrbitSamples samples = orbit.sample(n);
        Complex[] v = new Complex[n];
        for (int i = 0; i < n; i++) {
            Complex sum = Complex.ZERO;
            for (ShakingMode mode : modes) {
                if (mode.group() == group) {
                    double g = (slope
                                    ? mode.envelope().slopeAt(t)
                                    : mode.envelope().at(t))
                            * mode.factor();
                    sum = sum.add(new Complex(
                            g * mode.cosine().at(samples.x()[i], samples.p()[i]),
                            -g * mode.sine().at(samples.x()[i], samples.p()[i])));
                }
            }
            v[i] = sum;
        }
        return transform(v);
    }

    private Complex combined(int group, double x, double p, boolean byPosition) {
        double re = 0;
        double im = 0;
        for (ShakingMode mode : modes) {
            if (mode.group() == group) {
                double g = mode.envelope().at(t) * mode.factor();
                re += g * derivative(mode.cosine(), x, p, byPosition);
                im -= g * derivative(mode.sine(), x, p, byPosition);
            }
        }
        return new Complex(re, im);
    }

    private static double derivative(PhaseFunction f, double x, double p, boolean byPosition) {
        return byPosition ? f.byPosition(x, p) : f.byMomentum(x, p);
    }

    private ShakingMode first(int group) {
        return modes.stream().filter(mode -> mode.group() == group).findFirst().orElseThrow();
    }

    /** As many points as resolve every function of the group. */
    private int points(int group, Orbit orbit) {
        int highest = 1;
        for (ShakingMode mode : modes) {
            if (mode.group() == group) {
                for (PhaseFunction f : new PhaseFunction[] {mode.cosine(), mode.sine()}) {
                    AngleHarmonics h = f.isZero() ? null : orbit.harmonics(f);
                    highest = h == null ? highest : Math.max(highest, h.highest());
                }
            }
        }
        int n = 2;
        while (3 * n / 8 < highest + 1) {
            n *= 2;
        }
        return n;
    }

    private static Complex[] transform(Complex[] values) {
        Complex[] out = new FastFourierTransformer(DftNormalization.STANDARD).transform(values, TransformType.FORWARD);
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i].divide(values.length);
        }
        return out;
    }
}
