package io.github.secular.classical.harmonic;

import io.github.secular.numerics.MatrixPowers;
import java.util.function.DoubleUnaryOperator;

/**
 * A signal with a period, or with none (NaN): once more periods are to be passed than the system has unknowns, the
 * matrix of one period is made and its powers taken, so that the cost grows as the logarithm of the time.
 *
 * @param phi the signal
 * @param period in fast time, or NaN
 */
record PeriodicSchedule(DoubleUnaryOperator phi, double period) implements Schedule {
    /** Beyond so many unknowns squaring the matrix costs more than finding it. */
    private static final double LARGE = 100;

    @Override
    public double[][] states(LinearFlow flow, double[] start, double[] taus) {
        double[][] out = new double[taus.length][];
        double last = taus.length == 0 ? 0 : taus[taus.length - 1];
        boolean powers = last / period > flow.size() * (1 + flow.size() / LARGE) + taus.length;
        MatrixPowers matrix = powers ? new MatrixPowers(flow.transfer(phi, 0, period)) : null;
        double[] whole = start.clone();
        double tau = 0;
        long passed = 0;
        for (int i = 0; i < taus.length; i++) {
            if (powers) {
                long count = (long) Math.floor(taus[i] / period);
                matrix.apply(count - passed, whole);
                passed = count;
                out[i] = whole.clone();
                // The signal is taken within its first period, where its phases have no rounding.
                flow.advance(phi, 0, Math.max(0, taus[i] - count * period), out[i]);
            } else {
                flow.advance(phi, tau, taus[i], whole);
                tau = taus[i];
                out[i] = whole.clone();
            }
        }
        return out;
    }
}
