package io.github.secular.classical;

/**
 * A smooth real function of one position and one momentum, with its partial derivatives.
 * Implementations are immutable.
 */
public interface PhaseFunction {
    /** Its value at (x, p). */
    double at(double x, double p);

    /** ∂/∂x at (x, p). */
    double byPosition(double x, double p);

    /** ∂/∂p at (x, p). */
    double byMomentum(double x, double p);

    /** Whether it is 0 everywhere. */
    default boolean isZero() {
        return false;
    }

    /** The function that is 0 everywhere. */
    PhaseFunction ZERO = new PhaseFunction() {
        @Override
        public double at(double x, double p) {
            return 0;
        }

        @Override
        public double byPosition(double x, double p) {
            return 0;
        }

        @Override
        public double byMomentum(double x, double p) {
            return 0;
        }

        @Override
        public boolean isZero() {
            return true;
        }

        @Override
        public String toString() {
            return "0";
        }
    };
}
