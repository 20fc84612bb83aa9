package io.github.secular.classical.harmonic;

import io.github.secular.numerics.MatrixPowers;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * ξ = ±amplitude, drawn anew in each cell: the mean over a cell is ½(Φ₊ + Φ₋), over n cells its power
 * (doc/classical.md, C7.6). A uniform clock phase is averaged by Gauss's rule, piece by smooth piece.
 *
 * @param amplitude of ξ
 * @param cell length, in fast time
 * @param phase the first cell boundary after 0, in [0, cell), or NaN for a uniform one
 */
record ClockSchedule(double amplitude, double cell, double phase) implements Schedule {
    private static final int NODES = 14;

    @Override
    public double[][] states(LinearFlow flow, double[] start, double[] taus) {
        MatrixPowers power = null;
        double[][] out = new double[taus.length][];
        for (int i = 0; i < taus.length; i++) {
            double tau = taus[i];
            if (power == null && tau / cell > flow.size()) {
                power = new MatrixPowers(cellMatrix(flow));
            }
            out[i] = Double.isNaN(phase) ? uniform(flow, power, start, tau) : from(flow, power, start, tau, phase);
        }
        return out;
    }

    private org.ejml.data.ZMatrixRMaj cellMatrix(LinearFlow flow) {
        org.ejml.data.ZMatrixRMaj plus = flow.transfer(s -> amplitude, 0, cell);
        org.ejml.data.ZMatrixRMaj minus = flow.transfer(s -> -amplitude, 0, cell);
        for (int k = 0; k < plus.data.length; k++) {
            plus.data[k] = (plus.data[k] + minus.data[k]) / 2;
        }
        return plus;
    }

    private double[] uniform(LinearFlow flow, MatrixPowers power, double[] start, double tau) {
        double[] sum = new double[start.length];
        double kink = tau - cell * Math.floor(tau / cell);
        if (tau < cell) {
            // No boundary before τ with probability 1 − τ/cell.
            addScaled(sum, average(flow, start, tau), 1 - tau / cell);
            addPiece(flow, power, start, tau, 0, tau, sum);
        } else {
            addPiece(flow, power, start, tau, 0, kink, sum);
            addPiece(flow, power, start, tau, kink, cell, sum);
        }
        return sum;
    }

    private void addPiece(
            LinearFlow flow, MatrixPowers power, double[] start, double tau, double a, double b, double[] sum) {
        if (!(b - a > 1e-12 * cell)) {
            return;
        }
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES, a, b);
        for (int q = 0; q < NODES; q++) {
            addScaled(sum, from(flow, power, start, tau, rule.getPoint(q)), rule.getWeight(q) / cell);
        }
    }

    /** The mean state at τ when the first boundary stands at u. */
    private double[] from(LinearFlow flow, MatrixPowers power, double[] start, double tau, double u) {
        if (tau <= u) {
            return average(flow, start, tau);
        }
        double[] state = average(flow, start, u);
        // A boundary that rounding has put just behind τ counts as passed.
        long cells = (long) Math.floor((tau - u) / cell + 1e-12);
        if (power != null) {
            power.apply(cells, state);
        } else {
            for (long n = 0; n < cells; n++) {
                state = average(flow, state, cell);
            }
        }
        return average(flow, state, Math.max(0, tau - u - cells * cell));
    }

    private double[] average(LinearFlow flow, double[] state, double length) {
        double[] plus = state.clone();
        double[] minus = state.clone();
        flow.advance(s -> amplitude, 0, length, plus);
        flow.advance(s -> -amplitude, 0, length, minus);
        for (int k = 0; k < plus.length; k++) {
            plus[k] = (plus[k] + minus[k]) / 2;
        }
        return plus;
    }

    private static void addScaled(double[] sum, double[] v, double weight) {
        for (int k = 0; k < v.length; k++) {
            sum[k] += weight * v[k];
        }
    }
}
