package io.github.secular.classical.twoscale;

import io.github.secular.numerics.RefusalException;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.CommonOps_ZDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_ZDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A complex block-tridiagonal matrix: row i holds lower[i], diagonal[i], upper[i] in the block columns i − 1, i,
 * i + 1 (lower[0] and upper[last] are null). Blocks may differ in size. Vectors are (re, im) pairs, block after block.
 */
final class BlockTridiagonal {
    private final ZMatrixRMaj[] lower;
    private final ZMatrixRMaj[] diagonal;
    private final ZMatrixRMaj[] upper;
    private final int[] offsets;

    /** @param sizes of the blocks; all entries are zero at first */
    BlockTridiagonal(int[] sizes) {
        int n = sizes.length;
        lower = new ZMatrixRMaj[n];
        diagonal = new ZMatrixRMaj[n];
        upper = new ZMatrixRMaj[n];
        offsets = new int[n + 1];
        for (int i = 0; i < n; i++) {
            offsets[i + 1] = offsets[i] + sizes[i];
            diagonal[i] = new ZMatrixRMaj(sizes[i], sizes[i]);
            lower[i] = i > 0 ? new ZMatrixRMaj(sizes[i], sizes[i - 1]) : null;
            upper[i] = i + 1 < n ? new ZMatrixRMaj(sizes[i], sizes[i + 1]) : null;
        }
    }

    /** The number of complex unknowns. */
    int size() {
        return offsets[offsets.length - 1];
    }

    /** The first unknown of a block. */
    int offset(int block) {
        return offsets[block];
    }

    /** Adds to the entry at (row, column), given by block and place in the block; blocks differ by at most one. */
    void add(int rowBlock, int row, int columnBlock, int column, double re, double im) {
        ZMatrixRMaj block = block(rowBlock, columnBlock);
        int k = 2 * (row * block.numCols + column);
        block.data[k] += re;
        block.data[k + 1] += im;
    }

    private ZMatrixRMaj block(int row, int column) {
        return column == row ? diagonal[row] : column == row - 1 ? lower[row] : upper[row];
    }

    /** Sets all entries of a row to zero. */
    void clearRow(int rowBlock, int row) {
        for (int c = Math.max(0, rowBlock - 1); c <= Math.min(offsets.length - 2, rowBlock + 1); c++) {
            ZMatrixRMaj block = block(rowBlock, c);
            java.util.Arrays.fill(block.data, 2 * row * block.numCols, 2 * (row + 1) * block.numCols, 0);
        }
    }

    /** A copy of: factor · this + (re, im) · identity. */
    BlockTridiagonal scaledPlusIdentity(double factor, double re, double im) {
        int n = diagonal.length;
        int[] sizes = new int[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = diagonal[i].numRows;
        }
        BlockTridiagonal out = new BlockTridiagonal(sizes);
        out.addScaled(factor, this);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < sizes[i]; j++) {
                out.add(i, j, i, j, re, im);
            }
        }
        return out;
    }

    /** Adds factor · other, of the same shape. */
    void addScaled(double factor, BlockTridiagonal other) {
        for (int i = 0; i < diagonal.length; i++) {
            addScaled(factor, other.lower[i], lower[i]);
            addScaled(factor, other.diagonal[i], diagonal[i]);
            addScaled(factor, other.upper[i], upper[i]);
        }
    }

    private static void addScaled(double factor, ZMatrixRMaj from, ZMatrixRMaj to) {
        if (from != null) {
            for (int k = 0; k < from.data.length; k++) {
                to.data[k] += factor * from.data[k];
            }
        }
    }

    /** out = this · v. */
    void multiply(double[] v, double[] out) {
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < diagonal.length; i++) {
            multiplyAdd(lower[i], v, i > 0 ? offsets[i - 1] : 0, out, offsets[i], 1);
            multiplyAdd(diagonal[i], v, offsets[i], out, offsets[i], 1);
            multiplyAdd(upper[i], v, offsets[i + 1], out, offsets[i], 1);
        }
    }

    private static void multiplyAdd(ZMatrixRMaj a, double[] v, int from, double[] out, int to, double sign) {
        if (a == null) {
            return;
        }
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

    /**
     * A solver for this matrix, by elimination from the first block to the last.
     *
     * @throws RefusalException if a pivot block is singular
     */
    Factors factor() {
        return new Factors();
    }

    /** The factors of the matrix as it was when they were made. Serves one thread at a time. */
    final class Factors {
        private final ZMatrixRMaj[] below = new ZMatrixRMaj[diagonal.length];
        /** Inverse pivot block times the upper block. */
        private final ZMatrixRMaj[] above = new ZMatrixRMaj[diagonal.length];

        private final ZMatrixRMaj[] inverse = new ZMatrixRMaj[diagonal.length];
        private final double[] scratch = new double[2 * size()];

        private Factors() {
            for (int i = 0; i < diagonal.length; i++) {
                ZMatrixRMaj pivot = diagonal[i].copy();
                if (i > 0) {
                    below[i] = lower[i].copy();
                    ZMatrixRMaj product = new ZMatrixRMaj(pivot.numRows, pivot.numCols);
                    CommonOps_ZDRM.mult(lower[i], above[i - 1], product);
                    CommonOps_ZDRM.subtract(pivot, product, pivot);
                }
                LinearSolverDense<ZMatrixRMaj> lu = LinearSolverFactory_ZDRM.lu(pivot.numRows);
                if (!lu.setA(pivot)) {
                    throw new RefusalException(
                            "A linear system of the two-scale solver is singular; use a positive relaxation rate.");
                }
                inverse[i] = new ZMatrixRMaj(pivot.numRows, pivot.numRows);
                lu.invert(inverse[i]);
                if (upper[i] != null) {
                    above[i] = new ZMatrixRMaj(pivot.numRows, upper[i].numCols);
                    CommonOps_ZDRM.mult(inverse[i], upper[i], above[i]);
                }
            }
        }

        /** Solves this · v = v, in place. */
        void solve(double[] v) {
            for (int i = 0; i < inverse.length; i++) {
                multiplyAdd(below[i], v, i > 0 ? offsets[i - 1] : 0, v, offsets[i], -1);
                System.arraycopy(v, 2 * offsets[i], scratch, 2 * offsets[i], 2 * (offsets[i + 1] - offsets[i]));
                java.util.Arrays.fill(v, 2 * offsets[i], 2 * offsets[i + 1], 0);
                multiplyAdd(inverse[i], scratch, offsets[i], v, offsets[i], 1);
            }
            for (int i = inverse.length - 2; i >= 0; i--) {
                multiplyAdd(above[i], v, offsets[i + 1], v, offsets[i], -1);
            }
        }
    }
}
