package io.github.secular.classical.harmonic;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;

/**
 * A quasi-periodic potential V = x a(τ) + p b(τ) + (a function of time alone, which moves nothing).
 *
 * @param byPosition a = ∂_xV
 * @param byMomentum b = ∂_pV
 */
record LinearDrive(TrigonometricSum byPosition, TrigonometricSum byMomentum) {
    private static final double SAME = 1e-12;
    private static final double[] PROBES = {-3.1, -1.7, -0.6, 0.4, 1.3, 2.9};

    /**
     * @param method the subject of the complaint, "The Fourier ladder"
     * @throws RefusalException if a gradient is not constant in phase space, or an amplitude not in slow time
     */
    static LinearDrive of(QuasiPeriodicPotential v, String method) {
        List<double[]> x = new ArrayList<>();
        List<double[]> p = new ArrayList<>();
        for (CosineTerm term : v.terms()) {
            if (!term.envelope().isConstant()) {
                throw new RefusalException(method + " needs amplitudes that do not change in slow time.");
            }
            double[] c = gradient(term.cosine(), method);
            double[] s = gradient(term.sine(), method);
            double nu = v.frequency(term.index());
            x.add(new double[] {nu, c[0], s[0]});
            p.add(new double[] {nu, c[1], s[1]});
        }
        return new LinearDrive(sum(x), sum(p));
    }

    /** The same potential with every envelope left out. */
    static QuasiPeriodicPotential withoutEnvelopes(QuasiPeriodicPotential v) {
        return new QuasiPeriodicPotential(
                v.base(),
                v.terms().stream()
                        .map(t -> new CosineTerm(t.index(), t.cosine(), t.sine(), Envelope.ONE))
                        .toList());
    }

    /** Whether V is a multiple of x, but for a function of time. */
    boolean isOfPositionOnly() {
        for (double c : byMomentum.coefficients()) {
            if (c != 0) {
                return false;
            }
        }
        return true;
    }

    /** Σ C cos ντ + S sin ντ of rows (ν, C, S). */
    private static TrigonometricSum sum(List<double[]> rows) {
        double[] frequencies = new double[2 * rows.size()];
        double[] coefficients = new double[4 * rows.size()];
        for (int j = 0; j < rows.size(); j++) {
            double[] row = rows.get(j);
            frequencies[2 * j] = row[0];
            frequencies[2 * j + 1] = -row[0];
            coefficients[4 * j] = row[1] / 2;
            coefficients[4 * j + 1] = -row[2] / 2;
            coefficients[4 * j + 2] = row[1] / 2;
            coefficients[4 * j + 3] = row[2] / 2;
        }
        return new TrigonometricSum(frequencies, coefficients);
    }

    /** (∂_x, ∂_p) of a function in which neither changes. */
    static double[] gradient(PhaseFunction f, String method) {
        if (f.isZero()) {
            return new double[2];
        }
        double[] out = {f.byPosition(0, 0), f.byMomentum(0, 0)};
        double bound = SAME * Math.hypot(out[0], out[1]);
        for (double x : PROBES) {
            double p = 1.3 * x + 0.2;
            if (!(Math.abs(f.byPosition(x, p) - out[0]) <= bound && Math.abs(f.byMomentum(x, p) - out[1]) <= bound)) {
                throw new RefusalException(method + " needs a drive proportional to x, but it is " + f + ".");
            }
        }
        return out;
    }
}
