package io.github.secular.classical.twoscale;

import io.github.secular.classical.Relaxation;
import java.util.Arrays;

/**
 * Rotation, relaxation and the modes' own decay, per unit of fast time: on pairs (k, j) with k ≠ 0
 *
 * <pre>
 *   −[ik ∫ φφ dE + ∫ γ_k φφ dI + μ_j],
 * </pre>
 *
 * −μ_j times the mass on shell means, and on the differences between components −[∫ γ (φφ − Pφ Pφ) dI + μ_j]. It acts on
 * every pair and cell by itself.
 */
final class FastOperator {
    private final PairLayout layout;
    private final ElementBasis basis;
    private final double[] decay;
    private final double[] frequency;
    /** By cell and parity of k. */
    private final double[][][][] turning;

    private final double[][][][] relaxing;
    /** By element, of the differences. */
    private final double[][][] differing;

    /** 1 − b_k. */
    private final double[] shares;

    /** @param frequency of the modes, in fast time; zeros where their phases are resolved in time */
    FastOperator(PairLayout layout, Relaxation rates, double[] decay, double[] frequency) {
        this.layout = layout;
        this.basis = layout.basis();
        this.decay = decay.clone();
        this.frequency = frequency.clone();
        EnergyElements mesh = basis.mesh();
        turning = new double[mesh.cells().size()][2][][];
        relaxing = new double[mesh.cells().size()][2][][];
        for (ElementCell cell : mesh.cells()) {
            for (int k = 0; k < 2; k++) {
                turning[cell.number][k] = basis.products(cell, k, true, e -> 1);
                relaxing[cell.number][k] = basis.products(cell, k, false, rates::rate);
            }
        }
        differing = new double[mesh.size()][][];
        for (int e = 0; e < mesh.size(); e++) {
            differing[e] = differing(e, rates);
        }
        shares = new double[layout.highest() + 1];
        for (int k = 1; k < shares.length; k++) {
            shares[k] = 1 - rates.kernel(k);
        }
    }

    private double[][] differing(int e, Relaxation rates) {
        ElementBasis.Functions[][] some = basis.differencesOf(e);
        double[][] out = new double[some.length][some.length];
        for (int g = 0; g < basis.mesh().points() && some.length > 0; g++) {
            double gamma = rates.rate(basis.mesh().energy(e, g));
            double all = 0;
            for (ElementCell cell : basis.mesh().cells(e)) {
                all += cell.action[g];
            }
            double[] mean = new double[some.length];
            for (int a = 0; a < some.length; a++) {
                for (ElementCell cell : basis.mesh().cells(e)) {
                    mean[a] += cell.action[g] / all * some[a][cell.place].values()[0][g];
                }
            }
            for (int a = 0; a < some.length; a++) {
                for (int b = 0; b < some.length; b++) {
                    double sum = -all * mean[a] * mean[b];
                    for (ElementCell cell : basis.mesh().cells(e)) {
                        sum += cell.action[g]
                                * some[a][cell.place].values()[0][g]
                                * some[b][cell.place].values()[0][g];
                    }
                    out[a][b] += gamma * sum;
                }
            }
        }
        return out;
    }

    /** Writes (re, im) of one block of shift − this. @param n its size */
    private double[] block(int pair, ElementCell cell, double re, double im) {
        int k = layout.harmonic(pair);
        int j = layout.mode(pair);
        int parity = Math.abs(k) % 2;
        double[][] w = turning[cell.number][parity];
        double[][] g = relaxing[cell.number][parity];
        int n = w.length;
        double[] out = new double[2 * n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                out[2 * (a * n + b)] = shares[Math.abs(k)] * g[a][b] + (a == b ? re + decay[j] : 0);
                out[2 * (a * n + b) + 1] = k * w[a][b] + (a == b ? im + frequency[j] : 0);
            }
        }
        return out;
    }

    private double[] difference(int pair, int element, double re, double im) {
        int j = layout.mode(pair);
        double[][] g = differing[element];
        int n = g.length;
        double[] out = new double[2 * n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                out[2 * (a * n + b)] = g[a][b] + (a == b ? re + decay[j] : 0);
                out[2 * (a * n + b) + 1] = a == b ? im + frequency[j] : 0;
            }
        }
        return out;
    }

    /** shift − this, block by block, or its inverse; the pair (0, 0) of the slow shell means left out. */
    final class Shifted {
        private final double re;
        private final double im;
        private final boolean inverse;
        /** By pair and cell or element. */
        private final double[][][] blocks;

        private Shifted(double re, double im, boolean inverse) {
            this.re = re;
            this.im = im;
            this.inverse = inverse;
            blocks = new double[layout.pairs()][][];
            for (int i = 0; i < blocks.length; i++) {
                if (layout.harmonic(i) == 0) {
                    blocks[i] = new double[basis.mesh().size()][];
                    for (int e = 0; e < blocks[i].length; e++) {
                        blocks[i][e] = done(difference(i, e, re, im), differing[e].length);
                    }
                } else {
                    blocks[i] = new double[basis.mesh().cells().size()][];
                    for (ElementCell cell : basis.mesh().cells()) {
                        if (layout.start(i, cell) >= 0) {
                            blocks[i][cell.number] = done(block(i, cell, re, im), basis.order());
                        }
                    }
                }
            }
        }

        private double[] done(double[] block, int n) {
            if (inverse && n > 0) {
                ComplexInverse.invert(block, n);
            }
            return block;
        }

        /** (re, im) of the block of a pair and cell. */
        double[] of(int pair, ElementCell cell) {
            return blocks[pair][cell.number];
        }

        /** out += what this makes of v, but for the shell means of the pair (0, 0). */
        void multiplyAdd(double[] v, double[] out) {
            for (int i = 0; i < blocks.length; i++) {
                if (layout.harmonic(i) != 0) {
                    for (ElementCell cell : basis.mesh().cells()) {
                        int start = layout.start(i, cell);
                        if (start >= 0) {
                            ComplexInverse.multiply(blocks[i][cell.number], basis.order(), v, start, out, start);
                        }
                    }
                    continue;
                }
                for (int e = 0; e < blocks[i].length; e++) {
                    int start = layout.differences(i, e);
                    ComplexInverse.multiply(blocks[i][e], differing[e].length, v, start, out, start);
                }
                if (layout.mode(i) != 0) {
                    means(i, v, out);
                }
            }
        }

        private void means(int pair, double[] v, double[] out) {
            double a = re + decay[layout.mode(pair)];
            double b = im + frequency[layout.mode(pair)];
            int at = 2 * layout.offset(pair);
            if (!inverse) {
                basis.mass().multiplyAdd(a, b, v, at, out, at);
                return;
            }
            double[] some = Arrays.copyOfRange(v, at, at + 2 * basis.nodes());
            basis.massFactors().solve(some, 0);
            double scale = a * a + b * b;
            for (int n = 0; n < some.length; n += 2) {
                out[at + n] += (some[n] * a + some[n + 1] * b) / scale;
                out[at + n + 1] += (some[n + 1] * a - some[n] * b) / scale;
            }
        }
    }

    /** shift − this. */
    Shifted shifted(double re, double im) {
        return new Shifted(re, im, false);
    }

    /** Its inverse. */
    Shifted inverse(double re, double im) {
        return new Shifted(re, im, true);
    }

    PairLayout layout() {
        return layout;
    }
}
