package io.github.secular.classical.harmonic;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/**
 * A linear system y′ = (A + φ(τ) B) y in complex unknowns, held as (re, im) pairs, perhaps in a frame of its own that
 * agrees with the outer one at an origin of time. One object serves one thread.
 */
abstract class DrivenSystem implements FirstOrderDifferentialEquations {
    private DoubleUnaryOperator phi = tau -> 0;
    private double origin;

    final void start(DoubleUnaryOperator signal, double tau0) {
        phi = signal;
        origin = tau0;
    }

    final double signal(double tau) {
        return phi.applyAsDouble(tau);
    }

    /** τ − τ0. */
    final double sinceOrigin(double tau) {
        return tau - origin;
    }

    /** The number of complex unknowns. */
    abstract int size();

    /** Turns the state at a time from the system's frame to the outer one, in place. */
    void leaveFrame(double tau, double[] state) {}

    @Override
    public final int getDimension() {
        return 2 * size();
    }
}
