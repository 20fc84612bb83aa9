package io.github.secular.quantum.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoisePath;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.Trajectory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MonteCarloTest {
    private static final double[] ENERGIES = {0, 1, 1.6};
    private static final double[] TIMES = {0.2, 0.7};

    static Stream<Arguments> drives() {
        Noise clock = new ClockNoise(1.3, 0.8, Double.NaN);
        Noise early = new ClockNoise(1.3, 0.8, 0.4);
        Noise telegraph = new TelegraphNoise(0.9, 1.2);
        Noise gaussian = new OrnsteinUhlenbeckNoise(0.7, 1.1);
        return Stream.of(
                Arguments.of("clock", new Noise[] {clock}),
                Arguments.of("clock of given phase", new Noise[] {early}),
                Arguments.of("two clocks of one beat", new Noise[] {clock, clock}),
                Arguments.of("telegraph", new Noise[] {telegraph}),
                Arguments.of("Ornstein-Uhlenbeck", new Noise[] {gaussian}),
                Arguments.of("clock and telegraph", new Noise[] {clock, telegraph}),
                Arguments.of("telegraph and Ornstein-Uhlenbeck", new Noise[] {telegraph, gaussian}));
    }

    /** Every number of the mean density within four standard errors of the exact mean, and not by accident of size. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("drives")
    void meanIsWithinFourStandardErrors(String name, Noise[] noises) {
        BlochModel model = RandomModels.three(ENERGIES, 0.1, 0, 0.3, noises);
        Trajectory exact = new EnsembleMean().solve(model, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE);
        Ensemble ensemble =
                new MonteCarlo(model).run(RandomModels.INITIAL, TIMES, SamplingPlan.of(3000, 17), Progress.NONE);
        assertTrue(ensemble.largestError() < 8e-3);
        for (int i = 0; i < TIMES.length; i++) {
            double[] expected = exact.rho(i).toArray();
            double[] found = ensemble.mean().rho(i).toArray();
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], found[k], 4 * ensemble.standardErrors()[i][k] + 1e-14, "number " + k);
            }
            for (int n = 0; n < 3; n++) {
                assertTrue(ensemble.populationError(i, n) > 1e-5);
                assertTrue(ensemble.lower()[i][n] < found[2 * (4 * n)]);
                assertTrue(ensemble.upper()[i][n] > found[2 * (4 * n)]);
            }
        }
    }

    @Test
    void pathsAreDensities() {
        BlochModel model =
                RandomModels.three(ENERGIES, 0.1, 0, 0.2, new TelegraphNoise(0.9), new OrnsteinUhlenbeckNoise(0.5));
        SamplingPlan plan = new SamplingPlan(20, 3, 20, 0.1, 0.9, 2);
        Ensemble ensemble = new MonteCarlo(model).run(RandomModels.INITIAL, TIMES, plan, Progress.NONE);
        assertEquals(20, ensemble.samples().size());
        for (Trajectory path : ensemble.samples()) {
            for (int i = 0; i < TIMES.length; i++) {
                assertEquals(1, path.trace(i), 1e-12);
                assertTrue(path.population(i, 0) > 0);
                assertTrue(path.purity(i) <= 1);
            }
        }
        // The mean of the kept paths is the mean, since all were kept.
        double sum =
                ensemble.samples().stream().mapToDouble(p -> p.population(1, 2)).sum();
        assertEquals(sum / 20, ensemble.mean().population(1, 2), 1e-14);
    }

    /** Without damping and Pauli rates a path is unitary: its purity stays. */
    @Test
    void undampedPathsStayPure() {
        BlochModel model = RandomModels.dephasing(0.1, new TelegraphNoise(0.6))
                .withDrive(new RandomDrive(
                        2,
                        List.of(new RandomDrive.Source(
                                new OrnsteinUhlenbeckNoise(0.6),
                                ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0.5}})))));
        Ensemble ensemble = new MonteCarlo(model)
                .run(ComplexMatrix.diagonal(1, 0), new double[] {0.5, 1}, SamplingPlan.of(5, 11), Progress.NONE);
        for (Trajectory path : ensemble.samples()) {
            assertEquals(1, path.purity(1), 1e-11);
        }
    }

    @Test
    void equalSeedsGiveEqualResultsOnAnyNumberOfThreads() {
        BlochModel model =
                RandomModels.three(ENERGIES, 0.1, 0, 0.3, new ClockNoise(1.1), new OrnsteinUhlenbeckNoise(0.5));
        MonteCarlo sampler = new MonteCarlo(model);
        Ensemble one =
                sampler.run(RandomModels.INITIAL, TIMES, new SamplingPlan(60, 5, 2, 0.05, 0.95, 1), Progress.NONE);
        Ensemble three =
                sampler.run(RandomModels.INITIAL, TIMES, new SamplingPlan(60, 5, 2, 0.05, 0.95, 3), Progress.NONE);
        Ensemble other =
                sampler.run(RandomModels.INITIAL, TIMES, new SamplingPlan(60, 6, 2, 0.05, 0.95, 1), Progress.NONE);
        for (int i = 0; i < TIMES.length; i++) {
            assertEquals(one.mean().rho(i), three.mean().rho(i));
            assertArrayEquals(one.standardErrors()[i], three.standardErrors()[i]);
            assertArrayEquals(one.upper()[i], three.upper()[i]);
            assertFalse(one.mean().rho(i).equals(other.mean().rho(i)));
        }
    }

    /** Steps with the exact mean of an Ornstein-Uhlenbeck path, against steps 32 times shorter on the same path. */
    @Test
    void gaussianStepsAreOfOrderTwo() {
        OrnsteinUhlenbeckNoise noise = new OrnsteinUhlenbeckNoise(0.8);
        BlochModel model = RandomModels.three(ENERGIES, 0.1, 0, 0.4, noise);
        RandomDrive drive = (RandomDrive) model.drive();
        PathPropagator propagator = new PathPropagator(model, drive, false, 0);
        int finest = 1 << 11;
        double end = 6.4;
        double[] squares = new double[3];
        for (int path = 0; path < 60; path++) {
            NoisePath ou = noise.path(end / finest);
            ou.start(new SplittableRandom(path), Double.NaN);
            double[] means = new double[finest];
            for (int i = 0; i < finest; i++) {
                means[i] = ou.advance(i * end / finest, (i + 1) * end / finest);
            }
            double[] best = run(propagator, means, 1, end);
            for (int level = 0; level < squares.length; level++) {
                double[] coarse = run(propagator, means, 128 >> level, end);
                for (int k = 0; k < best.length; k++) {
                    squares[level] += (best[k] - coarse[k]) * (best[k] - coarse[k]);
                }
            }
        }
        for (int level = 1; level < squares.length; level++) {
            double order = 0.5 * Math.log(squares[level - 1] / squares[level]) / Math.log(2);
            assertEquals(2, order, 0.15);
        }
    }

    private static double[] run(PathPropagator propagator, double[] means, int group, double end) {
        double[] y = PackedState.pack(RandomModels.INITIAL);
        double step = end / means.length;
        double[] value = new double[1];
        for (int i = 0; i < means.length; i += group) {
            value[0] = 0;
            for (int j = i; j < i + group; j++) {
                value[0] += means[j] / group;
            }
            propagator.advance(group * step, value, y);
        }
        return y;
    }

    /** Covariances of the paths against the law: at a lag, and of the means over short and long intervals. */
    @Test
    void noisePathsHaveTheirCovariance() {
        double tc = 0.8;
        for (double length : new double[] {0.02, 0.5, 3}) {
            NoisePath ou = new OrnsteinUhlenbeckNoise(tc, 1.3).path(length);
            NoisePath telegraph = new TelegraphNoise(tc, 1.3).path(length);
            double x = length / tc;
            double variance = 2 * 1.3 * (x + Math.expm1(-x)) / (x * x);
            assertEquals(variance, meanSquare(ou, length), 0.03 * variance);
            assertEquals(variance, meanSquare(telegraph, length), 0.03 * variance);
        }
        NoisePath clock = new ClockNoise(2, 1.3, Double.NaN).path(1);
        // ∫∫ (1 − |s − s'|/Tc) over a length L < Tc: L² (1 − L/(3 Tc))
        assertEquals(1.3 * (1 - 0.5 / 6), meanSquare(clock, 0.5), 0.03);
    }

    private static double meanSquare(NoisePath noise, double length) {
        SplittableRandom random = new SplittableRandom(4);
        double sum = 0;
        int count = 20000;
        for (int i = 0; i < count; i++) {
            noise.start(random.split(), Double.NaN);
            double now = 0;
            double integral = 0;
            while (now < length) {
                double next = Math.min(length, noise.nextEvent());
                integral += (next - now) * noise.advance(now, next);
                now = next;
            }
            sum += integral * integral / length / length;
        }
        return sum / count;
    }

    @Test
    void cancelsAndRefuses() {
        BlochModel model = RandomModels.three(ENERGIES, 0.1, 0, 0.01, new TelegraphNoise(0.9));
        Progress cancelled = new Progress() {
            @Override
            public void at(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        SamplingPlan plan = SamplingPlan.of(1000, 1);
        MonteCarlo sampler = new MonteCarlo(model);
        assertThrows(CancellationException.class, () -> sampler.run(RandomModels.INITIAL, TIMES, plan, cancelled));
        MonteCarlo hopeless = new MonteCarlo(model.withEpsilon(1e-6));
        assertThrows(RefusalException.class, () -> hopeless.run(RandomModels.INITIAL, TIMES, plan, Progress.NONE));
        BlochModel table = RandomModels.three(
                ENERGIES, 0.1, 0, 0.3, new CovarianceNoise(new double[] {0, 1}, new double[] {1, 0}));
        assertThrows(RefusalException.class, () -> new MonteCarlo(table));
        assertThrows(InvalidInputException.class, () -> SamplingPlan.of(1, 1));
        assertThrows(InvalidInputException.class, () -> new SamplingPlan(5, 1, 6, 0.1, 0.9, 1));
        assertThrows(InvalidInputException.class, () -> new SamplingPlan(5, 1, 1, 0.9, 0.1, 1));
    }
}
