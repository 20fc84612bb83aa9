package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorQuadratureTest {
    @Test
    void severalFunctionsAtOnce() {
        VectorQuadrature.Integrals found = new VectorQuadrature(
                        x -> Arrays.stream(x)
                                .mapToObj(t -> new double[] {1, t * t, Math.exp(t), Math.abs(t - 0.3), 0})
                                .toArray(double[][]::new),
                        1e-10,
                        100_000)
                .over(-1, 2, 3);
        double[] exact = {3, 3, Math.exp(2) - Math.exp(-1), (1.69 + 2.89) / 2, 0};
        for (int i = 0; i < exact.length; i++) {
            assertEquals(exact[i], found.values()[i], 1e-10 * (1 + exact[i]));
            assertTrue(Math.abs(exact[i] - found.values()[i]) <= found.errors()[i], "" + i);
        }
        assertTrue(found.converged());
    }

    /** Lorentzian lines anywhere, down to a thousandth of the distance of the first points. */
    @Test
    void findsNarrowLines() {
        Random r = new Random(4);
        for (int i = 0; i < 200; i++) {
            double centre = -4 + 8 * r.nextDouble();
            double width = Math.pow(10, -4 * r.nextDouble());
            VectorQuadrature.Integrals found = new VectorQuadrature(
                            x -> Arrays.stream(x)
                                    .mapToObj(t -> new double[] {
                                        1 + width * width / (width * width + (t - centre) * (t - centre))
                                    })
                                    .toArray(double[][]::new),
                            1e-7,
                            100_000)
                    .over(-5, 5, 24);
            double exact = 10 + width * (Math.atan((5 - centre) / width) + Math.atan((5 + centre) / width));
            assertEquals(exact, found.values()[0], found.errors()[0], centre + " " + width);
            assertTrue(found.errors()[0] <= 1e-6, "" + found.errors()[0]);
        }
    }

    /** Noise of a part of the tolerance does not keep it busy for ever. */
    @Test
    void noiseEndsIt() {
        Random r = new Random(1);
        VectorQuadrature.Integrals found = new VectorQuadrature(
                        x -> Arrays.stream(x)
                                .mapToObj(t -> new double[] {Math.cos(t) + 1e-8 * r.nextGaussian()})
                                .toArray(double[][]::new),
                        1e-6,
                        100_000)
                .over(-1, 1, 24);
        assertTrue(found.converged() && found.points() < 20_000, found.toString());
        assertEquals(2 * Math.sin(1), found.values()[0], 1e-8);
    }

    @Test
    void saysThatItDoesNotConverge() {
        VectorQuadrature.Integrals found = new VectorQuadrature(
                        x -> Arrays.stream(x)
                                .mapToObj(t -> new double[] {1 / Math.sqrt(Math.abs(t))})
                                .toArray(double[][]::new),
                        1e-14,
                        2000)
                .over(-1, 2, 3);
        assertFalse(found.converged());
        assertTrue(Math.abs(2 + 2 * Math.sqrt(2) - found.values()[0]) <= found.errors()[0]);
    }
}
