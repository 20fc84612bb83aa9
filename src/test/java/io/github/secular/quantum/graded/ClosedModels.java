package io.github.secular.quantum.graded;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random models of four levels without damping. */
final class ClosedModels {
    private static final int LEVELS = 4;

    private ClosedModels() {}

    static double[] oneFrequency(Random r) {
        return new double[] {r.nextBoolean() ? 1.3 : -0.9};
    }

    /** All levels coupled by a static part and three harmonics of each frequency, the first resonant with one pair. */
    static BlochModel random(Random r, double eps, double... omega) {
        int n = LEVELS;
        double[] energies = new double[n];
        for (int i = 1; i < n; i++) {
            energies[i] = energies[i - 1] + 0.4 + 2 * r.nextDouble();
        }
        energies[2] = energies[1] + (omega.length == 0 ? 1.3 : Math.abs(omega[0]));
        List<Harmonic> harmonics = new ArrayList<>();
        ComplexMatrix constant = matrix(r, 0.5);
        harmonics.add(new Harmonic(new int[omega.length], constant.plus(constant.adjoint())));
        for (int j = 0; j < omega.length; j++) {
            for (int a = 1; a <= 3; a++) {
                ComplexMatrix m = matrix(r, 0.5);
                int[] index = new int[omega.length];
                index[j] = a;
                harmonics.add(new Harmonic(index.clone(), m));
                index[j] = -a;
                harmonics.add(new Harmonic(index, m.adjoint()));
            }
        }
        return new BlochModel(
                Levels.of(energies),
                new Damping(new double[n][n], 0),
                RateMatrix.zero(n),
                new Wave(n, omega, harmonics),
                eps);
    }

    private static ComplexMatrix matrix(Random r, double scale) {
        double[] v = new double[2 * LEVELS * LEVELS];
        for (int i = 0; i < v.length; i++) {
            v[i] = scale * r.nextGaussian();
        }
        return ComplexMatrix.of(LEVELS, LEVELS, v);
    }

    /** A mixed state with coherences. */
    static ComplexMatrix start(Random r) {
        int n = LEVELS;
        ComplexMatrix m = matrix(r, 1);
        double[] rho = new double[2 * n * n];
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    rho[2 * (i * n + j)] += m.re(i, k) * m.re(j, k) + m.im(i, k) * m.im(j, k);
                    rho[2 * (i * n + j) + 1] += m.im(i, k) * m.re(j, k) - m.re(i, k) * m.im(j, k);
                }
            }
            trace += rho[2 * (i * n + i)];
        }
        return ComplexMatrix.of(n, n, rho).times(1 / trace, 0);
    }
}
