package io.github.secular.quantum.torus;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.HarmonicWindow;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What acts on the harmonics y_a of ρ (doc/bloch-solvers.md, B4.1): divisors, coupling, relaxation. A state
 * is an array of H · N · N complex numbers, interleaved, entry (h, n, m) at 2((hN + n)N + m), with
 * y_{−a} = y_a†. Immutable.
 */
final class TorusEquation {
    private static final int MAX_HARMONICS = 20_000;

    private final BlochModel model;
    private final HarmonicWindow window;
    private final int size;
    /** Z(n, m) + i a·ω, interleaved like a state. */
    private final double[] divisors;

    private final List<Term> terms = new ArrayList<>();

    TorusEquation(BlochModel model, HarmonicWindow window) {
        this.model = model;
        this.window = window;
        size = model.size();
        divisors = new double[dimension()];
        int at = 0;
        for (int h = 0; h < window.size(); h++) {
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    divisors[at++] = model.fastDamping(n, m);
                    divisors[at++] = model.divisor(n, m, window.index(h));
                }
            }
        }
        for (Harmonic h : model.wave().harmonics()) {
            terms.add(new Term(h, window.targets(h.index())));
        }
    }

    /** The harmonics that at most K of the wave's lead to. @throws RefusalException if there are too many */
    static HarmonicWindow window(BlochModel model, int reach) {
        return HarmonicWindow.of(model.wave(), reach, MAX_HARMONICS)
                .orElseThrow(() -> new RefusalException("The wave needs more than " + MAX_HARMONICS
                        + " harmonics of its frequencies; reduce the wave to fewer terms."));
    }

    BlochModel model() {
        return model;
    }

    HarmonicWindow window() {
        return window;
    }

    /** Length of a state. */
    int dimension() {
        return 2 * window.size() * size * size;
    }

    /** Z + i a·ω; not to be changed. */
    double[] divisors() {
        return divisors;
    }

    /** g of each term of the wave at a slow time. */
    double[] envelopes(double t) {
        double[] out = new double[terms.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = terms.get(k).envelope.at(t);
        }
        return out;
    }

    /**
     * out := i [V, y] on the torus, for y with y_{−a} = y_a†.
     *
     * @param strengths factor of each term of the wave
     * @param product scratch of the length of a state
     */
    void couple(double[] strengths, double[] y, double[] product, double[] out) {
        couple(strengths, y, product, out, 0, size);
    }

    /** The same between the levels from ≤ n < to alone; y is zero elsewhere, and of out nothing else is touched. */
    void couple(double[] strengths, double[] y, double[] product, double[] out, int from, int to) {
        int block = 2 * size * size;
        for (int h = 0; h < window.size(); h++) {
            for (int n = from; n < to; n++) {
                int row = h * block + 2 * n * size;
                Arrays.fill(product, row + 2 * from, row + 2 * to, 0);
            }
        }
        for (int k = 0; k < terms.size(); k++) {
            terms.get(k).multiplyAdd(strengths[k], y, product, size, from, to);
        }
        // (y V)_a = ((V y)_{−a})†, so one product does for the commutator
        for (int h = 0; h < window.size(); h++) {
            int here = h * block;
            int there = window.opposite(h) * block;
            for (int n = from; n < to; n++) {
                for (int m = from; m < to; m++) {
                    int p = here + 2 * (n * size + m);
                    int q = there + 2 * (m * size + n);
                    out[p] = -(product[p + 1] + product[q + 1]);
                    out[p + 1] = product[p] - product[q];
                }
            }
        }
    }

    /** exp(i a_h·ω τ) of each harmonic, interleaved, at a slow time. */
    double[] turns(double t) {
        return model.wave().base().turns(window.indices(), new FastTime(t, model.epsilon()));
    }

    /** ρ = Σ_h y_h exp(i a_h·ω τ), made exactly Hermitian: 2N² numbers, interleaved. @param turns at its time */
    double[] density(double[] y, double[] turns) {
        double[] out = new double[2 * size * size];
        for (int h = 0; h < window.size(); h++) {
            int at = h * out.length;
            double cos = turns[2 * h];
            double sin = turns[2 * h + 1];
            for (int i = 0; i < out.length; i += 2) {
                out[i] += cos * y[at + i] - sin * y[at + i + 1];
                out[i + 1] += cos * y[at + i + 1] + sin * y[at + i];
            }
        }
        for (int n = 0; n < size; n++) {
            out[2 * (n * size + n) + 1] = 0;
            for (int m = n + 1; m < size; m++) {
                int up = 2 * (n * size + m);
                int down = 2 * (m * size + n);
                double re = 0.5 * (out[up] + out[down]);
                double im = 0.5 * (out[up + 1] - out[down + 1]);
                out[up] = re;
                out[up + 1] = im;
                out[down] = re;
                out[down + 1] = -im;
            }
        }
        return out;
    }

    /** One harmonic of the wave: where it leads, and its matrix as a list of entries. */
    private static final class Term {
        private final Envelope envelope;
        private final int[] targets;
        private final int[] rows;
        private final int[] columns;
        private final double[] values;

        Term(Harmonic harmonic, int[] targets) {
            this.envelope = harmonic.envelope();
            this.targets = targets;
            ComplexMatrix v = harmonic.matrix();
            int n = v.rows();
            int count = 0;
            for (int i = 0; i < n * n; i++) {
                count += v.abs2(i / n, i % n) != 0 ? 1 : 0;
            }
            rows = new int[count];
            columns = new int[count];
            values = new double[2 * count];
            int at = 0;
            for (int i = 0; i < n * n; i++) {
                if (v.abs2(i / n, i % n) != 0) {
                    rows[at] = i / n;
                    columns[at] = i % n;
                    values[2 * at] = v.re(i / n, i % n);
                    values[2 * at + 1] = v.im(i / n, i % n);
                    at++;
                }
            }
        }

        void multiplyAdd(double strength, double[] y, double[] out, int size, int first, int end) {
            int row = 2 * size;
            for (int h = 0; h < targets.length; h++) {
                if (targets[h] < 0) {
                    continue;
                }
                for (int e = 0; e < rows.length; e++) {
                    if (rows[e] < first || rows[e] >= end || columns[e] < first || columns[e] >= end) {
                        continue;
                    }
                    double re = strength * values[2 * e];
                    double im = strength * values[2 * e + 1];
                    int from = (h * size + columns[e]) * row;
                    int to = (targets[h] * size + rows[e]) * row;
                    for (int j = 2 * first; j < 2 * end; j += 2) {
                        out[to + j] += re * y[from + j] - im * y[from + j + 1];
                        out[to + j + 1] += re * y[from + j + 1] + im * y[from + j];
                    }
                }
            }
        }
    }
}
