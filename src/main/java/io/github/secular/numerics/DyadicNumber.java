package io.github.secular.numerics;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * m · 2^k with a whole number m of any length, which every finite double is. Products are exact; quotients and decimal numbers
 * are cut off after {@value #BITS} bits. Far quicker than decimal numbers where doubles go in and come out.
 *
 * @param mantissa m
 * @param exponent k
 */
public record DyadicNumber(BigInteger mantissa, int exponent) {
    private static final int BITS = 320;
    private static final int FINITE_BITS = 128;
    private static final BigInteger[] POWERS_OF_FIVE = new BigInteger[256];

    static {
        POWERS_OF_FIVE[0] = BigInteger.ONE;
        for (int i = 1; i < POWERS_OF_FIVE.length; i++) {
            POWERS_OF_FIVE[i] = POWERS_OF_FIVE[i - 1].multiply(BigInteger.valueOf(5));
        }
    }

    /**
     * Exactly x.
     *
     * @throws NumberFormatException if x is infinite or no number
     */
    public static DyadicNumber of(double x) {
        if (!Double.isFinite(x)) {
            throw new NumberFormatException("Infinite or NaN");
        }
        int exponent = Math.max(Double.MIN_EXPONENT, Math.getExponent(x)) - 52;
        // 2^1074 is more than a double holds
        long mantissa = (long) Math.scalb(Math.scalb(x, -exponent / 2), -(exponent - exponent / 2));
        return new DyadicNumber(BigInteger.valueOf(mantissa), exponent);
    }

    /** x, cut off where it has no end in binary digits. */
    public static DyadicNumber of(BigDecimal x) {
        int scale = x.scale();
        BigInteger digits = x.unscaledValue();
        return scale <= 0
                ? new DyadicNumber(digits.multiply(powerOfFive(-scale)), -scale)
                : quotient(digits, powerOfFive(scale), -scale);
    }

    private static BigInteger powerOfFive(int exponent) {
        return exponent < POWERS_OF_FIVE.length
                ? POWERS_OF_FIVE[exponent]
                : BigInteger.valueOf(5).pow(exponent);
    }

    /** x, rounded; the same as its own method, but quicker. */
    public static double rounded(BigDecimal x) {
        return of(x).value();
    }

    public DyadicNumber times(DyadicNumber other) {
        return new DyadicNumber(mantissa.multiply(other.mantissa), exponent + other.exponent);
    }

    /** @throws ArithmeticException if the other number is 0 */
    public DyadicNumber over(DyadicNumber other) {
        return quotient(mantissa, other.mantissa, exponent - other.exponent);
    }

    private static DyadicNumber quotient(BigInteger a, BigInteger b, int exponent) {
        int shift = Math.max(0, BITS + b.bitLength() - a.bitLength());
        return new DyadicNumber(a.shiftLeft(shift).divide(b), exponent - shift);
    }

    public DyadicNumber abs() {
        return new DyadicNumber(mantissa.abs(), exponent);
    }

    /** The largest whole number that is not larger. */
    public BigInteger floor() {
        return mantissa.shiftLeft(exponent);
    }

    /** What is left above {@link #floor}, 0 … 1. */
    public DyadicNumber fraction() {
        return exponent >= 0
                ? new DyadicNumber(BigInteger.ZERO, 0)
                : new DyadicNumber(mantissa.subtract(floor().shiftLeft(-exponent)), exponent);
    }

    /** Rounded to a double. */
    public double value() {
        int more = mantissa.bitLength() - FINITE_BITS;
        if (more <= 0) {
            return Math.scalb(mantissa.doubleValue(), exponent);
        }
        // the last bit says that there were others
        return Math.scalb(mantissa.shiftRight(more).setBit(0).doubleValue(), exponent + more);
    }
}
