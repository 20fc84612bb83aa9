package io.github.secular.quantum.slowset;

import io.github.secular.numerics.ComplexProduct;
import org.ejml.data.ZMatrixRMaj;

/**
 * exp(G τ) z for one small complex G and many τ ≥ 0: the powers exp(G h 2ᵏ) are made once, by squaring, with h
 * a power of two; any τ is then a sum of rungs and a remainder below h, for which a Taylor series serves.
 */
final class DenseGenerator implements Generator {
    private static final int DEGREE = 16;

    private final int n;
    private final ZMatrixRMaj generator;
    private final double[] work;
    private int[] conserved = {};
    private double norm;
    private double step;
    private final java.util.List<ZMatrixRMaj> rungs = new java.util.ArrayList<>();

    /** @param generator G, n × n, interleaved; kept, not copied */
    DenseGenerator(double[] generator, int n) {
        this.n = n;
        this.generator = new ZMatrixRMaj(n, n);
        this.generator.data = generator;
        work = new double[2 * n];
        prepare();
    }

    private void prepare() {
        norm = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += Math.hypot(generator.getReal(i, j), generator.getImag(i, j));
            }
            norm = Math.max(norm, sum);
        }
        step = norm > 0 ? Math.scalb(1, -Math.getExponent(norm) - 2) : Double.POSITIVE_INFINITY;
        rungs.clear();
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public double norm() {
        return norm;
    }

    @Override
    public void addToDiagonal(int k, double re, double im) {
        generator.data[2 * (k * n + k)] += re;
        generator.data[2 * (k * n + k) + 1] += im;
        prepare();
    }

    @Override
    public void conserve(int[] positions) {
        conserved = positions;
        correct(generator, 0);
        prepare();
    }

    /** Spreads the rounding errors of conserved column sums evenly; the right sum is 0 for G, that of 1 for exp(G). */
    private void correct(ZMatrixRMaj a, double identity) {
        if (conserved.length == 0) {
            return;
        }
        for (int j = 0; j < n; j++) {
            double re = 0;
            double im = 0;
            for (int i : conserved) {
                re += a.data[2 * (i * n + j)];
                im += a.data[2 * (i * n + j) + 1];
                if (i == j) {
                    re -= identity;
                }
            }
            for (int i : conserved) {
                a.data[2 * (i * n + j)] -= re / conserved.length;
                a.data[2 * (i * n + j) + 1] -= im / conserved.length;
            }
        }
    }

    @Override
    public void apply(double tau, double[] z) {
        double rest = tau;
        if (rest >= step) {
            int top = Math.min(1000, Math.getExponent(rest / step));
            for (int k = top; k >= 0; k--) {
                double length = Math.scalb(step, k);
                if (rest >= length) {
                    multiply(rung(k), z, work);
                    System.arraycopy(work, 0, z, 0, 2 * n);
                    rest -= length;
                }
            }
        }
        if (rest > 0 && norm > 0) {
            taylor(rest, z);
        }
    }

    private void taylor(double h, double[] z) {
        double[] sum = z.clone();
        for (int d = 1; d <= DEGREE; d++) {
            multiply(generator, z, work);
            double scale = h / d;
            for (int i = 0; i < 2 * n; i++) {
                z[i] = work[i] * scale;
                sum[i] += z[i];
            }
        }
        System.arraycopy(sum, 0, z, 0, 2 * n);
    }

    /** exp(G step 2ᵏ). */
    private ZMatrixRMaj rung(int k) {
        if (rungs.isEmpty()) {
            rungs.add(exponential(step));
        }
        while (rungs.size() <= k) {
            ZMatrixRMaj last = rungs.get(rungs.size() - 1);
            ZMatrixRMaj square = new ZMatrixRMaj(n, n);
            ComplexProduct.of(last, last, square);
            correct(square, 1);
            rungs.add(square);
        }
        return rungs.get(k);
    }

    /** Taylor series by Horner, for ‖G‖ h ≤ 1/2: exact to rounding at degree 16. */
    private ZMatrixRMaj exponential(double h) {
        ZMatrixRMaj sum = new ZMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            sum.data[2 * (i * n + i)] = 1;
        }
        ZMatrixRMaj next = new ZMatrixRMaj(n, n);
        for (int d = DEGREE; d >= 1; d--) {
            ComplexProduct.of(h / d, generator, sum, next);
            for (int i = 0; i < n; i++) {
                next.data[2 * (i * n + i)] += 1;
            }
            ZMatrixRMaj swap = sum;
            sum = next;
            next = swap;
        }
        return sum;
    }

    private void multiply(ZMatrixRMaj a, double[] z, double[] out) {
        for (int i = 0; i < n; i++) {
            double re = 0;
            double im = 0;
            int at = 2 * i * n;
            for (int j = 0; j < 2 * n; j += 2) {
                re += a.data[at + j] * z[j] - a.data[at + j + 1] * z[j + 1];
                im += a.data[at + j] * z[j + 1] + a.data[at + j + 1] * z[j];
            }
            out[2 * i] = re;
            out[2 * i + 1] = im;
        }
    }
}
