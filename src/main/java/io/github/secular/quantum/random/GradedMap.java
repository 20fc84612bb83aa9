package io.github.secular.quantum.random;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A linear map on (mean, rest) in graded form (doc/bloch-solvers.md, B8.3, with the whole mean density in
 * the place of the populations): mean ↦ (U + ε² F) mean + ε² C c, c ↦ B mean + D c, where ε c is the rest
 * and U turns each coherence by the exact angle −w·length. F is stored, never U + ε² F, so that powers
 * up to 1/ε² lose nothing.
 *
 * @param turn U
 * @param meanMean F, s × s
 * @param meanRest C, s × f
 * @param restMean B, f × s
 * @param restRest D, f × f
 */
record GradedMap(
        double e2,
        Rotation turn,
        DMatrixRMaj meanMean,
        DMatrixRMaj meanRest,
        DMatrixRMaj restMean,
        DMatrixRMaj restRest) {

    /** This map twice. */
    GradedMap squared() {
        int s = meanMean.numRows;
        int f = restRest.numRows;
        // U + ε² F on one side of each product is U·(.) + ε² F·(.)
        DMatrixRMaj pp = turn.times(meanMean);
        CommonOps_DDRM.multAdd(e2, meanMean, meanMean, pp);
        CommonOps_DDRM.addEquals(pp, turn.after(meanMean));
        DMatrixRMaj pc = new DMatrixRMaj(s, f);
        DMatrixRMaj cp = new DMatrixRMaj(f, s);
        DMatrixRMaj cc = new DMatrixRMaj(f, f);
        if (f > 0) {
            CommonOps_DDRM.multAdd(meanRest, restMean, pp);
            pc = turn.times(meanRest);
            CommonOps_DDRM.multAdd(e2, meanMean, meanRest, pc);
            CommonOps_DDRM.multAdd(meanRest, restRest, pc);
            cp = turn.after(restMean);
            CommonOps_DDRM.multAdd(e2, restMean, meanMean, cp);
            CommonOps_DDRM.multAdd(restRest, restMean, cp);
            CommonOps_DDRM.mult(restRest, restRest, cc);
            CommonOps_DDRM.multAdd(e2, restMean, meanRest, cc);
        }
        return new GradedMap(e2, turn.squared(), pp, pc, cp, cc);
    }

    /** The map between the given entries of the rest only; the others are set to zero before and after. */
    GradedMap keepingRest(int[] kept) {
        int[] all = new int[meanMean.numRows];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return new GradedMap(
                e2, turn, meanMean, part(meanRest, all, kept), part(restMean, kept, all), part(restRest, kept, kept));
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
            scratch[i] = e2 * row(meanMean, meanRest, i, mean, c);
        }
        for (int i = 0; i < f; i++) {
            scratch[s + i] = row(restMean, restRest, i, mean, c);
        }
        turn.apply(mean);
        for (int i = 0; i < s; i++) {
            mean[i] += scratch[i];
        }
        System.arraycopy(scratch, s, c, 0, f);
    }

    /** Row i of (ofMean, ofRest) times (mean, c). */
    private static double row(DMatrixRMaj ofMean, DMatrixRMaj ofRest, int i, double[] mean, double[] c) {
        double sum = 0;
        for (int j = 0, k = i * mean.length; j < mean.length; j++, k++) {
            sum += ofMean.data[k] * mean[j];
        }
        for (int j = 0, k = i * c.length; j < c.length; j++, k++) {
            sum += ofRest.data[k] * c[j];
        }
        return sum;
    }
}
