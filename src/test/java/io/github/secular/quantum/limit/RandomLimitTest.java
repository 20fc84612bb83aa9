package io.github.secular.quantum.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.random.EnsembleMean;
import io.github.secular.quantum.random.RandomModels;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RandomLimitTest {
    private static final double[] DISTINCT = {0, 1, 1.6};
    private static final double[] DEGENERATE = {0, 1, 1};
    private static final double[] TIMES = {0.4, 1, 2};

    static Stream<Arguments> drives() {
        Noise clock = new ClockNoise(1.3);
        Noise telegraph = new TelegraphNoise(0.9, 1.2);
        Noise gaussian = new OrnsteinUhlenbeckNoise(0.7, 1.1);
        return Stream.of(
                Arguments.of("clock, telegraph", new Noise[] {clock, telegraph}),
                Arguments.of("telegraph", new Noise[] {telegraph}),
                Arguments.of("Ornstein-Uhlenbeck", new Noise[] {gaussian}),
                Arguments.of("Ornstein-Uhlenbeck, telegraph", new Noise[] {gaussian, telegraph}));
    }

    private static double distance(Trajectory a, PopulationTrajectory b) {
        double max = 0;
        for (int i = 0; i < a.length(); i++) {
            for (int n = 0; n < a.size(); n++) {
                max = Math.max(max, Math.abs(a.population(i, n) - b.population(i, n)));
            }
        }
        return max;
    }

    /** Order of the limit's error between ε and ε/2. */
    private static double order(DoubleFunction<BlochModel> models, LimitModel limit, double epsilon) {
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            BlochModel model = models.apply(epsilon / (1 << i));
            Trajectory mean = new EnsembleMean().solve(model, RandomModels.INITIAL, TIMES, 1e-11, Progress.NONE);
            errors[i] = distance(mean, limit.solve(model, RandomModels.INITIAL, TIMES, 1e-11, Progress.NONE));
        }
        return Math.log(errors[0] / errors[1]) / Math.log(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drives")
    void errorIsOfOrderTwoWithAndWithoutDamping(String name, Noise[] noises) {
        for (double gamma : new double[] {0, 0.2}) {
            double order =
                    order(eps -> RandomModels.three(DISTINCT, gamma, 0, eps, noises), RandomRateEquation.limit(), 0.01);
            assertEquals(2, order, 0.05);
        }
    }

    /** Theorem 3 with an exponential memory: O(ε^min(μ, 2−μ)), with the damping in the rates O(ε^(2−μ)). */
    @Test
    void vanishingDampingOfDegenerateLevels() {
        for (double mu : new double[] {0.5, 1, 1.5}) {
            DoubleFunction<BlochModel> models =
                    eps -> RandomModels.three(DEGENERATE, 0.6, mu, eps, new TelegraphNoise(0.8));
            assertEquals(Math.min(mu, 2 - mu), order(models, RandomRateEquation.limit(), 1e-4), 0.03);
            assertEquals(2 - mu, order(models, RandomRateEquation.damped(), 1e-4), 0.03);
        }
    }

    /** γ = 0: only the operator is right, and a damping or splitting of the size ε² belongs into it. */
    @Test
    void operatorOnDegenerateLevels() {
        RandomOperatorLimit limit = new RandomOperatorLimit();
        Noise noise = new OrnsteinUhlenbeckNoise(0.7, 1.1);
        assertEquals(2, order(eps -> RandomModels.three(DEGENERATE, 0, 0, eps, noise), limit, 0.02), 0.05);
        assertEquals(2, order(eps -> RandomModels.three(DEGENERATE, 0.7, 2, eps, noise), limit, 0.02), 0.05);
        Levels split = new Levels(
                List.of("a", "b", "c"), DEGENERATE, new int[3][0], DEGENERATE, new double[] {0, 0.4, -0.5}, 2);
        assertEquals(
                2,
                order(eps -> RandomModels.three(DEGENERATE, 0.7, 2, eps, noise).withLevels(split), limit, 0.02),
                0.05);
        // A larger splitting, ε, kills the coherence; the rate equation holds again.
        Levels wide = new Levels(
                List.of("a", "b", "c"), DEGENERATE, new int[3][0], DEGENERATE, new double[] {0, 0.4, -0.5}, 1);
        assertEquals(
                1,
                order(
                        eps -> RandomModels.three(DEGENERATE, 0, 0, eps, noise).withLevels(wide),
                        RandomRateEquation.limit(),
                        1e-3),
                0.05);
    }

    @Test
    void degenerateUndampedRateEquationIsRefused() {
        BlochModel model = RandomModels.three(DEGENERATE, 0, 0, 0.1, new TelegraphNoise(0.8));
        for (LimitModel limit : List.of(RandomRateEquation.limit(), RandomRateEquation.damped())) {
            String sentence = assertThrows(
                            RefusalException.class,
                            () -> limit.solve(model, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE))
                    .getMessage();
            assertTrue(sentence.contains("Levels 1 and 2") && sentence.contains("random-operator"), sentence);
        }
        // Where the noise does not touch the degenerate pair, nothing is wrong with rates.
        ComplexMatrix apart = ComplexMatrix.ofReal(new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 0}});
        BlochModel harmless =
                model.withDrive(new RandomDrive(3, List.of(new RandomDrive.Source(new TelegraphNoise(0.8), apart))));
        assertEquals(
                3,
                RandomRateEquation.limit()
                        .solve(harmless, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE)
                        .length());
    }

    /** 𝒬 keeps trace and Hermiticity, and between populations it is A_♯; for several noises of all kinds at once. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("drives")
    void operatorHasTheSymmetriesOfADensity(String name, Noise[] noises) {
        for (double gamma : new double[] {0, 0.3}) {
            BlochModel model = RandomModels.three(DISTINCT, gamma, 0, 0.1, noises);
            ComplexMatrix q = RandomOperator.of(model, false);
            DMatrixRMaj sharp = RandomRates.of(model, false).rates().sharp();
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    int column = 3 * a + b;
                    double re = 0;
                    double im = 0;
                    for (int n = 0; n < 3; n++) {
                        re += q.re(4 * n, column);
                        im += q.im(4 * n, column);
                        for (int m = 0; m < 3; m++) {
                            assertEquals(q.re(3 * n + m, column), q.re(3 * m + n, 3 * b + a), 1e-14);
                            assertEquals(q.im(3 * n + m, column), -q.im(3 * m + n, 3 * b + a), 1e-14);
                        }
                    }
                    assertEquals(0, re, 1e-14);
                    assertEquals(0, im, 1e-14);
                    assertEquals(sharp.get(a, b), q.re(4 * a, 4 * b), 1e-14);
                    assertEquals(0, q.im(4 * a, 4 * b), 1e-14);
                }
            }
        }
    }

    /** A table of the triangle gives the clock's rates; its cubics bend only next to the corner. */
    @Test
    void tableOfAClockGivesTheClocksRates() {
        int n = 2000;
        double[] times = new double[n + 1];
        double[] values = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            times[i] = 1.3 * i / n;
            values[i] = 1 - i / (double) n;
        }
        BlochModel table = RandomModels.three(DISTINCT, 0.1, 0, 0.1, new CovarianceNoise(times, values));
        BlochModel clock = RandomModels.three(DISTINCT, 0.1, 0, 0.1, new ClockNoise(1.3));
        RateMatrix a = RandomRates.of(table, false).rates();
        RateMatrix b = RandomRates.of(clock, false).rates();
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                assertEquals(b.rate(i, k), a.rate(i, k), 1e-12);
            }
        }
        assertEquals(0, RandomOperator.of(table, false).distance(RandomOperator.of(clock, false)), 1e-12);
    }

    /** Two levels in closed form: 2|V|² σ² (γ+1/τc)/((γ+1/τc)² + w²), and white noise as τc → 0. */
    @Test
    void exponentialMemoryGivesALorentzian() {
        for (double tc : new double[] {0.7, 1e-7}) {
            double variance = 0.4 / tc;
            double width = 0.3 + 1 / tc;
            double expected = 2 * RandomModels.FIRST.abs2(0, 2) * variance * width / (width * width + 1.6 * 1.6);
            BlochModel model = RandomModels.three(DISTINCT, 0.3, 0, 0.1, new OrnsteinUhlenbeckNoise(tc, variance));
            TransitionRates rates = RandomRates.of(model, false);
            assertEquals(expected, rates.rates().rate(0, 2), 1e-13);
            assertEquals(expected, rates.rates().rate(2, 0), 1e-13);
            assertEquals(6, rates.lines().size());
        }
        double white = 2 * RandomModels.FIRST.abs2(0, 2) * 0.4;
        BlochModel model = RandomModels.three(DISTINCT, 0.3, 0, 0.1, new OrnsteinUhlenbeckNoise(1e-7, 0.4e7));
        assertEquals(white, RandomRates.of(model, false).rates().rate(0, 2), 1e-7);
    }

    @Test
    void clockAtAZeroOfItsSpectrum() {
        // sinc²(w Tc/2) = 0 at w Tc = 2π: a rate of rounding size must not turn negative
        double cell = 2 * Math.PI / 1.6;
        BlochModel model = RandomModels.three(DISTINCT, 0, 0, 0.1, new ClockNoise(cell));
        double rate = RandomRates.of(model, false).rates().rate(0, 2);
        assertTrue(rate >= 0 && rate < 1e-15);
    }

    @Test
    void impossibleCovarianceIsRefused() {
        BlochModel model = RandomModels.three(
                DISTINCT, 0, 0, 0.1, new CovarianceNoise(new double[] {0, 1, 2, 3}, new double[] {1, -1, 1, -1}));
        String sentence = assertThrows(RefusalException.class, () -> RandomRates.of(model, false))
                .getMessage();
        assertTrue(sentence.contains("negative spectrum"), sentence);
    }

    @Test
    void wavesHaveNoRandomLimit() {
        BlochModel model = new BlochModel(
                Levels.of(0, 1), new Damping(new double[2][2], 0), RateMatrix.zero(2), Wave.rotating(1, 1), 0.1);
        ComplexMatrix initial = ComplexMatrix.diagonal(1, 0);
        for (LimitModel limit :
                List.of(RandomRateEquation.limit(), RandomRateEquation.damped(), new RandomOperatorLimit())) {
            assertThrows(RefusalException.class, () -> limit.solve(model, initial, TIMES, 1e-9, Progress.NONE));
        }
    }

    @Test
    void endlessMemoryIsRemarked() {
        BlochModel clock = RandomModels.three(DISTINCT, 0, 0, 0.1, new ClockNoise(1.3));
        BlochModel telegraph = RandomModels.three(DISTINCT, 0, 0, 0.1, new TelegraphNoise(1.3));
        LimitModel limit = RandomRateEquation.limit();
        assertTrue(limit.solve(clock, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE)
                .report()
                .remark()
                .isEmpty());
        assertFalse(limit.solve(telegraph, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE)
                .report()
                .remark()
                .isEmpty());
    }
}
