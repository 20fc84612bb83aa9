package io.github.secular.quantum.random;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A linear map on (mean, rest) in graded form (MATH-quantum, section 10a, with the whole mean density in
 * the place of the populations): mean ↦ (U + ε² F) mean + ε² C c, c ↦ B mean + D c, where ε c is the rest
 * and U turns each coherence by the exact angle −w·length. F is stored, never U + ε² F, so that powers
 * up to 1/ε² lose nothing.
 *
 * @param angles w·length for each pair n &lt; m
 * @param meanMean F, s × s
 * @param meanRest C, s × f
 * @param restMean B, f × s
 * @param restRest D, f × f
 */
record GradedMap(
        double e2,
        double[] angles,
        DMatrixRMaj meanMean,
        DMatrixRMaj meanRest,
        DMatrixRMaj restMean,
        DMatrixRMaj restRest) {

    /** This map twice. */
    GradedMap squared() {
        int s = meanMean.numRows;
        int f = restRest.numRows;
        // U + ε² F on one side of each product is U·(.) + ε² F·(.)
        DMatrixRMaj pp = turnedRows(meanMean);
        CommonOps_DDRM.multAdd(e2, meanMean, meanMean, pp);
        CommonOps_DDRM.addEquals(pp, turnedColumns(meanMean));
        double[] doubled = new double[angles.length];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = 2 * angles[i];
        }
        DMatrixRMaj pc = new DMatrixRMaj(s, f);
        DMatrixRMaj cp = new DMatrixRMaj(f, s);
        DMatrixRMaj cc = new DMatrixRMaj(f, f);
        if (f > 0) {
            CommonOps_DDRM.multAdd(meanRest, restMean, pp);
            pc = turnedRows(meanRest);
            CommonOps_DDRM.multAdd(e2, meanMean, meanRest, pc);
            CommonOps_DDRM.multAdd(meanRest, restRest, pc);
            cp = turnedColumns(restMean);
            CommonOps_DDRM.multAdd(e2, restMean, meanMean, cp);
            CommonOps_DDRM.multAdd(restRest, restMean, cp);
            CommonOps_DDRM.mult(restRest, restRest, cc);
            CommonOps_DDRM.multAdd(e2, restMean, meanRest, cc);
        }
        return new GradedMap(e2, doubled, pp, pc, cp, cc);
    }

    /** The map between the given entries of the rest only; the others are set to zero before and after. */
    GradedMap keepingRest(int[] kept) {
        int[] all = new int[meanMean.numRows];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return new GradedMap(
                e2, angles, meanMean, part(meanRest, all, kept), part(restMean, kept, all), part(restRest, kept, kept));
    }

    private static DMatrixRMaj part(DMatrixRMaj a, int[] rows, int[] columns) {
        DMatrixRMaj out = new DMatrixRMaj(rows.length, columns.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                out.set(i, j, a.get(rows[i], columns[j]));
            }
        }
        return out;
    }

    /** Applies the map to (mean, c), in place. @param scratch of the length of mean + that of c */
    void apply(double[] mean, double[] c, double[] scratch) {
        int s = mean.length;
        int f = c.length;
        for (int i = 0; i < s; i++) {
            double sum = 0;
            for (int j = 0, k = i * s; j < s; j++, k++) {
                sum += meanMean.data[k] * mean[j];
            }
            for (int j = 0, k = i * f; j < f; j++, k++) {
                sum += meanRest.data[k] * c[j];
            }
            scratch[i] = e2 * sum;
        }
        for (int i = 0; i < f; i++) {
            double sum = 0;
            for (int j = 0, k = i * s; j < s; j++, k++) {
                sum += restMean.data[k] * mean[j];
            }
            for (int j = 0, k = i * f; j < f; j++, k++) {
                sum += restRest.data[k] * c[j];
            }
            scratch[s + i] = sum;
        }
        turn(mean, angles);
        for (int i = 0; i < s; i++) {
            mean[i] += scratch[i];
        }
        System.arraycopy(scratch, s, c, 0, f);
    }

    /** Multiplies the coherences of a packed matrix by exp(−i angle). */
    static void turn(double[] packed, double[] angles) {
        int offset = packed.length - 2 * angles.length;
        for (int pair = 0; pair < angles.length; pair++) {
            int k = offset + 2 * pair;
            double cos = Math.cos(angles[pair]);
            double sin = Math.sin(angles[pair]);
            double re = packed[k];
            packed[k] = cos * re + sin * packed[k + 1];
            packed[k + 1] = cos * packed[k + 1] - sin * re;
        }
    }

    /** U A. */
    private DMatrixRMaj turnedRows(DMatrixRMaj a) {
        DMatrixRMaj out = a.copy();
        int offset = a.numRows - 2 * angles.length;
        for (int pair = 0; pair < angles.length; pair++) {
            double cos = Math.cos(angles[pair]);
            double sin = Math.sin(angles[pair]);
            int re = (offset + 2 * pair) * a.numCols;
            int im = re + a.numCols;
            for (int j = 0; j < a.numCols; j++) {
                out.data[re + j] = cos * a.data[re + j] + sin * a.data[im + j];
                out.data[im + j] = cos * a.data[im + j] - sin * a.data[re + j];
            }
        }
        return out;
    }

    /** A U. */
    private DMatrixRMaj turnedColumns(DMatrixRMaj a) {
        DMatrixRMaj out = a.copy();
        int offset = a.numCols - 2 * angles.length;
        for (int pair = 0; pair < angles.length; pair++) {
            double cos = Math.cos(angles[pair]);
            double sin = Math.sin(angles[pair]);
            for (int i = 0; i < a.numRows; i++) {
                int k = i * a.numCols + offset + 2 * pair;
                out.data[k] = cos * a.data[k] - sin * a.data[k + 1];
                out.data[k + 1] = sin * a.data[k] + cos * a.data[k + 1];
            }
        }
        return out;
    }
}
