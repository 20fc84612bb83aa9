package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FastTimeTest {
    /** Two doubles against 320 bits. */
    @Test
    void anglesAreRightToTheirLastDigit() {
        Random r = new Random(5);
        int many = 0;
        for (int i = 0; i < 20_000; i++) {
            double t = Math.pow(10, 3 * r.nextDouble() - 2);
            double epsilon = Math.pow(10, -9 * r.nextDouble());
            double frequency = (r.nextBoolean() ? 1 : -1) * Math.pow(10, 9 * r.nextDouble() - 2);
            FastTime time = new FastTime(t, epsilon);
            double found = time.angle(frequency);
            double exact = time.angle(new BigDecimal(frequency));
            double distance = Math.abs(found - exact);
            distance = Math.min(distance, 2 * Math.PI - distance);
            assertTrue(distance <= 2 * Math.ulp(3.0), t + " " + epsilon + " " + frequency + ": " + distance);
            assertTrue(found >= 0 && found < 2 * Math.PI, "" + found);
            many += t / epsilon / epsilon * Math.abs(frequency) > 1e6 ? 1 : 0;
        }
        assertTrue(many > 1000, "" + many);
    }
}
