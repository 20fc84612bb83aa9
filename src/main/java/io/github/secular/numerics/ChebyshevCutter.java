package io.github.secular.numerics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Cuts a smooth function into pieces on which it is a Chebyshev polynomial of low degree.
 *
 * @param slope a bound of |g′| near a point
 * @param witnesses increasing points at which the polynomials are checked
 * @param scale what digits are counted against
 * @param smallest length of a piece below which it is taken as it is
 */
record ChebyshevCutter(
        DoubleUnaryOperator function,
        DoubleUnaryOperator slope,
        double from,
        double to,
        double[] witnesses,
        double scale,
        double smallest) {
    /** Takes piece by piece, in order. */
    interface Pieces {
        /**
         * @param end upper end of the piece
         * @param coefficients of Chebyshev polynomials; one number for a constant
         */
        void add(double end, double[] coefficients);
    }

    /**
     * Nodes of a piece. A polynomial of this degree that holds twelve digits has about one oscillation, so that
     * pieces are also good first steps of a solver.
     */
    private static final int NODES = 18;

    /** Digits, against the scale of the function. */
    private static final double DIGITS = 1e-12;

    /** Off-node points of a piece, in units of its half length. */
    private static final double[] BETWEEN = {-0.9987, -0.83, -0.31, 0.17, 0.62, 0.951, 0.9991};

    private static final double[] UNIT = new double[NODES];
    private static final double[][] COSINES = new double[NODES][NODES];

    static {
        for (int j = 0; j < NODES; j++) {
            double angle = Math.PI * (j + 0.5) / NODES;
            UNIT[j] = Math.cos(angle);
            for (int k = 0; k < NODES; k++) {
                COSINES[k][j] = Math.cos(k * angle) * (k == 0 ? 1.0 : 2.0) / NODES;
            }
        }
    }

    void cut(Pieces pieces) {
        cut(from, to, pieces);
    }

    private void cut(double lo, double hi, Pieces pieces) {
        double[] c = fitted(lo, hi);
        // Towards a root of infinite slope pieces shrink until what is missed does not count.
        boolean tiny = !(hi - lo > 64 * smallest) || !(hi - lo > 8 * Math.ulp(Math.max(Math.abs(lo), Math.abs(hi))));
        if (tiny || holds(c, lo, hi)) {
            pieces.add(hi, trimmed(c));
            return;
        }
        double middle = 0.5 * lo + 0.5 * hi;
        cut(lo, middle, pieces);
        cut(middle, hi, pieces);
    }

    private double[] fitted(double lo, double hi) {
        double[] values = new double[NODES];
        double middle = 0.5 * lo + 0.5 * hi;
        double half = 0.5 * (hi - lo);
        boolean constant = true;
        for (int j = 0; j < NODES; j++) {
            values[j] = function.applyAsDouble(middle + half * UNIT[j]);
            constant &= values[j] == values[0];
        }
        if (constant) {
            return new double[] {values[0]};
        }
        double[] c = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            for (int j = 0; j < NODES; j++) {
                c[k] += COSINES[k][j] * values[j];
            }
        }
        return c;
    }

    private boolean holds(double[] c, double lo, double hi) {
        double middle = 0.5 * lo + 0.5 * hi;
        double half = 0.5 * (hi - lo);
        double allowed =
                DIGITS * scale + 8 * Math.ulp(Math.max(Math.abs(lo), Math.abs(hi))) * slope.applyAsDouble(middle);
        if (c.length == NODES) {
            double tail = Math.abs(c[NODES - 1]) + Math.abs(c[NODES - 2]) + Math.abs(c[NODES - 3]);
            if (!(tail <= allowed)) {
                return false;
            }
        }
        for (double u : BETWEEN) {
            if (!close(c, u, function.applyAsDouble(middle + half * u), allowed)) {
                return false;
            }
        }
        int first = Arrays.binarySearch(witnesses, lo);
        for (int i = first < 0 ? -first - 1 : first; i < witnesses.length && witnesses[i] < hi; i++) {
            if (witnesses[i] > lo
                    && !close(c, (witnesses[i] - middle) / half, function.applyAsDouble(witnesses[i]), allowed)) {
                return false;
            }
        }
        return true;
    }

    private static boolean close(double[] c, double u, double value, double allowed) {
        double found = c.length == 1 ? c[0] : SmoothPieces.clenshaw(c, u);
        return Math.abs(found - value) <= allowed;
    }

    /** Without trailing zeros that cost time. */
    private double[] trimmed(double[] c) {
        int length = c.length;
        double dropped = 0;
        while (length > 1 && dropped + Math.abs(c[length - 1]) <= 1e-17 * scale) {
            dropped += Math.abs(c[--length]);
        }
        return length == c.length || length == 1 ? c : Arrays.copyOf(c, length);
    }
}
