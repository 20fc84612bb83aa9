package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DyadicNumberTest {
    @Test
    void holdsEveryDoubleExactly() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            double x = i < 4
                    ? new double[] {0, Double.MIN_VALUE, Double.MAX_VALUE, -1e-310}[i]
                    : Math.scalb(random.nextDouble() - 0.5, random.nextInt(2000) - 1000);
            assertEquals(x, DyadicNumber.of(x).value());
            assertEquals(x, DyadicNumber.rounded(new BigDecimal(x)));
        }
        assertThrows(NumberFormatException.class, () -> DyadicNumber.of(Double.NaN));
    }

    @Test
    void decimalNumbersAndQuotientsRoundAsDecimalArithmetic() {
        Random random = new Random(5);
        MathContext digits = new MathContext(90);
        for (int i = 0; i < 2000; i++) {
            BigDecimal a = new BigDecimal(new BigInteger(200, random), random.nextInt(80) - 20).negate();
            BigDecimal b = new BigDecimal(Math.scalb(1 + random.nextDouble(), random.nextInt(80) - 40));
            assertEquals(a.doubleValue(), DyadicNumber.rounded(a));
            assertEquals(
                    a.divide(b, digits).doubleValue(),
                    DyadicNumber.of(a).over(DyadicNumber.of(b)).value());
        }
    }

    @Test
    void floorAndFractionOfBothSigns() {
        DyadicNumber x = DyadicNumber.of(-2.25);
        assertEquals(BigInteger.valueOf(-3), x.floor());
        assertEquals(0.75, x.fraction().value());
        assertEquals(BigInteger.valueOf(12), DyadicNumber.of(12).floor());
        assertEquals(0, DyadicNumber.of(12).fraction().value());
        assertEquals(2.25, x.abs().value());
        assertEquals(5.0625, x.times(x).value());
    }
}
