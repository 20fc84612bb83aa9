package io.github.secular.quantum.slowset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Large phases modulo 2π. The doubles ε, t and ω are taken as exact and τ = t/ε² is formed with 60 digits, so a
 * phase of 10²⁰ radians keeps all digits of a double. What a laboratory model has already rounded (t, ε and ω
 * in units of the model, to 1e-16 each) is not recovered: its absolute optical phase is good to
 * about 3e-16 · ω · t, which populations feel only through their ripple at optical frequencies.
 */
final class Phases {
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWO_PI = new BigDecimal(
                    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803")
            .multiply(BigDecimal.valueOf(2));

    private final BigDecimal tau;

    Phases(double t, double epsilon) {
        BigDecimal eps = new BigDecimal(epsilon);
        tau = new BigDecimal(t).divide(eps.multiply(eps), DIGITS);
    }

    /** τ, rounded. */
    double tau() {
        return tau.doubleValue();
    }

    /** frequency · τ modulo 2π, in [−π, π]. */
    double of(BigDecimal frequency) {
        BigDecimal phase = frequency.multiply(tau);
        BigDecimal turns = phase.divide(TWO_PI, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
        return phase.subtract(turns.multiply(TWO_PI)).doubleValue();
    }
}
