package io.github.secular.quantum.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.StochasticExponential;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rate equations of many levels against closed forms and against exponentials of dense matrices. */
class SparseRateEquationTest {
    private static final double TOLERANCE = 1e-10;

    /** Rates between random pairs, spread evenly over the decades, with or without detailed balance. */
    private static SparseRates random(int size, int couplings, double decades, boolean symmetric, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SparseRates.Builder out = new SparseRates.Builder(size);
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < couplings / 2; k++) {
                int m = random.nextInt(size - 1);
                m += m >= n ? 1 : 0;
                double rate = Math.pow(10, decades * random.nextDouble());
                out.add(n, m, rate);
                out.add(m, n, symmetric ? rate : rate * random.nextDouble());
            }
        }
        return out.build();
    }

    private static double[] inLevel(int n, int size) {
        double[] p = new double[size];
        p[n] = 1;
        return p;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheToleranceWithRatesSpreadOverEightDecades(boolean symmetric) {
        int size = 120;
        SparseRates rates = random(size, 10, 8, symmetric, 5);
        double[][] dense = new double[size][size];
        rates.forEach((from, to, rate) -> dense[from][to] = rate);
        DMatrixRMaj generator = new RateMatrix(dense).sharp();
        double[] times = {0, 1e-6, 1e-4, 1e-3, 0.3, 1, 30};
        PopulationTrajectory found =
                new SparseRateEquation(rates).solve("test", inLevel(3, size), times, TOLERANCE, Progress.NONE);
        for (int i = 1; i < times.length; i++) {
            double[] exact = inLevel(3, size);
            StochasticExponential.apply(StochasticExponential.of(generator, times[i]), exact, new double[size]);
            for (int n = 0; n < size; n++) {
                assertEquals(exact[n], found.population(i, n), TOLERANCE, "t = " + times[i] + ", level " + n);
            }
        }
        assertTrue(found.report().work().startsWith("Krylov"), found.report().work());
    }

    /** A ring of equal rates: p_n(t) = (1/N) Σ_q exp(−2 r t (1 − cos q)) cos(q n), q = 2π j/N. */
    @Test
    void tenThousandLevelsOnARing() {
        int size = 10_000;
        double rate = 1e6;
        SparseRates.Builder ring = new SparseRates.Builder(size);
        for (int n = 0; n < size; n++) {
            ring.add(n, (n + 1) % size, rate);
            ring.add((n + 1) % size, n, rate);
        }
        double[] times = {0.5, 1};
        PopulationTrajectory found =
                new SparseRateEquation(ring.build()).solve("test", inLevel(0, size), times, TOLERANCE, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            for (int n : new int[] {0, 1, 500, 1700, 5000}) {
                double exact = 0;
                for (int j = 0; j < size; j++) {
                    double q = 2 * Math.PI * j / size;
                    double half = Math.sin(q / 2);
                    exact += Math.exp(-4 * rate * times[i] * half * half) * Math.cos(q * n) / size;
                }
                assertEquals(exact, found.population(i, n), TOLERANCE);
            }
            assertEquals(1, found.sum(i), TOLERANCE);
        }
    }

    @Test
    void manyRandomLevels() {
        int size = 2000;
        SparseRates rates = random(size, 10, 8, false, 7);
        double[] times = {1e-6, 1e4};
        PopulationTrajectory found =
                new SparseRateEquation(rates).solve("test", inLevel(0, size), times, TOLERANCE, Progress.NONE);
        double[] slope = new double[size];
        for (int i = 0; i < times.length; i++) {
            assertEquals(1, found.sum(i), TOLERANCE);
        }
        // At first a jump series of short steps is another way to the same.
        double[] other = rates.evolve(inLevel(0, size), times[0], Progress.NONE);
        for (int n = 0; n < size; n++) {
            assertEquals(other[n], found.population(0, n), TOLERANCE);
        }
        // Where all is over, what flows in flows out.
        double[] p = new double[size];
        for (int n = 0; n < size; n++) {
            p[n] = found.population(1, n);
        }
        rates.apply(p, slope);
        for (int n = 0; n < size; n++) {
            assertEquals(0, slope[n] / rates.outflow(n), 1e-11);
        }
    }
}
