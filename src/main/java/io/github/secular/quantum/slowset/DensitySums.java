package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;

/**
 * Density matrices at several times, or of several amplitudes, side by side: sums of entries of the torus, each with its
 * adjoint, y_nmb e^{i a·ω τ} + h.c.
 */
final class DensitySums extends EntrySums {
    private final Torus torus;
    /** [harmonic][column]: e^{i a·ω τ}; null where τ = 0. */
    private final double[][] cos;

    private final double[][] sin;
    /** [n N + m][column] for n ≤ m, null for what is 0. */
    private final double[][] re;

    private final double[][] im;

    private DensitySums(Torus torus, int columns, double[][] cos, double[][] sin) {
        super(columns);
        this.torus = torus;
        this.cos = cos;
        this.sin = sin;
        re = new double[torus.levels * torus.levels][];
        im = new double[torus.levels * torus.levels][];
    }

    /** At τ = 0, of so many amplitudes. */
    static DensitySums atStart(Torus torus, int columns) {
        return new DensitySums(torus, columns, null, null);
    }

    /** At these times. */
    static DensitySums at(Torus torus, FastTime[] times) {
        double[][] cos = new double[torus.harmonics.length][times.length];
        double[][] sin = new double[torus.harmonics.length][times.length];
        for (int t = 0; t < times.length; t++) {
            double[] wave = torus.turns(times[t]);
            for (int h = 0; h < cos.length; h++) {
                cos[h][t] = wave[2 * h];
                sin[h][t] = wave[2 * h + 1];
            }
        }
        return new DensitySums(torus, times.length, cos, sin);
    }

    /** Adds an entry and its adjoint. */
    @Override
    void add(int entry) {
        int n = torus.row[entry];
        int m = torus.column[entry];
        int place = Math.min(n, m) * torus.levels + Math.max(n, m);
        if (re[place] == null) {
            re[place] = new double[columns()];
            im[place] = new double[columns()];
        }
        double scale = n == m ? 2 : 1;
        double sign = n > m ? -1 : n == m ? 0 : 1;
        if (cos == null) {
            add(scale, real, re[place]);
            add(sign, imaginary, im[place]);
        } else {
            double[] c = cos[torus.harmonic[entry]];
            double[] s = sin[torus.harmonic[entry]];
            turn(scale, sign, c, s, real, imaginary, re[place], im[place]);
        }
    }

    private static void add(double factor, double[] x, double[] out) {
        for (int t = 0; t < out.length; t++) {
            out[t] += factor * x[t];
        }
    }

    private static void turn(
            double scale, double sign, double[] c, double[] s, double[] x, double[] y, double[] re, double[] im) {
        for (int t = 0; t < re.length; t++) {
            re[t] += scale * (c[t] * x[t] - s[t] * y[t]);
            im[t] += sign * (c[t] * y[t] + s[t] * x[t]);
        }
    }

    /** Re ρ_nm of a column, n ≤ m. */
    double re(int n, int m, int column) {
        double[] row = re[n * torus.levels + m];
        return row == null ? 0 : row[column];
    }

    /** Im ρ_nm of a column, n ≤ m. */
    double im(int n, int m, int column) {
        double[] row = im[n * torus.levels + m];
        return row == null ? 0 : row[column];
    }

    /** ρ of a column: N² complex numbers, interleaved, exactly Hermitian. */
    double[] rho(int column) {
        int n = torus.levels;
        double[] out = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double x = re(i, j, column);
                double y = im(i, j, column);
                out[2 * (i * n + j)] = x;
                out[2 * (i * n + j) + 1] = y;
                out[2 * (j * n + i)] = x;
                out[2 * (j * n + i) + 1] = i == j ? 0 : -y;
            }
        }
        return out;
    }
}
