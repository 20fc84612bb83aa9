package io.github.secular.numerics;

import java.util.stream.IntStream;

/** Sums of rows of numbers with factors: what sparse and dense products of matrices with few columns are made of. */
public final class RowSums {
    private RowSums() {}

    /** 0, 1 … n − 1: the columns of a row without zeros. */
    public static int[] all(int n) {
        return IntStream.range(0, n).toArray();
    }

    /**
     * out ← out + Σ_k factors_k · (row columns_k of x). Rows are taken by four, as short ones are passed more quickly so.
     *
     * @param factors of which {@code count} are used, from {@code factor} on
     * @param columns of which as many are used, from {@code column} on
     * @param x rows of {@code width} numbers, one after the other
     * @param out changed in {@code width} places, from {@code to} on
     */
    public static void add(
            double[] factors,
            int factor,
            int[] columns,
            int column,
            int count,
            double[] x,
            int width,
            double[] out,
            int to) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            addFour(
                    factors[factor + k],
                    factors[factor + k + 1],
                    factors[factor + k + 2],
                    factors[factor + k + 3],
                    x,
                    columns[column + k] * width,
                    columns[column + k + 1] * width,
                    columns[column + k + 2] * width,
                    columns[column + k + 3] * width,
                    out,
                    to,
                    width);
        }
        for (; k < count; k++) {
            double f = factors[factor + k];
            int from = columns[column + k] * width;
            for (int j = 0; j < width; j++) {
                out[to + j] += f * x[from + j];
            }
        }
    }

    /**
     * Adds four rows at once: out[to + j] += (va x[a + j] + vb x[b + j]) + (vc x[c + j] + vd x[d + j]) for j below width, summed
     * in this order.
     */
    public static void addFour(
            double va,
            double vb,
            double vc,
            double vd,
            double[] x,
            int a,
            int b,
            int c,
            int d,
            double[] out,
            int to,
            int width) {
        for (int j = 0; j < width; j++) {
            out[to + j] += (va * x[a + j] + vb * x[b + j]) + (vc * x[c + j] + vd * x[d + j]);
        }
    }
}
