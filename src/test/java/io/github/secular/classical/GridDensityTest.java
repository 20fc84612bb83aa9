package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GridDensityTest {
    private static final PhaseRange RANGE = new PhaseRange(-4, 5, -5, 4);

    private record Disc() implements InitialDensity {
        @Override
        public double at(double x, double p) {
            return x * x + p * p < 4 ? 1 : 0;
        }

        @Override
        public PhaseRange extent() {
            return RANGE;
        }

        @Override
        public String description() {
            return "disc";
        }
    }

    private static GridDensity of(int n, InitialDensity f) {
        double[] values = new double[n * (n + 3)];
        for (int j = 0; j < n + 3; j++) {
            for (int i = 0; i < n; i++) {
                values[j * n + i] = f.at(-4 + 9 * (i + 0.5) / n, -5 + 9 * (j + 0.5) / (n + 3));
            }
        }
        return new GridDensity(RANGE, n, n + 3, values);
    }

    private static double error(int n, InitialDensity f) {
        GridDensity g = of(n, f);
        double largest = 0;
        for (double x = -3.9; x < 4.9; x += 0.0731) {
            for (double p = -4.9; p < 3.9; p += 0.0577) {
                largest = Math.max(largest, Math.abs(g.at(x, p) - f.at(x, p)));
            }
        }
        return largest;
    }

    @Test
    void fourthOrderBetweenTheCentresOfCells() {
        InitialDensity f = new GaussianDensity(0.3, -0.2, 0.4);
        double order = Math.log(error(40, f) / error(80, f)) / Math.log(2);
        assertEquals(4, order, 0.3);
    }

    /** A fine midpoint sum over each cell: the surface holds what the cells hold, up to the edges. */
    @Test
    void holdsTheMassOfTheCells() {
        GridDensity g = of(12, new GaussianDensity(2, 1, 3));
        double sum = 0;
        int fine = 40;
        double cells = 0;
        for (int j = 0; j < 15; j++) {
            for (int i = 0; i < 12; i++) {
                cells += g.at(-4 + 9 * (i + 0.5) / 12, -5 + 9 * (j + 0.5) / 15);
            }
        }
        for (int j = 0; j < 15 * fine; j++) {
            for (int i = 0; i < 12 * fine; i++) {
                sum += g.at(-4 + 9 * (i + 0.5) / (12 * fine), -5 + 9 * (j + 0.5) / (15 * fine));
            }
        }
        assertEquals(1, sum / (fine * fine) / cells, 1e-4);
        assertEquals(0, g.at(-4.01, 0));
    }

    @Test
    void sharpEdgesDoNotSwing() {
        GridDensity g = of(30, new Disc());
        for (double x = -4; x < 5; x += 0.0713) {
            for (double p = -5; p < 4; p += 0.0713) {
                double value = g.at(x, p);
                assertTrue(value >= 0 && value <= 1, "f(" + x + ", " + p + ") = " + value);
            }
        }
    }
}
