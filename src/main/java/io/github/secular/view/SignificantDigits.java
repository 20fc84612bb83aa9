package io.github.secular.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A double to 17 significant decimal digits, rounded half up, from which it can be read back exactly.
 *
 * <p>x = m 2^e with 53 bits of m. Its digits are those of the integer nearest to x 10^k, between 10^16 and 10^17, and
 * 10^k = g 2^q with g cut off to 64 bits: the product m g is too small by less than m of its last units. Where that
 * leaves open to which side half a digit falls (one number in some hundred), and for the smallest numbers, all digits
 * are computed.
 */
final class SignificantDigits {
    private static final MathContext COUNT = new MathContext(17);
    private static final long LEAST = 10_000_000_000_000_000L;
    private static final long END = 10 * LEAST;

    private static final int FRACTION = 52;
    private static final long HIDDEN = 1L << FRACTION;
    private static final int BIAS = 1075;

    /** Powers from 10^−FIRST to 10^FIRST; g is never 0, so that 0 says that it was not computed yet. */
    private static final int FIRST = 330;

    private static final AtomicLongArray POWERS = new AtomicLongArray(2 * FIRST + 1);
    /** log2 10, of which the whole part of its multiples is right for all powers that doubles need. */
    private static final double BITS_A_DIGIT = Math.log(10) / Math.log(2);

    /** From here on, and below its end, in plain notation. */
    private static final double PLAIN = 1e-4;

    private static final double PLAIN_END = 1e17;

    private SignificantDigits() {}

    /**
     * Trailing zeros left out; plain notation for sizes from 1e-4 to 1e17, beside these as {@link BigDecimal#toString}
     * has it.
     *
     * @param x finite, not 0
     */
    static String of(double x) {
        double size = Math.abs(x);
        int biased = (int) (Double.doubleToRawLongBits(size) >>> FRACTION);
        long digits = 0;
        int k = 16 - (int) Math.floor(Math.log10(size));
        if (biased > 0) {
            long m = Double.doubleToRawLongBits(size) & HIDDEN - 1 | HIDDEN;
            digits = times(m, biased - BIAS, k);
            if (digits >= END) {
                k--;
                digits = times(m, biased - BIAS, k);
            } else if (digits > 0 && digits <= LEAST) {
                // also 10^16, to which a number just below may have been rounded; a power of ten itself stays
                long finer = times(m, biased - BIAS, k + 1);
                if (finer < END) {
                    digits = finer;
                    k++;
                }
            }
        }
        BigDecimal decimal;
        if (digits >= LEAST && digits < END) {
            while (digits % 10 == 0) {
                digits /= 10;
                k--;
            }
            decimal = BigDecimal.valueOf(x < 0 ? -digits : digits, k);
        } else {
            decimal = new BigDecimal(x).round(COUNT).stripTrailingZeros();
        }
        return size >= PLAIN && size < PLAIN_END ? decimal.toPlainString() : decimal.toString();
    }

    /** The integer nearest to m 2^e 10^k; 0 where it is not certain. @param m of 53 bits */
    private static long times(long m, int e, int k) {
        long g = power(k);
        int q = exponent(k);
        // m g = high 2^64 + low, g without a sign
        long high = Math.multiplyHigh(m, g) + (g < 0 ? m : 0);
        long low = m * g;
        int shift = -(e + q);
        if (shift < 2 || shift > 64) {
            return 0;
        }
        long whole = shift == 64 ? high : high << 64 - shift | low >>> shift;
        long rest = shift == 64 ? low : low & (1L << shift) - 1;
        long half = 1L << shift - 1;
        boolean up = Long.compareUnsigned(rest, half) > 0;
        // what was cut off of 10^k could bring it to half or above
        boolean open = !up && Long.compareUnsigned(half - rest, m) <= 0;
        return open ? 0 : up ? whole + 1 : whole;
    }

    /** q of 10^k = g 2^q with 2^63 ≤ g < 2^64. */
    private static int exponent(int k) {
        return (int) Math.floor(k * BITS_A_DIGIT) - 63;
    }

    private static long power(int k) {
        long g = POWERS.get(k + FIRST);
        if (g == 0) {
            int q = exponent(k);
            BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
            BigInteger exact = k >= 0
                    ? q >= 0 ? ten.shiftRight(q) : ten.shiftLeft(-q)
                    : BigInteger.ONE.shiftLeft(-q).divide(ten);
            g = exact.longValue();
            POWERS.set(k + FIRST, g);
        }
        return g;
    }
}
