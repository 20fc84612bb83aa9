package io.github.secular.classical.twoscale;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.ComplexProduct;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.ZMatrixRMaj;

/**
 * Rotation, relaxation and the modes' own decay, per unit of fast time: on pairs (k, j) with k ≠ 0
 *
 * <pre>
 *   −[ik ∫ φφ dE + ∫ γ_k φφ dI + μ_j],
 * </pre>
 *
 * −μ_j times the mass on shell means, and on the differences between components −[∫ γ (φφ − Pφ Pφ) dI + μ_j]; under a
 * general kernel its {@link KernelTerms} in place of γ. It acts on every {@link FastBlock} by itself.
 */
final class FastOperator {
    private final PairLayout layout;
    private final ElementBasis basis;
    private final double[] decay;
    private final double[] frequency;
    private final List<FastBlock> blocks;
    /** Of every unknown but shell means: its block, and its place there. */
    private final int[] blockOf;

    private final int[] placeOf;

    /**
     * @param kernel null where there are rates only
     * @param frequency of the modes, in fast time; zeros where their phases are resolved in time
     */
    FastOperator(PairLayout layout, Relaxation rates, KernelTerms kernel, double[] decay, double[] frequency) {
        this.layout = layout;
        this.basis = layout.basis();
        this.decay = decay.clone();
        this.frequency = frequency.clone();
        blocks = kernel == null ? FastBlock.of(layout, rates) : FastBlock.of(layout, kernel);
        blockOf = new int[layout.size()];
        placeOf = new int[layout.size()];
        for (int b = 0; b < blocks.size(); b++) {
            int[] at = blocks.get(b).at();
            for (int i = 0; i < at.length; i++) {
                blockOf[at[i]] = b;
                placeOf[at[i]] = i;
            }
        }
    }

    /** What is not coupled with anything else. */
    List<FastBlock> blocks() {
        return blocks;
    }

    /** The number of the block of an unknown that is no shell mean. */
    int blockOf(int unknown) {
        return blockOf[unknown];
    }

    int placeOf(int unknown) {
        return placeOf[unknown];
    }

    /**
     * @param a n × n, (re, im) of entry (i, j) at 2 (i n + j)
     * @throws RefusalException if it is singular
     */
    static double[] inverse(double[] a, int n) {
        return ComplexLu.of(new ZMatrixRMaj(n, n, true, a))
                .orElseThrow(FastOperator::singular)
                .inverse()
                .data;
    }

    static RefusalException singular() {
        return new RefusalException(
                "A linear system of the two-scale solver is singular; use a positive relaxation rate.");
    }

    /** shift − this, block by block, or its inverse; the pair (0, 0) of the slow shell means left out. */
    final class Shifted {
        private final double re;
        private final double im;
        private final boolean inverse;
        private final double[][] entries;
        private final double[] in;
        private final double[] out;

        private Shifted(double re, double im, boolean inverse) {
            this.re = re;
            this.im = im;
            this.inverse = inverse;
            entries = new double[blocks.size()][];
            int most = 0;
            for (int b = 0; b < entries.length; b++) {
                FastBlock block = blocks.get(b);
                int n = block.size();
                most = Math.max(most, n);
                double[] some = block.entries().clone();
                for (int a = 0; a < n; a++) {
                    some[2 * (a * n + a)] += re + decay[block.mode()];
                    some[2 * (a * n + a) + 1] += im + frequency[block.mode()];
                }
                entries[b] = inverse ? inverse(some, n) : some;
            }
            in = new double[2 * most];
            out = new double[2 * most];
        }

        /** Multiplications that {@link #multiplyAdd} takes, about. */
        double work() {
            double sum = 0;
            for (FastBlock block : blocks) {
                sum += (block.mirrored() == null ? 4.0 : 8.0) * block.size() * block.size();
            }
            return sum;
        }

        /** (re, im) of a block, by its number. */
        double[] of(int block) {
            return entries[block];
        }

        /** to += what this makes of v, but for the shell means of the pair (0, 0). Serves one thread at a time. */
        void multiplyAdd(double[] v, double[] to) {
            for (int b = 0; b < entries.length; b++) {
                FastBlock block = blocks.get(b);
                int[] at = block.at();
                for (int i = 0; i < at.length; i++) {
                    in[2 * i] = v[2 * at[i]];
                    in[2 * i + 1] = v[2 * at[i] + 1];
                }
                Arrays.fill(out, 0, 2 * at.length, 0);
                ComplexProduct.addTo(out, entries[b], at.length, in);
                if (block.mirrored() != null) {
                    for (int i = 0; i < at.length; i++) {
                        in[2 * i + 1] = -in[2 * i + 1];
                    }
                    ComplexProduct.addTo(out, block.mirrored(), at.length, in);
                }
                for (int i = 0; i < at.length; i++) {
                    to[2 * at[i]] += out[2 * i];
                    to[2 * at[i] + 1] += out[2 * i + 1];
                }
            }
            for (int i = 0; i < layout.pairs(); i++) {
                if (layout.harmonic(i) == 0 && layout.mode(i) != 0) {
                    means(i, v, to);
                }
            }
        }

        private void means(int pair, double[] v, double[] to) {
            double a = re + decay[layout.mode(pair)];
            double b = im + frequency[layout.mode(pair)];
            int at = 2 * layout.offset(pair);
            if (!inverse) {
                basis.mass().multiplyAdd(a, b, v, at, to, at);
                return;
            }
            double[] some = Arrays.copyOfRange(v, at, at + 2 * basis.nodes());
            basis.massFactors().solve(some, 0);
            double scale = a * a + b * b;
            for (int n = 0; n < some.length; n += 2) {
                to[at + n] += (some[n] * a + some[n + 1] * b) / scale;
                to[at + n + 1] += (some[n + 1] * a - some[n] * b) / scale;
            }
        }
    }

    /** shift − this. */
    Shifted shifted(double re, double im) {
        return new Shifted(re, im, false);
    }

    /** Its inverse; of complex modes where there is a general kernel. */
    Shifted inverse(double re, double im) {
        return new Shifted(re, im, true);
    }
}
