package io.github.secular.numerics;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Angles Ω τ at the fast time τ = t/ε², reduced to one turn before they are rounded to a double.
 * At ε = 1e-8 a run holds 10¹⁶ radians and more: t/ε² as a double would leave nothing of the phase. The doubles t, ε and Ω
 * are taken as exact. What a laboratory model has already rounded (to 1e-16 each) is not recovered: its absolute optical
 * phase is good to about 3e-16 · Ω · t, which populations feel only through their ripple at optical frequencies.
 */
public final class FastTime {
    private static final DyadicNumber TWO_PI = DyadicNumber.of(new BigDecimal(
                    "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211707")
            .multiply(BigDecimal.valueOf(2)));
    private static final DyadicNumber TURNS_PER_RADIAN = DyadicNumber.of(1.0).over(TWO_PI);

    /** Up to so many turns two doubles hold their fraction to 2⁻⁶⁰. */
    private static final double FEW_TURNS = 0x1p40;

    /** 1/(2π) and what its double leaves out. */
    private static final double TURN_HIGH = 0.15915494309189535;

    private static final double TURN_LOW = -9.839338337591243e-18;

    /** What 2π is beyond its double. */
    private static final double TWO_PI_LOW = 2.4492935982947064e-16;

    private final double t;
    private final double epsilon;
    private final double high;
    private final double low;
    private DyadicNumber tau;

    /**
     * @param t slow time
     * @param epsilon ε > 0
     */
    public FastTime(double t, double epsilon) {
        this.t = t;
        this.epsilon = epsilon;
        double square = epsilon * epsilon;
        double rest = Math.fma(epsilon, epsilon, -square);
        high = t / square;
        low = (Math.fma(-high, square, t) - high * rest) / square;
    }

    /** τ with all its digits. */
    private DyadicNumber tau() {
        if (tau == null) {
            DyadicNumber eps = DyadicNumber.of(epsilon);
            tau = DyadicNumber.of(t).over(eps.times(eps));
        }
        return tau;
    }

    /** τ, rounded. */
    public double value() {
        return tau().value();
    }

    /** Ω τ mod 2π, in [0, 2π). */
    public double angle(double frequency) {
        // Each product as two doubles, of which the second holds what rounding took from the first.
        double radians = high * frequency;
        double radiansLow = Math.fma(high, frequency, -radians) + low * frequency;
        double turns = radians * TURN_HIGH;
        if (!(Math.abs(turns) < FEW_TURNS)) {
            return angle(DyadicNumber.of(frequency));
        }
        double turnsLow = Math.fma(radians, TURN_HIGH, -turns) + (radians * TURN_LOW + radiansLow * TURN_HIGH);
        double whole = Math.floor(turns);
        double fraction = turns - whole;
        double angle = fraction * (2 * Math.PI)
                + (Math.fma(fraction, 2 * Math.PI, -fraction * (2 * Math.PI))
                        + fraction * TWO_PI_LOW
                        + turnsLow * (2 * Math.PI));
        return angle < 0 ? angle + 2 * Math.PI : angle >= 2 * Math.PI ? angle - 2 * Math.PI : angle;
    }

    /** The same of a frequency that no double holds, such as a difference of optical ones. */
    public double angle(BigDecimal frequency) {
        return angle(DyadicNumber.of(frequency));
    }

    /** The same of one that has been made so before. */
    public double angle(DyadicNumber frequency) {
        return turns(frequency).fraction().times(TWO_PI).value();
    }

    private DyadicNumber turns(DyadicNumber frequency) {
        return tau().times(frequency).times(TURNS_PER_RADIAN);
    }

    /** τ as whole periods of |frequency| and what is left over. */
    public Split inPeriods(double frequency) {
        return split(turns(DyadicNumber.of(frequency).abs()), 2 * Math.PI / Math.abs(frequency));
    }

    /** τ as whole cells of the given length and what is left over. */
    public Split inCells(double length) {
        return split(tau().over(DyadicNumber.of(length)), length);
    }

    private static Split split(DyadicNumber cells, double length) {
        BigInteger whole = cells.floor();
        if (whole.bitLength() > 62) {
            throw new RefusalException("The run holds more than 4e18 periods of the wave; ask for earlier times.");
        }
        double fraction = cells.fraction().value();
        return new Split(whole.longValue(), fraction, fraction * length);
    }

    /**
     * @param whole number of whole cells
     * @param fraction of a cell left over, 0 … 1
     * @param remainder the same as fast time
     */
    public record Split(long whole, double fraction, double remainder) {}
}
