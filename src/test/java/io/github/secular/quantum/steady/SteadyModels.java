package io.github.secular.quantum.steady;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Driven models for tests of steady states. */
final class SteadyModels {
    private SteadyModels() {}

    /** V = v (|0><1| + |1><0|) 2 cos(ω τ), decay κ in slow time, γ beside what it brings, energies 0 and 1. */
    static BlochModel cosine(double epsilon, double kappa, double gamma, double omega, double v) {
        ComplexMatrix sigma = ComplexMatrix.ofReal(new double[][] {{0, v}, {v, 0}});
        Wave wave = new Wave(
                2,
                new double[] {omega},
                List.of(new Harmonic(new int[] {1}, sigma), new Harmonic(new int[] {-1}, sigma)));
        return twoLevels(epsilon, kappa, gamma, 1, wave);
    }

    /** Levels 0 and w, decay κ of the upper one in slow time with the damping κε²/2 it brings, and γ more. */
    static BlochModel twoLevels(double epsilon, double kappa, double gamma, double w, Wave wave) {
        double all = gamma + 0.5 * kappa * epsilon * epsilon;
        return new BlochModel(
                Levels.of(0, w),
                new Damping(new double[][] {{0, all}, {all, 0}}, 0),
                new RateMatrix(new double[][] {{0, 0}, {kappa, 0}}),
                wave,
                epsilon);
    }

    /**
     * Levels between 0 and 2, all coupled by every harmonic, damping by decay and fluctuating energies (which is completely
     * positive).
     */
    static BlochModel random(SplittableRandom random, int n, double[] omega, double strength, double epsilon) {
        double[] energies = random.doubles(n, 0, 2).toArray();
        double[][] w = new double[n][n];
        double[] width = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] = i == j ? 0 : random.nextDouble(0.05, 1);
                width[i] += epsilon * epsilon * w[i][j];
            }
            width[i] += random.nextDouble(0, 0.2);
        }
        double[][] gamma = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gamma[i][j] = i == j ? 0 : 0.5 * (width[i] + width[j]);
            }
        }
        List<Harmonic> harmonics = new ArrayList<>();
        for (int j = 0; j < omega.length; j++) {
            double[] entries = random.doubles(2L * n * n, -strength, strength).toArray();
            int[] a = new int[omega.length];
            a[j] = 1;
            Harmonic h = new Harmonic(a, ComplexMatrix.of(n, n, entries));
            harmonics.add(h);
            harmonics.add(new Harmonic(h.oppositeIndex(), h.matrix().adjoint()));
        }
        return new BlochModel(
                Levels.of(energies), new Damping(gamma, 0), new RateMatrix(w), new Wave(n, omega, harmonics), epsilon);
    }

    /**
     * Two to four levels at resonances of one to three photons or off them, some without decay or damping of their own,
     * weak and strong static and oscillating couplings, of which some are missing.
     */
    static BlochModel hard(SplittableRandom random) {
        int n = 2 + random.nextInt(3);
        double epsilon = Math.pow(10, -random.nextDouble(0, 2.5));
        double omega = random.nextDouble(0.3, 2);
        double[] energies = new double[n];
        double[][] w = new double[n][n];
        double[] width = new double[n];
        for (int i = 0; i < n; i++) {
            energies[i] = omega * random.nextInt(4)
                    + switch (random.nextInt(3)) {
                        case 0 -> 0;
                        case 1 -> epsilon * epsilon * random.nextDouble(-3, 3);
                        default -> random.nextDouble(-0.2, 0.2);
                    };
            for (int j = 0; j < n; j++) {
                boolean decays = i != j && random.nextInt(3) > 0;
                w[i][j] = decays ? random.nextDouble() * (random.nextInt(4) == 0 ? 1e-3 : 1) : 0;
                width[i] += epsilon * epsilon * w[i][j];
            }
            width[i] += switch (random.nextInt(3)) {
                case 0 -> 0;
                case 1 -> random.nextDouble(0, 0.2);
                default -> epsilon * epsilon * random.nextDouble();
            };
        }
        double[][] gamma = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gamma[i][j] = i == j ? 0 : 0.5 * (width[i] + width[j]);
            }
        }
        double strength = Math.pow(10, random.nextDouble(-2, 0.3));
        List<Harmonic> harmonics = new ArrayList<>();
        for (int a = 1; a >= random.nextInt(2); a--) {
            double[] entries = new double[2 * n * n];
            for (int k = 0; k < entries.length; k++) {
                entries[k] = random.nextInt(3) > 0 ? random.nextDouble(-strength, strength) : 0;
            }
            ComplexMatrix v = ComplexMatrix.of(n, n, entries);
            harmonics.add(new Harmonic(new int[] {a}, a == 0 ? v.plus(v.adjoint()) : v));
            if (a > 0) {
                harmonics.add(new Harmonic(new int[] {-a}, v.adjoint()));
            }
        }
        return new BlochModel(
                Levels.of(energies),
                new Damping(gamma, 0),
                new RateMatrix(w),
                new Wave(n, new double[] {omega}, harmonics),
                epsilon);
    }

    /** |0><0|. */
    static ComplexMatrix ground(int n) {
        double[] p = new double[n];
        p[0] = 1;
        return ComplexMatrix.diagonal(p);
    }
}
