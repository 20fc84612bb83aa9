package io.github.secular.quantum.graded;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A linear map of populations and scaled coherences in graded form (doc/bloch-solvers.md, B3.1):
 *
 * <pre>
 *   p ↦ p + ε² (PP p + PC c),    c ↦ c + CP p + K c.
 * </pre>
 *
 * The identity is never added in, not even to the coherence block (CC = I + K): for undamped resonant
 * coherences K is as small as ε, and 10¹² periods of a rounded CC would lose four digits.
 */
final class GradedPropagator {
    private final double e2;
    private final DMatrixRMaj pp;
    private final DMatrixRMaj pc;
    private final DMatrixRMaj cp;
    private final DMatrixRMaj k;

    /**
     * Keeps the matrices; nobody else may change them.
     *
     * @param e2 ε²
     * @param pp N × N
     * @param pc N × (N²−N)
     * @param cp (N²−N) × N
     * @param k CC − I, (N²−N) × (N²−N)
     */
    GradedPropagator(double e2, DMatrixRMaj pp, DMatrixRMaj pc, DMatrixRMaj cp, DMatrixRMaj k) {
        this.e2 = e2;
        this.pp = pp;
        this.pc = pc;
        this.cp = cp;
        this.k = k;
    }

    int size() {
        return pp.numRows;
    }

    /** PP, a copy, N × N: the change of the populations in units of ε². */
    DMatrixRMaj pp() {
        return pp.copy();
    }

    /** PC, a copy. */
    DMatrixRMaj pc() {
        return pc.copy();
    }

    /** CP, a copy. */
    DMatrixRMaj cp() {
        return cp.copy();
    }

    /** CC − I, a copy. */
    DMatrixRMaj k() {
        return k.copy();
    }

    /** This map after {@code first}; both with the same ε². */
    GradedPropagator after(GradedPropagator first) {
        int n = size();
        int m = k.numRows;
        DMatrixRMaj outPP = new DMatrixRMaj(n, n);
        DMatrixRMaj outPC = new DMatrixRMaj(n, m);
        DMatrixRMaj outCP = new DMatrixRMaj(m, n);
        DMatrixRMaj outK = new DMatrixRMaj(m, m);
        // doc/bloch-solvers.md, B3.2, with CC = I + K on both sides.
        CommonOps_DDRM.add(pp, first.pp, outPP);
        CommonOps_DDRM.multAdd(e2, pp, first.pp, outPP);
        CommonOps_DDRM.multAdd(pc, first.cp, outPP);
        CommonOps_DDRM.add(pc, first.pc, outPC);
        CommonOps_DDRM.multAdd(e2, pp, first.pc, outPC);
        CommonOps_DDRM.multAdd(pc, first.k, outPC);
        CommonOps_DDRM.add(cp, first.cp, outCP);
        CommonOps_DDRM.multAdd(e2, cp, first.pp, outCP);
        CommonOps_DDRM.multAdd(k, first.cp, outCP);
        CommonOps_DDRM.add(k, first.k, outK);
        CommonOps_DDRM.multAdd(k, first.k, outK);
        CommonOps_DDRM.multAdd(e2, cp, first.pc, outK);
        return new GradedPropagator(e2, outPP, outPC, outCP, outK);
    }

    /**
     * The map of a stretch on which V is S V S of what it was: c_nm counts s_n s_m.
     *
     * @param signs s_n = ±1
     */
    GradedPropagator mirrored(double[] signs) {
        double[] by = ofPairs(signs);
        DMatrixRMaj outPC = pc.copy();
        DMatrixRMaj outCP = cp.copy();
        DMatrixRMaj outK = k.copy();
        CommonOps_DDRM.multCols(outPC, by);
        CommonOps_DDRM.multRows(by, outCP);
        CommonOps_DDRM.multRows(by, outK);
        CommonOps_DDRM.multCols(outK, by);
        return new GradedPropagator(e2, pp, outPC, outCP, outK);
    }

    /** s_n s_m of the real and imaginary part of each pair. */
    private static double[] ofPairs(double[] signs) {
        int n = signs.length;
        double[] out = new double[n * n - n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                out[at++] = signs[i] * signs[j];
                out[at++] = signs[i] * signs[j];
            }
        }
        return out;
    }

    /** Applies the map in place: p of length N, c of length N²−N. */
    void apply(double[] p, double[] c) {
        double[] dp = new double[p.length];
        double[] dc = new double[c.length];
        addProduct(pp, p, dp);
        addProduct(pc, c, dp);
        addProduct(cp, p, dc);
        addProduct(k, c, dc);
        for (int i = 0; i < p.length; i++) {
            p[i] += e2 * dp[i];
        }
        for (int i = 0; i < c.length; i++) {
            c[i] += dc[i];
        }
    }

    private static void addProduct(DMatrixRMaj a, double[] x, double[] out) {
        int at = 0;
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += a.data[at++] * x[j];
            }
            out[i] += sum;
        }
    }
}
