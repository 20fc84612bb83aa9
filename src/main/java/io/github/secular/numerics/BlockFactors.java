package io.github.secular.numerics;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.ZMatrixRMaj;

/**
 * Block elimination from the first block to the last: per block, the inverse of its pivot, and that times the block
 * above the diagonal. The matrix itself is read again at every solution and must not change. Serves one thread at a
 * time.
 */
public final class BlockFactors {
    private final BlockTridiagonal matrix;
    /** Inverse pivot block times the upper block. */
    private final ZMatrixRMaj[] above;

    private final ZMatrixRMaj[] inverse;
    private final double[] scratch;

    private BlockFactors(BlockTridiagonal matrix) {
        this.matrix = matrix;
        int n = matrix.blocks();
        above = new ZMatrixRMaj[n];
        inverse = new ZMatrixRMaj[n];
        scratch = new double[2 * matrix.size()];
    }

    /**
     * Eliminates.
     *
     * @return empty if a pivot block is singular
     */
    static Optional<BlockFactors> of(BlockTridiagonal matrix) {
        BlockFactors out = new BlockFactors(matrix);
        for (int i = 0; i < out.inverse.length; i++) {
            if (!out.eliminate(i)) {
                return Optional.empty();
            }
        }
        return Optional.of(out);
    }

    private boolean eliminate(int i) {
        int size = size(i);
        ZMatrixRMaj pivot = new ZMatrixRMaj(size, size);
        for (int r = 0; r < size; r++) {
            copyRow(i, r, pivot);
            if (i > 0) {
                addProduct(matrix.offset(i) + r, i - 1, above[i - 1], -1, pivot, r);
            }
        }
        inverse[i] = ComplexLu.of(pivot).map(ComplexLu::inverse).orElse(null);
        if (inverse[i] == null) {
            return false;
        }
        above[i] = i + 1 < inverse.length ? timesUpper(i) : null;
        return true;
    }

    private int size(int block) {
        return matrix.offset(block + 1) - matrix.offset(block);
    }

    private void copyRow(int i, int r, ZMatrixRMaj out) {
        int row = matrix.offset(i) + r;
        double[] values = matrix.values(row);
        int end = matrix.start(row, i + 1);
        for (int k = matrix.start(row, i); k < end; k++) {
            int to = 2 * (r * out.numCols + matrix.columns(row)[k] - matrix.offset(i));
            out.data[to] = values[2 * k];
            out.data[to + 1] = values[2 * k + 1];
        }
    }

    /** Row {@code to} of out += factor · (the part of a row in a block of columns) · a. */
    private void addProduct(int row, int block, ZMatrixRMaj a, double factor, ZMatrixRMaj out, int to) {
        int end = matrix.start(row, block + 1);
        for (int k = matrix.start(row, block); k < end; k++) {
            double re = factor * matrix.values(row)[2 * k];
            double im = factor * matrix.values(row)[2 * k + 1];
            int from = 2 * (matrix.columns(row)[k] - matrix.offset(block)) * a.numCols;
            int at = 2 * to * out.numCols;
            for (int stop = from + 2 * a.numCols; from < stop; from += 2, at += 2) {
                out.data[at] += re * a.data[from] - im * a.data[from + 1];
                out.data[at + 1] += re * a.data[from + 1] + im * a.data[from];
            }
        }
    }

    private ZMatrixRMaj timesUpper(int i) {
        int size = size(i);
        int first = matrix.offset(i + 1);
        ZMatrixRMaj out = new ZMatrixRMaj(size, size(i + 1));
        for (int m = 0; m < size; m++) {
            int row = matrix.offset(i) + m;
            int begin = matrix.start(row, i + 1);
            int end = matrix.start(row, i + 2);
            for (int r = 0; begin < end && r < size; r++) {
                double re = inverse[i].data[2 * (r * size + m)];
                double im = inverse[i].data[2 * (r * size + m) + 1];
                double[] values = matrix.values(row);
                for (int k = begin; k < end; k++) {
                    int at = 2 * (r * out.numCols + matrix.columns(row)[k] - first);
                    out.data[at] += re * values[2 * k] - im * values[2 * k + 1];
                    out.data[at + 1] += re * values[2 * k + 1] + im * values[2 * k];
                }
            }
        }
        return out;
    }

    /** Solves matrix · v = v, in place. */
    public void solve(double[] v) {
        int n = inverse.length;
        for (int i = 0; i < n; i++) {
            int from = matrix.offset(i);
            if (i > 0) {
                matrix.blockMultiplyAdd(i, i - 1, -1, v, v);
            }
            System.arraycopy(v, 2 * from, scratch, 2 * from, 2 * size(i));
            Arrays.fill(v, 2 * from, 2 * from + 2 * size(i), 0);
            multiplyAdd(inverse[i], scratch, from, v, from, 1);
        }
        for (int i = n - 2; i >= 0; i--) {
            multiplyAdd(above[i], v, matrix.offset(i + 1), v, matrix.offset(i), -1);
        }
    }

    private static void multiplyAdd(ZMatrixRMaj a, double[] v, int from, double[] out, int to, double sign) {
        double[] d = a.data;
        int k = 0;
        for (int i = 0; i < a.numRows; i++) {
            double re = 0;
            double im = 0;
            for (int j = 2 * from; j < 2 * (from + a.numCols); j += 2, k += 2) {
                re += d[k] * v[j] - d[k + 1] * v[j + 1];
                im += d[k] * v[j + 1] + d[k + 1] * v[j];
            }
            out[2 * (to + i)] += sign * re;
            out[2 * (to + i) + 1] += sign * im;
        }
    }
}
