package io.github.secular.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoiseTest {
    static Stream<Noise> noises() {
        return Stream.of(
                new ClockNoise(1.4, 0.8, Double.NaN),
                new TelegraphNoise(0.6, 1.3),
                new OrnsteinUhlenbeckNoise(0.9, 0.7),
                new CovarianceNoise(new double[] {0, 0.3, 0.5, 1.1, 1.6, 2}, new double[] {1, 0.7, 0.5, -0.1, 0.1, 0}));
    }

    private static double integral(DoubleUnaryOperator f, double from, double to) {
        IterativeLegendreGaussIntegrator rule = new IterativeLegendreGaussIntegrator(8, 1e-13, 1e-13);
        return from == to ? 0 : rule.integrate(1 << 20, f::applyAsDouble, from, to);
    }

    /** The closed forms against numerical quadrature of the covariance, across the switch from series to formula. */
    @ParameterizedTest
    @MethodSource("noises")
    void laplaceIntegralIsThatOfTheCovariance(Noise noise) {
        Complex[] points = {
            Complex.ZERO,
            new Complex(0, 0.3),
            new Complex(0.2, 0.28),
            new Complex(0.2, -0.3),
            new Complex(0.1, 1.4),
            new Complex(1, -2.4),
            new Complex(-0.3, 1),
            new Complex(0, 11)
        };
        double[] ends = {0, 0.3, 0.5, 1.1, 1.4, 1.6, 2, 5, 20, 60};
        for (Complex z : points) {
            double re = 0;
            double im = 0;
            for (int i = 1; i < ends.length; i++) {
                re += integral(
                        s -> noise.covariance(s) * Math.exp(-z.getReal() * s) * Math.cos(z.getImaginary() * s),
                        ends[i - 1],
                        ends[i]);
                im -= integral(
                        s -> noise.covariance(s) * Math.exp(-z.getReal() * s) * Math.sin(z.getImaginary() * s),
                        ends[i - 1],
                        ends[i]);
            }
            assertEquals(re, noise.laplace(z).getReal(), 1e-10, z.toString());
            assertEquals(im, noise.laplace(z).getImaginary(), 1e-10, z.toString());
            assertEquals(noise.covariance(0.4), noise.covariance(-0.4), 0);
            assertEquals(noise.variance(), noise.covariance(0), 1e-15);
        }
    }

    @Test
    void switchingRateBelongsToCorrelationTime() {
        TelegraphNoise noise = new TelegraphNoise(0.6);
        assertEquals(Math.exp(-2 * noise.switchingRate() * 0.7), noise.covariance(0.7), 1e-15);
    }

    /** A table of a smooth covariance: cubics, so order 4, at low and at high frequency alike. */
    @Test
    void tableIsOfOrderFour() {
        for (double w : new double[] {0, 1.3, 40}) {
            Complex z = new Complex(0.05, w);
            // ∫₀^∞ (1 + s) e^{−s} e^{−zs} ds, cut off where nothing is left
            Complex a = z.add(1).reciprocal();
            Complex exact = a.add(a.multiply(a));
            double[] errors = new double[3];
            for (int level = 0; level < errors.length; level++) {
                int n = 800 << level;
                double[] times = new double[n + 1];
                double[] values = new double[n + 1];
                for (int i = 0; i <= n; i++) {
                    times[i] = 40.0 * i / n;
                    values[i] = (1 + times[i]) * Math.exp(-times[i]);
                }
                errors[level] = new CovarianceNoise(times, values)
                        .laplace(z)
                        .subtract(exact)
                        .abs();
            }
            assertTrue(Math.log(errors[0] / errors[1]) / Math.log(2) > 3.7);
            assertTrue(Math.log(errors[1] / errors[2]) / Math.log(2) > 3.7);
        }
    }

    @Test
    void tableGoesThroughItsPointsAndEnds() {
        double[] times = {0, 0.3, 0.5, 1.1, 1.6};
        double[] values = {1, 0.7, 0.5, -0.1, 0.1};
        CovarianceNoise noise = new CovarianceNoise(times, values);
        for (int i = 0; i < times.length; i++) {
            assertEquals(values[i], noise.covariance(times[i]), 1e-14);
        }
        assertEquals(0, noise.covariance(1.7), 0);
        assertEquals(0.85, new CovarianceNoise(new double[] {0, 1}, new double[] {1, 0.7}).covariance(0.5), 1e-15);
    }

    @Test
    void divergentIntegralIsRefused() {
        Noise slow = new TelegraphNoise(10);
        assertThrows(RefusalException.class, () -> slow.laplace(new Complex(-0.2, 1)));
        assertEquals(5, slow.laplace(new Complex(0.1)).getReal(), 1e-14);
    }

    @Test
    void badInputIsNamed() {
        assertWhere("cellLength", () -> new ClockNoise(0));
        assertWhere("phase", () -> new ClockNoise(1, 1, 1));
        assertWhere("variance", () -> new TelegraphNoise(1, -1));
        assertWhere("correlationTime", () -> new OrnsteinUhlenbeckNoise(Double.NaN));
        assertWhere("times[0]", () -> new CovarianceNoise(new double[] {0.1, 1}, new double[] {1, 0}));
        assertWhere("times[1]", () -> new CovarianceNoise(new double[] {0, 0}, new double[] {1, 0}));
        assertWhere("values[1]", () -> new CovarianceNoise(new double[] {0, 1}, new double[] {1, -2}));
        assertWhere("values", () -> new CovarianceNoise(new double[] {0, 1}, new double[] {1}));
        assertWhere("noises", () -> new RandomDrive(2, List.of()));
        ComplexMatrix skew = ComplexMatrix.ofReal(new double[][] {{0, 1}, {-1, 0}});
        ClockNoise clock = new ClockNoise(1);
        assertWhere("noises[0].matrix", () -> new RandomDrive(2, List.of(new RandomDrive.Source(clock, skew))));
        assertWhere(
                "noises[0].matrix",
                () -> new RandomDrive(3, List.of(new RandomDrive.Source(clock, ComplexMatrix.diagonal(1, 2)))));
    }

    private static void assertWhere(String where, org.junit.jupiter.api.function.Executable bad) {
        assertEquals(where, assertThrows(InvalidInputException.class, bad).where());
    }

    @Test
    void onlyClocksAndTablesForget() {
        ComplexMatrix v = ComplexMatrix.diagonal(1, 2);
        RandomDrive clock = new RandomDrive(2, List.of(new RandomDrive.Source(new ClockNoise(1), v)));
        RandomDrive both = new RandomDrive(
                2,
                List.of(
                        new RandomDrive.Source(new ClockNoise(1), v),
                        new RandomDrive.Source(new TelegraphNoise(1), v)));
        assertTrue(clock.hasFiniteSupport());
        assertFalse(both.hasFiniteSupport());
    }
}
