package io.github.secular.classical.harmonic;

import io.github.secular.classical.Moments;
import org.apache.commons.math3.complex.Complex;

/**
 * The closed equations for the moments of f in the harmonic well H0 = (x² + p²)/2 under V = x a(τ) + p b(τ) with constant
 * relaxation γ (doc/classical.md, C7.1), solved exactly by sums of exponentials: the cost does not depend on ε.
 */
public final class MomentEquations {
    private final ExponentialSum position;
    private final ExponentialSum energy;
    private final ExponentialSum anisotropy;
    private final double mass;

    /**
     * @param phi φ(τ) = Σ c_j e^{iν_jτ}, real: V = x φ
     * @param epsilon ε
     * @param gamma γ ≥ 0, per unit of fast time
     * @param start the moments at τ = 0; its mean energy is ignored, as (xx + pp)/2 is the same
     */
    public MomentEquations(TrigonometricSum phi, double epsilon, double gamma, Moments start) {
        this(
                ExponentialSum.oscillating(phi.frequencies(), phi.coefficients())
                        .times(new Complex(0, -1)),
                epsilon,
                gamma,
                gamma,
                start);
    }

    /**
     * With a kernel that depends on the difference of angles.
     *
     * @param force b − ia
     * @param gamma1 rate of the first harmonic of the angle
     * @param gamma2 rate of the second
     */
    MomentEquations(ExponentialSum force, double epsilon, double gamma1, double gamma2, Moments start) {
        mass = start.mass();
        // z = <x> + i<p>: z' = −(γ_1 + i) z + ε(b − ia).
        position =
                force.times(new Complex(epsilon, 0)).solve(new Complex(-gamma1, -1), new Complex(start.x(), start.p()));
        // <E>' = ε(b<x> − a<p>) = ε Re((b + ia) z)
        ExponentialSum heating = force.conjugate().times(position);
        energy = heating.plus(heating.conjugate())
                .times(new Complex(epsilon / 2, 0))
                .solve(Complex.ZERO, new Complex((start.xx() + start.pp()) / 2, 0));
        // w = <x²> − <p²> + 2i<xp>: w' = −(γ_2 + 2i) w + 2ε(b − ia) z.
        anisotropy = force.times(position)
                .times(new Complex(2 * epsilon, 0))
                .solve(new Complex(-gamma2, -2), new Complex(start.xx() - start.pp(), 2 * start.xp()));
    }

    /** @param tau fast time τ = t/ε² */
    public Moments at(double tau) {
        Complex z = position.at(tau);
        Complex w = anisotropy.at(tau);
        double e = energy.at(tau).getReal();
        return new Moments(
                mass, e, z.getReal(), z.getImaginary(), e + w.getReal() / 2, w.getImaginary() / 2, e - w.getReal() / 2);
    }
}
