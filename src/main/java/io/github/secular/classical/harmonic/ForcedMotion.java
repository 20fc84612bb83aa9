package io.github.secular.classical.harmonic;

import io.github.secular.numerics.FastTime;
import java.util.function.DoubleUnaryOperator;

/**
 * The motion x′ = p + ε b(τ), p′ = −w² x − ε a(τ) under H0 + εV, V = x a(τ) + p b(τ) (doc/classical.md, C3.1): with u =
 * wx and z = u + ip
 *
 * <pre>
 *   z(τ) = e^{−iwτ} z(0) + ε Σ_j (w b_j − i a_j) e^{−iwτ} ∫_0^τ e^{i(w + ν_j)s} ds
 * </pre>
 *
 * @param frequency w > 0
 * @param epsilon ε
 * @param byPosition a
 * @param byMomentum b, of the frequencies of a
 */
record ForcedMotion(double frequency, double epsilon, TrigonometricSum byPosition, TrigonometricSum byMomentum) {
    private static final double SERIES = 1e-2;

    /**
     * Where the plane (u, p) has been carried: z = (cos − i sin) z(0) + shift.
     *
     * @param cos cos wτ
     * @param sin sin wτ
     * @param u shift of u
     * @param p shift of p
     */
    record Carried(double cos, double sin, double u, double p) {
        /** u at time 0 of the particle that is at (u, p). */
        double footU(double nowU, double nowP) {
            return cos * (nowU - u) - sin * (nowP - p);
        }

        /** p at time 0 of the particle that is at (u, p). */
        double footP(double nowU, double nowP) {
            return sin * (nowU - u) + cos * (nowP - p);
        }
    }

    /** At a fast time τ. */
    Carried at(double tau) {
        return at(tau, nu -> nu * tau);
    }

    /** At a fast time so late that its phases want more digits than a double has. */
    Carried at(FastTime tau) {
        return at(tau.value(), tau::angle);
    }

    private Carried at(double tau, DoubleUnaryOperator angle) {
        double[] nu = byPosition.frequencies();
        double[] a = byPosition.coefficients();
        double[] b = byMomentum.coefficients();
        double own = angle.applyAsDouble(frequency);
        double re = 0;
        double im = 0;
        for (int j = 0; j < nu.length; j++) {
            double[] integral = phaseIntegral(frequency + nu[j], tau, own + angle.applyAsDouble(nu[j]));
            double x = frequency * b[2 * j] + a[2 * j + 1];
            double y = frequency * b[2 * j + 1] - a[2 * j];
            re += epsilon * (x * integral[0] - y * integral[1]);
            im += epsilon * (x * integral[1] + y * integral[0]);
        }
        double c = Math.cos(own);
        double s = Math.sin(own);
        return new Carried(c, s, c * re + s * im, c * im - s * re);
    }

    /**
     * ∫_0^τ e^{iμs} ds as (re, im), by its series where μτ is small, so that nothing is lost near resonance.
     *
     * @param angle μτ, give or take whole turns
     */
    static double[] phaseIntegral(double mu, double tau, double angle) {
        double small = mu * tau;
        if (Math.abs(small) < SERIES) {
            // τ (1 + iα/2 − α²/6 − iα³/24 + α⁴/120 + iα⁵/720)
            double a2 = small * small;
            return new double[] {
                tau * (1 - a2 / 6 * (1 - a2 / 20 * (1 - a2 / 42))),
                tau * small / 2 * (1 - a2 / 12 * (1 - a2 / 30 * (1 - a2 / 56)))
            };
        }
        double half = Math.sin(angle / 2);
        return new double[] {Math.sin(angle) / mu, 2 * half * half / mu};
    }
}
