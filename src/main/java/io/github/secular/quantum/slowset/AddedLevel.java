package io.github.secular.quantum.slowset;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An atom without damping and relaxation beside one more level, at the energy of the first, that no wave joins: the
 * coherences with that level obey the equation of the N amplitudes, so that ρ(τ) = Σ ρ_kl(0) u_k u_l†, u_k the column of
 * coherences that starts as a 1 at level k (doc/bloch-solvers.md, B6.11).
 */
final class AddedLevel {
    private final BlochModel model;
    private final ComplexMatrix initial;
    /** The levels k that ρ(0) has to do with. */
    private final int[] starts;

    /** Of undamped amplitudes. */
    AddedLevel(BlochModel model, ComplexMatrix initial) {
        this(model, initial, new double[model.size()]);
    }

    /** @param losses γ of each amplitude, half of what its population loses, before its power of ε */
    AddedLevel(BlochModel model, ComplexMatrix initial, double[] losses) {
        this.initial = initial;
        int n = model.size();
        starts = IntStream.range(0, n)
                .filter(k -> IntStream.range(0, n).anyMatch(l -> initial.abs2(k, l) > 0))
                .toArray();
        Wave wave = model.wave();
        List<Harmonic> harmonics = wave.harmonics().stream()
                .map(h -> new Harmonic(h.index(), wider(h.matrix()), h.envelope()))
                .toList();
        double[][] gamma = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            gamma[i][n] = losses[i];
            gamma[n][i] = losses[i];
        }
        this.model = new BlochModel(
                wider(model.levels()),
                new Damping(gamma, model.damping().exponent()),
                RateMatrix.zero(n + 1),
                new Wave(n + 1, wave.base(), harmonics),
                model.epsilon());
    }

    /** Whether amplitudes stand for ρ. */
    static boolean serves(BlochModel model, ComplexMatrix initial) {
        return model.size() > 1
                && IntStream.range(0, model.size()).anyMatch(n -> initial.abs2(n, n) > 0)
                && model.relaxation().isZero()
                && model.damping().smallestPositive() == 0;
    }

    private static ComplexMatrix wider(ComplexMatrix v) {
        int n = v.rows();
        double[] out = new double[2 * (n + 1) * (n + 1)];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[2 * (i * (n + 1) + j)] = v.re(i, j);
                out[2 * (i * (n + 1) + j) + 1] = v.im(i, j);
            }
        }
        return ComplexMatrix.of(n + 1, n + 1, out);
    }

    private static Levels wider(Levels levels) {
        int n = levels.size();
        List<String> labels = new ArrayList<>(levels.labels());
        labels.add(String.join("+", labels));
        int[] from = IntStream.range(0, n + 1).map(i -> i % n).toArray();
        return new Levels(
                labels,
                Arrays.stream(from).mapToDouble(levels::energy).toArray(),
                Arrays.stream(from).mapToObj(levels::photons).toArray(int[][]::new),
                Arrays.stream(from).mapToDouble(levels::detuning).toArray(),
                Arrays.stream(from).mapToDouble(levels::shift).toArray(),
                levels.shiftExponent());
    }

    BlochModel model() {
        return model;
    }

    /** How many columns there are. */
    int columns() {
        return starts.length;
    }

    /** The start of a column: its coherences with the added level. */
    ComplexMatrix start(int column) {
        int size = model.size();
        double[] out = new double[2 * size * size];
        out[2 * (starts[column] * size + size - 1)] = 1;
        out[2 * ((size - 1) * size + starts[column])] = 1;
        return ComplexMatrix.of(size, size, out);
    }

    /** Σ |ρ_kl(0)|: an error δ of the columns is one of (2δ + δ²) times that in ρ, as no amplitude is above 1. */
    double weight() {
        double out = 0;
        for (int k : starts) {
            for (int l : starts) {
                out += initial.abs(k, l);
            }
        }
        return out;
    }

    /** ρ at time number i, interleaved, row by row. */
    double[] rho(List<Trajectory> columns, int i) {
        int n = model.size() - 1;
        double[][] u = new double[columns.size()][2 * n];
        for (int k = 0; k < u.length; k++) {
            ComplexMatrix found = columns.get(k).rho(i);
            for (int m = 0; m < n; m++) {
                u[k][2 * m] = found.re(m, n);
                u[k][2 * m + 1] = found.im(m, n);
            }
        }
        double[] out = new double[2 * n * n];
        for (int k = 0; k < u.length; k++) {
            for (int l = 0; l < u.length; l++) {
                double re = initial.re(starts[k], starts[l]);
                double im = initial.im(starts[k], starts[l]);
                if (re != 0 || im != 0) {
                    add(re, im, u[k], u[l], out);
                }
            }
        }
        return out;
    }

    /** Half of out and its adjoint += (re + i im) u v†, exactly Hermitian. */
    private static void add(double re, double im, double[] u, double[] v, double[] out) {
        int n = u.length / 2;
        for (int i = 0; i < n; i++) {
            double x = re * u[2 * i] - im * u[2 * i + 1];
            double y = re * u[2 * i + 1] + im * u[2 * i];
            for (int j = 0; j < n; j++) {
                double a = 0.5 * (x * v[2 * j] + y * v[2 * j + 1]);
                double b = 0.5 * (y * v[2 * j] - x * v[2 * j + 1]);
                out[2 * (i * n + j)] += a;
                out[2 * (i * n + j) + 1] += b;
                out[2 * (j * n + i)] += a;
                out[2 * (j * n + i) + 1] -= b;
            }
        }
    }
}
