package io.github.secular.drive;

import io.github.secular.numerics.SmoothPieces;

/**
 * A slow real factor g(t) on one harmonic of a wave.
 * Implementations are immutable and defined for every t ≥ 0.
 */
public interface Envelope {
    /** g = 1. */
    Envelope ONE = new Envelope() {
        @Override
        public double at(double t) {
            return 1;
        }

        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        public double slopeAt(double t) {
            return 0;
        }

        @Override
        public SmoothPieces pieces(double end) {
            return SmoothPieces.constant(1, 0, end);
        }

        @Override
        public String toString() {
            return "1";
        }
    };

    /**
     * @param t slow time, in the units of the model
     * @return g(t), dimensionless
     */
    double at(double t);

    /** dg/dt per unit of slow time; at a bend or jump that of the time after it. */
    double slopeAt(double t);

    /**
     * g over the times 0 ≤ t ≤ end in smooth pieces, see {@link SmoothPieces}.
     *
     * @throws io.github.secular.numerics.RefusalException if it cannot be cut into such pieces
     */
    SmoothPieces pieces(double end);

    /** Whether g is 1 at all times. */
    default boolean isConstant() {
        return false;
    }
}
