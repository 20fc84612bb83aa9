package io.github.secular.drive;

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
        public String toString() {
            return "1";
        }
    };

    /**
     * @param t slow time, in the units of the model
     * @return g(t), dimensionless
     */
    double at(double t);

    /** Whether g is 1 at all times. */
    default boolean isConstant() {
        return false;
    }
}
