package io.github.secular.scenario;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Constants of nature, SI units. Source: E. Tiesinga, P. J. Mohr, D. B. Newell, B. N. Taylor, CODATA recommended
 * values of the fundamental physical constants: 2018, Rev. Mod. Phys. 93, 025010 (2021); those of h, e, k_B and c
 * are exact by the definition of the units (2019).
 */
public final class PhysicalConstants {
    /** Enough digits to take differences of optical frequencies. */
    static final MathContext DIGITS = new MathContext(40);

    static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288419716939937510");

    /** Speed of light, m/s, exact. */
    static final double C = 299792458;

    /** Planck's constant, J s, exact. */
    static final double H = 6.62607015e-34;

    /**
     * h / 2π, J s, in the ten digits of the CODATA table, so that tabulated scaled numbers come out digit by digit;
     * the rest (6e-10) is far below what any dipole is known to. Conversions of energies use h, which is exact.
     */
    static final double HBAR = 1.054571817e-34;

    /** Elementary charge, C, exact. */
    static final double E = 1.602176634e-19;

    /** Boltzmann's constant, J/K, exact. */
    public static final double K_B = 1.380649e-23;

    /** Electric constant, F/m. */
    static final double EPSILON_0 = 8.8541878128e-12;

    /** Unified atomic mass unit, kg. */
    public static final double ATOMIC_MASS = 1.66053906660e-27;

    /** Bohr radius, m. */
    static final double A_0 = 5.29177210903e-11;

    private PhysicalConstants() {}

    /** 2π c in m/s times rad. */
    static BigDecimal twoPiC() {
        return PI.multiply(BigDecimal.valueOf(2 * 299792458L));
    }
}
