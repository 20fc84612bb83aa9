package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignificantDigitsTest {
    /** All digits that the double has, then 17 of them. */
    private static String exact(double x) {
        BigDecimal digits = new BigDecimal(x).round(new MathContext(17)).stripTrailingZeros();
        boolean plain = Math.abs(x) >= 1e-4 && Math.abs(x) < 1e17;
        return plain ? digits.toPlainString() : digits.toString();
    }

    private static void assertExact(double x) {
        if (x != 0 && Double.isFinite(x)) {
            String text = SignificantDigits.of(x);
            assertEquals(exact(x), text);
            assertEquals(x, Double.parseDouble(text));
        }
    }

    @Test
    void anyBits() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            assertExact(Double.longBitsToDouble(random.nextLong()));
        }
    }

    @Test
    void populationsAndCoherences() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 200_000; i++) {
            assertExact((2 * random.nextDouble() - 1) * Math.pow(10, -random.nextInt(25)));
        }
    }

    /** Halves of the last digit, powers of ten and their neighbours, the smallest numbers and the largest. */
    @Test
    void whereRoundingIsDelicate() {
        for (int k = -323; k <= 308; k++) {
            double ten = Double.parseDouble("1e" + k);
            for (double x : new double[] {ten, 3 * ten, 5 * ten, 9.99999999999999995 * ten}) {
                assertExact(x);
                assertExact(-Math.nextUp(x));
                assertExact(Math.nextDown(x));
            }
        }
        for (int bit = -1074; bit < 1024; bit++) {
            assertExact(Math.scalb(1.0, bit));
            assertExact(Math.scalb(1.0, bit) * 3);
        }
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 100_000; i++) {
            // 18 digits that end in 5, of which many doubles are exact halves: n + 1/2 and n + 1/4
            assertExact(random.nextLong(1L << 52) + 0.5);
            assertExact((random.nextLong(1L << 50) + 0.25) * 4096);
            assertExact(random.nextInt() / 1000.0);
        }
        assertExact(Double.MIN_VALUE);
        assertExact(Double.MIN_NORMAL);
        assertExact(Double.MAX_VALUE);
    }
}
