package io.github.secular.numerics;

import java.util.function.BiConsumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * exp(A t) of dense real or complex matrices by the [13/13] Padé approximant with scaling and squaring
 * (N. J. Higham, SIAM J. Matrix Anal. Appl. 26 (2005) 1179). The error is of the order of |A t| units of
 * round-off. For rate matrices see {@link StochasticExponential}.
 */
public final class MatrixExponential {
    /** θ_13: the approximant is exact to round-off up to this 1-norm; Higham 2005, table 2.3. */
    private static final double THETA = 5.371920351148152;

    /** The numerator's coefficients b_0 … b_13, Higham 2005, (2.2), divided by b_0. */
    private static final double[] PADE = pade(13);

    private MatrixExponential() {}

    private static double[] pade(int m) {
        double[] b = new double[m + 1];
        b[0] = 1;
        for (int j = 0; j < m; j++) {
            b[j + 1] = b[j] * (m - j) / ((2.0 * m - j) * (j + 1));
        }
        return b;
    }

    /**
     * exp(A t).
     *
     * @param a square; unchanged
     * @throws IllegalArgumentException if A is not square, or A t is not finite
     */
    public static DMatrixRMaj of(DMatrixRMaj a, double t) {
        int n = a.numRows;
        double norm = NormOps_DDRM.inducedP1(a) * Math.abs(t);
        int squarings = squarings(n, a.numCols, norm);
        DMatrixRMaj x = new DMatrixRMaj(n, n);
        CommonOps_DDRM.scale(Math.scalb(t, -squarings), a, x);
        DMatrixRMaj x2 = new DMatrixRMaj(n, n);
        DMatrixRMaj x4 = new DMatrixRMaj(n, n);
        DMatrixRMaj x6 = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(x, x, x2);
        CommonOps_DDRM.mult(x2, x2, x4);
        CommonOps_DDRM.mult(x2, x4, x6);
        DMatrixRMaj odd = half(1, x2, x4, x6);
        DMatrixRMaj u = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(x, odd, u);
        DMatrixRMaj v = half(0, x2, x4, x6);
        DMatrixRMaj numerator = new DMatrixRMaj(n, n);
        DMatrixRMaj denominator = new DMatrixRMaj(n, n);
        CommonOps_DDRM.add(v, u, numerator);
        CommonOps_DDRM.subtract(v, u, denominator);
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        CommonOps_DDRM.solve(denominator, numerator, result);
        return squared(result, u, squarings, (m, out) -> CommonOps_DDRM.mult(m, m, out));
    }

    /** x⁶(b₁₂ x⁶ + b₁₀ x⁴ + b₈ x²) + b₆ x⁶ + b₄ x⁴ + b₂ x² + b₀, or the same with all b one further. */
    private static DMatrixRMaj half(int first, DMatrixRMaj x2, DMatrixRMaj x4, DMatrixRMaj x6) {
        int n = x2.numRows;
        DMatrixRMaj inner = new DMatrixRMaj(n, n);
        CommonOps_DDRM.add(PADE[first + 12], x6, PADE[first + 10], x4, inner);
        CommonOps_DDRM.addEquals(inner, PADE[first + 8], x2);
        DMatrixRMaj out = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(x6, inner, out);
        CommonOps_DDRM.addEquals(out, PADE[first + 6], x6);
        CommonOps_DDRM.addEquals(out, PADE[first + 4], x4);
        CommonOps_DDRM.addEquals(out, PADE[first + 2], x2);
        for (int i = 0; i < n; i++) {
            out.add(i, i, PADE[first]);
        }
        return out;
    }

    /**
     * exp(A t).
     *
     * @param a square; unchanged
     * @throws IllegalArgumentException if A is not square, or A t is not finite
     */
    public static ZMatrixRMaj of(ZMatrixRMaj a, double t) {
        int n = a.numRows;
        int squarings = squarings(n, a.numCols, norm1(a) * Math.abs(t));
        ZMatrixRMaj x = a.copy();
        double factor = Math.scalb(t, -squarings);
        for (int k = 0; k < x.data.length; k++) {
            x.data[k] *= factor;
        }
        ZMatrixRMaj x2 = new ZMatrixRMaj(n, n);
        ZMatrixRMaj x4 = new ZMatrixRMaj(n, n);
        ZMatrixRMaj x6 = new ZMatrixRMaj(n, n);
        ComplexProduct.of(x, x, x2);
        ComplexProduct.of(x2, x2, x4);
        ComplexProduct.of(x2, x4, x6);
        ZMatrixRMaj u = new ZMatrixRMaj(n, n);
        ComplexProduct.of(x, half(1, x2, x4, x6), u);
        ZMatrixRMaj v = half(0, x2, x4, x6);
        ZMatrixRMaj numerator = new ZMatrixRMaj(n, n);
        ZMatrixRMaj denominator = new ZMatrixRMaj(n, n);
        for (int k = 0; k < u.data.length; k++) {
            numerator.data[k] = v.data[k] + u.data[k];
            denominator.data[k] = v.data[k] - u.data[k];
        }
        // The denominator is regular for norms up to THETA: Higham 2005, theorem 2.2.
        ZMatrixRMaj result = ComplexLu.of(denominator).orElseThrow().solve(numerator);
        return squared(result, u, squarings, (m, out) -> ComplexProduct.of(m, m, out));
    }

    /**
     * exp(A t) y at several times, each step between them by one exponential; equal steps share it.
     *
     * @param a N × N; unchanged
     * @param start y, interleaved (re, im), length 2N; unchanged
     * @param times from 0 on, increasing
     * @return one vector like {@code start} per time
     */
    public static double[][] apply(ZMatrixRMaj a, double[] start, double[] times) {
        double[][] out = new double[times.length][];
        ZMatrixRMaj y = new ZMatrixRMaj(a.numRows, 1);
        System.arraycopy(start, 0, y.data, 0, start.length);
        EvenSteps<ZMatrixRMaj> steps = new EvenSteps<>(step -> of(a, step));
        for (int i = 0; i < times.length; i++) {
            ZMatrixRMaj moved = new ZMatrixRMaj(a.numRows, 1);
            ComplexProduct.of(steps.to(times[i]), y, moved);
            y = moved;
            out[i] = y.data.clone();
        }
        return out;
    }

    private static ZMatrixRMaj half(int first, ZMatrixRMaj x2, ZMatrixRMaj x4, ZMatrixRMaj x6) {
        int n = x2.numRows;
        ZMatrixRMaj inner = new ZMatrixRMaj(n, n);
        for (int k = 0; k < inner.data.length; k++) {
            inner.data[k] =
                    PADE[first + 12] * x6.data[k] + PADE[first + 10] * x4.data[k] + PADE[first + 8] * x2.data[k];
        }
        ZMatrixRMaj out = new ZMatrixRMaj(n, n);
        ComplexProduct.of(x6, inner, out);
        for (int k = 0; k < out.data.length; k++) {
            out.data[k] += PADE[first + 6] * x6.data[k] + PADE[first + 4] * x4.data[k] + PADE[first + 2] * x2.data[k];
        }
        for (int i = 0; i < n; i++) {
            out.data[2 * (i * n + i)] += PADE[first];
        }
        return out;
    }

    /** A matrix squared again and again. @param scratch of its size @param square the square of one into another */
    private static <M> M squared(M matrix, M scratch, int times, BiConsumer<M, M> square) {
        M result = matrix;
        M other = scratch;
        for (int s = 0; s < times; s++) {
            square.accept(result, other);
            M swap = result;
            result = other;
            other = swap;
        }
        return result;
    }

    private static int squarings(int rows, int columns, double norm) {
        if (rows != columns) {
            throw new IllegalArgumentException(
                    "Only a square matrix has an exponential, not one of " + rows + " x " + columns + ".");
        }
        if (!(norm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The exponential of a matrix of norm " + norm + " was asked for.");
        }
        return norm <= THETA ? 0 : Math.max(0, Math.getExponent(norm / THETA) + 1);
    }

    private static double norm1(ZMatrixRMaj a) {
        double max = 0;
        for (int j = 0; j < a.numCols; j++) {
            double sum = 0;
            for (int i = 0; i < a.numRows; i++) {
                int k = 2 * (i * a.numCols + j);
                sum += Math.hypot(a.data[k], a.data[k + 1]);
            }
            // Not Math.max alone: it must let NaN through.
            max = sum > max || Double.isNaN(sum) ? sum : max;
        }
        return max;
    }
}
