package io.github.secular.classical;

/**
 * A collision kernel on energy shells, relative to full relaxation: Q f(y) = γ(E) h0⁻¹ ∫ B(y, y′) (f(y′) − f(y))
 * δ(H0(y′) − E) dy′, B symmetric and not negative; B = 1 is γ (P f − f) (MATH-classical, section 4).
 */
@FunctionalInterface
public interface ShellKernel {
    /** B between the points (x, p) and (x′, p′) of one shell. */
    double at(double x, double p, double otherX, double otherP);
}
