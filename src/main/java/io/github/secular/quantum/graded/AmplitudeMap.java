package io.github.secular.quantum.graded;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What some periods do to the amplitudes of an undamped atom: a ↦ P (a + D a), P = diag(e^{−2πi φ_n}) the free turns, D
 * what the wave adds (doc/bloch-solvers.md, B3.6). The identity is never added in: D is of the order of ε, and its
 * digits count for 1/ε² periods.
 */
final class AmplitudeMap {
    private final double[] turns;
    private final double[] rest;
    private final DMatrixRMaj re;
    private final DMatrixRMaj im;

    /**
     * @param turns φ_n of which whole turns do not count
     * @param rest what rounding left out of them
     * @param re Re D, N × N, kept
     * @param im Im D
     */
    AmplitudeMap(double[] turns, double[] rest, DMatrixRMaj re, DMatrixRMaj im) {
        this.turns = turns;
        this.rest = rest;
        this.re = re;
        this.im = im;
    }

    /** The largest sum of |D_nm| over a row. */
    double norm() {
        double worst = 0;
        int n = re.numRows;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += Math.hypot(re.get(i, j), im.get(i, j));
            }
            worst = Math.max(worst, sum);
        }
        return worst;
    }

    /** Twice as many periods. */
    AmplitudeMap squared() {
        double[] same = new double[turns.length];
        Arrays.fill(same, 1);
        return twice(same);
    }

    /**
     * This, and once more with V in place of S V S.
     *
     * @param signs s_n = ±1
     */
    AmplitudeMap twice(double[] signs) {
        int n = turns.length;
        // D' = P⁻¹ S D S P; then D' + D + D' D
        DMatrixRMaj turnedRe = new DMatrixRMaj(n, n);
        DMatrixRMaj turnedIm = new DMatrixRMaj(n, n);
        double[] cos = new double[n];
        double[] sin = new double[n];
        directions(1, cos, sin);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sign = signs[i] * signs[j];
                double c = sign * (cos[i] * cos[j] + sin[i] * sin[j]);
                double s = sign * (sin[i] * cos[j] - cos[i] * sin[j]);
                turnedRe.set(i, j, c * re.get(i, j) - s * im.get(i, j));
                turnedIm.set(i, j, c * im.get(i, j) + s * re.get(i, j));
            }
        }
        DMatrixRMaj outRe = re.copy();
        DMatrixRMaj outIm = im.copy();
        new AmplitudeColumns(outRe, outIm).addProduct(turnedRe, turnedIm);
        CommonOps_DDRM.addEquals(outRe, turnedRe);
        CommonOps_DDRM.addEquals(outIm, turnedIm);
        double[] twice = new double[n];
        double[] twiceRest = new double[n];
        for (int i = 0; i < n; i++) {
            twice[i] = 2 * turns[i] - Math.rint(2 * turns[i]);
            twiceRest[i] = 2 * rest[i];
        }
        return new AmplitudeMap(twice, twiceRest, outRe, outIm);
    }

    private void directions(double sign, double[] cos, double[] sin) {
        for (int i = 0; i < turns.length; i++) {
            double angle = sign * 2 * Math.PI * (turns[i] + rest[i]);
            cos[i] = Math.cos(angle);
            sin[i] = Math.sin(angle);
        }
    }

    /** Replaces the columns of a by what becomes of them. */
    void apply(AmplitudeColumns a) {
        a.addProduct(re, im);
        double[] cos = new double[turns.length];
        double[] sin = new double[turns.length];
        directions(-1, cos, sin);
        a.turn(cos, sin);
    }
}
