package io.github.secular.benchmark;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One problem of the benchmarks: a ladder of N levels with r waves of incommensurable frequencies, all
 * scaled. N = 2 and 3 couple every pair of levels, larger N neighbours only. Damping is γ_nm =
 * (x_n + x_m)/2 + ε² (Γ_n + Γ_m)/2 with Γ_n = Σ_k W(n → k), so that the same equation can be written
 * with collapse operators √x_n |n⟩⟨n| and ε √W(n → k) |k⟩⟨n|.
 *
 * @param kind what is damped, and how the frequencies lie
 * @param levels N
 * @param waves r, 1 to 3
 */
public record BenchmarkCase(Kind kind, int levels, int waves, double epsilon) {
    private static final double[] FREQUENCIES = {1, Math.sqrt(2), Math.sqrt(3)};
    private static final double[] STRENGTHS = {0.5, 0.3, 0.2};

    /** Output times, slow. */
    private static final double[] TIMES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    /** What is damped, and how the frequencies lie. */
    public enum Kind {
        /** Every pair. */
        DAMPED,
        /** All pairs but those of the two lowest levels. */
        DARK,
        /** Nothing but what the Pauli rates imply. */
        RADIATIVE,
        /** Neither damping nor Pauli rates. */
        UNDAMPED,
        /** Every pair, with frequencies 1, 1.01 and 1.023. */
        CROWDED,
        /** All pairs but those of the two lowest levels; two waves tuned to the two ways up (three levels). */
        LAMBDA
    }

    public String name() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "-N" + levels + "-r" + waves + "-eps" + epsilon;
    }

    /** ω_1 … ω_r. */
    public double[] frequencies() {
        return switch (kind) {
            case CROWDED -> Arrays.copyOf(new double[] {1, 1.01, 1.023}, waves);
            // the two ways up to the third level
            case LAMBDA -> Arrays.copyOf(new double[] {1.8, 0.8, 1.3}, waves);
            default -> Arrays.copyOf(FREQUENCIES, waves);
        };
    }

    /** e_n. */
    public double[] energies() {
        if (levels <= 3) {
            return Arrays.copyOf(new double[] {0, 1, 1.8}, levels);
        }
        double[] out = new double[levels];
        for (int n = 0; n < levels; n++) {
            out[n] = n - 0.3 * n * n / levels;
        }
        return out;
    }

    /** V without its wave. */
    public ComplexMatrix dipoles() {
        double[] out = new double[2 * levels * levels];
        for (int n = 0; n < levels; n++) {
            for (int m = 0; m < n; m++) {
                boolean coupled = levels <= 3 || n == m + 1;
                if (coupled && !(kind == Kind.LAMBDA && n == 1)) {
                    double re = n - m > 1 ? 0.4 : 0.5 + 0.5 * Math.sqrt((n - 1.0) / levels);
                    double im = n - m > 1 ? 0.2 : 0;
                    out[2 * (n * levels + m)] = re;
                    out[2 * (n * levels + m) + 1] = im;
                    out[2 * (m * levels + n)] = re;
                    out[2 * (m * levels + n) + 1] = -im;
                }
            }
        }
        return ComplexMatrix.of(levels, levels, out);
    }

    /** φ_a of each wave, which is 2 φ_a cos(ω_a τ) V. */
    public double[] strengths() {
        return Arrays.copyOf(STRENGTHS, waves);
    }

    /** x_n. */
    public double[] dephasing() {
        double[] out = new double[levels];
        for (int n = 0; n < levels; n++) {
            out[n] = switch (kind) {
                case DAMPED, CROWDED -> 0.5 + 0.3 * n / levels;
                case DARK, LAMBDA -> n < 2 ? 0 : 1;
                case RADIATIVE, UNDAMPED -> 0;
            };
        }
        return out;
    }

    /** W(n → k): down faster than up. */
    public double[][] pauliRates() {
        double[][] out = new double[levels][levels];
        if (kind == Kind.UNDAMPED) {
            return out;
        }
        for (int n = 1; n < levels; n++) {
            boolean ground = n == 1 && (kind == Kind.DARK || kind == Kind.LAMBDA);
            out[n][n - 1] = ground ? 0 : 0.3;
            out[n - 1][n] = kind == Kind.DAMPED || kind == Kind.CROWDED ? 0.1 : 0;
        }
        if (kind == Kind.DARK || kind == Kind.LAMBDA) {
            out[2][0] = 0.2;
        }
        return out;
    }

    public BlochModel model() {
        RateMatrix w = new RateMatrix(pauliRates());
        double[] x = dephasing();
        double[][] gamma = new double[levels][levels];
        for (int n = 0; n < levels; n++) {
            for (int m = 0; m < n; m++) {
                gamma[n][m] = (x[n] + x[m] + epsilon * epsilon * (w.outflow(n) + w.outflow(m))) / 2;
                gamma[m][n] = gamma[n][m];
            }
        }
        List<Harmonic> harmonics = new ArrayList<>();
        double[] phi = strengths();
        for (int j = 0; j < waves; j++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                int[] index = new int[waves];
                index[j] = sign;
                harmonics.add(new Harmonic(index, dipoles().times(phi[j], 0)));
            }
        }
        Wave wave = new Wave(levels, frequencies(), harmonics);
        return new BlochModel(Levels.of(energies()), new Damping(gamma, 0), w, wave, epsilon);
    }

    /** ρ(0): most of the mass below, no coherence. */
    public ComplexMatrix initial() {
        double[] p = new double[levels];
        double sum = 0;
        for (int n = 0; n < levels; n++) {
            p[n] = kind == Kind.UNDAMPED ? (n == 0 ? 1 : 0) : Math.pow(0.4, n);
            sum += p[n];
        }
        for (int n = 0; n < levels; n++) {
            p[n] /= sum;
        }
        return ComplexMatrix.diagonal(p);
    }

    public double[] times() {
        return TIMES.clone();
    }

    /** Everything another program needs to solve this problem; matrices row by row, real and imaginary parts apart. */
    public Map<String, Object> export() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", name());
        out.put("epsilon", epsilon);
        out.put("energies", energies());
        out.put("omega", frequencies());
        out.put("phi", strengths());
        out.put("dipole_re", part(dipoles(), 0));
        out.put("dipole_im", part(dipoles(), 1));
        out.put("dephasing", dephasing());
        out.put("gamma", gamma());
        out.put("W", pauliRates());
        out.put("rho0_re", part(initial(), 0));
        out.put("rho0_im", part(initial(), 1));
        out.put("times", times());
        return out;
    }

    private double[][] gamma() {
        BlochModel model = model();
        double[][] out = new double[levels][levels];
        for (int n = 0; n < levels; n++) {
            for (int m = 0; m < levels; m++) {
                out[n][m] = model.fastDamping(n, m);
            }
        }
        return out;
    }

    private double[][] part(ComplexMatrix matrix, int part) {
        double[][] out = new double[levels][levels];
        for (int n = 0; n < levels; n++) {
            for (int m = 0; m < levels; m++) {
                out[n][m] = part == 0 ? matrix.re(n, m) : matrix.im(n, m);
            }
        }
        return out;
    }
}
