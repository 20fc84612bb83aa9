package io.github.secular.quantum.steady;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalMeanTest {
    private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(16, -1, 1);
    private static final double TOLERANCE = 1e-9;

    /** Levels in the rotating wave of one or two tones, any of which may have a probe beside it. */
    private static BlochModel rotating(SplittableRandom random) {
        int n = 2 + random.nextInt(2);
        double[] omega = {1000, n == 2 ? 1000 : 800};
        ComplexMatrix strong = coupling(n, 0, n - 1, Math.pow(10, random.nextDouble(-1, 1)));
        ComplexMatrix second =
                n == 2 ? coupling(n, 0, 1, 1e-3) : coupling(n, 1, 2, Math.pow(10, random.nextDouble(-1, 1)));
        BlochModel base = SteadyModels.random(random, n, omega, 1, 0.3);
        Wave wave = n == 2
                ? new Wave(n, omega, List.of(new Harmonic(new int[] {1, 0}, strong), opposite(1, 0, strong)))
                        .withProbes(List.of(new Harmonic(new int[] {0, 1}, second)))
                : new Wave(
                        n,
                        omega,
                        List.of(
                                new Harmonic(new int[] {1, 0}, strong),
                                opposite(1, 0, strong),
                                new Harmonic(new int[] {0, 1}, second),
                                opposite(0, 1, second)));
        int[][] photons = n == 2 ? new int[][] {{0, 0}, {1, 0}} : new int[][] {{0, 0}, {1, -1}, {1, 0}};
        double[] zero = new double[n];
        return new BlochModel(
                new Levels(
                        labels(n),
                        energies(photons, omega),
                        photons,
                        random.doubles(n, -1, 1).toArray(),
                        zero,
                        1),
                base.damping(),
                base.relaxation(),
                wave,
                base.epsilon());
    }

    private static double[] energies(int[][] photons, double[] omega) {
        return Arrays.stream(photons)
                .mapToDouble(k -> k[0] * omega[0] + k[1] * omega[1])
                .toArray();
    }

    private static List<String> labels(int n) {
        return List.of("a", "b", "c", "d").subList(0, n);
    }

    /** Lowers from the upper to the lower level: the part of a rotating wave that turns with e^{iθ}. */
    private static ComplexMatrix coupling(int n, int lower, int upper, double size) {
        double[][] v = new double[n][n];
        v[lower][upper] = size;
        return ComplexMatrix.ofReal(v);
    }

    private static Harmonic opposite(int a, int b, ComplexMatrix matrix) {
        return new Harmonic(new int[] {-a, -b}, matrix.adjoint());
    }

    /** Every level and every frequency moves by its own part of v. */
    private static DoubleFunction<BlochModel> moving(BlochModel model, double[] levels, double[] waves) {
        return v -> {
            int n = model.size();
            double[] energies = new double[n];
            double[] detunings = new double[n];
            double[] shifts = new double[n];
            int[][] photons = new int[n][];
            for (int i = 0; i < n; i++) {
                photons[i] = model.levels().photons(i);
                energies[i] = model.levels().energy(i) + (photons[i].length == 0 ? levels[i] * v : 0);
                detunings[i] = model.levels().detuning(i) + (photons[i].length == 0 ? 0 : levels[i] * v);
            }
            double[] omega = model.wave().base().toArray();
            for (int j = 0; j < omega.length; j++) {
                omega[j] += waves[j] * v;
            }
            Wave wave = new Wave(n, omega, model.wave().strong().harmonics())
                    .withProbes(model.wave().probes());
            return new BlochModel(
                    new Levels(labels(n), energies, photons, detunings, shifts, 1),
                    model.damping(),
                    model.relaxation(),
                    wave,
                    model.epsilon());
        };
    }

    private static ComplexMatrix start(int n) {
        double[] p = new double[n];
        p[0] = 1;
        return ComplexMatrix.diagonal(p);
    }

    private static double error(NormalMean mean) {
        return mean.state().mean().plus(mean.coarse().mean().times(-1, 0)).maxAbs();
    }

    /** The mean by panels over steady states found one by one. */
    private static double[] panels(DoubleFunction<BlochModel> models, double deviation, boolean probe, int cells) {
        int n = models.apply(0.3 * deviation).size();
        double[] out = new double[2 * n * n + (probe ? 1 : 0)];
        for (int c = 0; c < cells; c++) {
            double from = deviation * (-8.5 + 17.0 * c / cells);
            double to = deviation * (-8.5 + 17.0 * (c + 1) / cells);
            for (int k = 0; k < PANEL.getNumberOfPoints(); k++) {
                double v = 0.5 * (from + to) + 0.5 * (to - from) * PANEL.getPoint(k);
                double weight = 0.5
                        * (to - from)
                        * PANEL.getWeight(k)
                        * Math.exp(-0.5 * v * v / deviation / deviation)
                        / (deviation * Math.sqrt(2 * Math.PI));
                SteadyState state = SteadyStates.of(models.apply(v), start(n), TOLERANCE, Progress.NONE);
                for (int i = 0; i < n * n; i++) {
                    out[2 * i] += weight * state.mean().re(i / n, i % n);
                    out[2 * i + 1] += weight * state.mean().im(i / n, i % n);
                }
                if (probe) {
                    out[2 * n * n] += weight * state.probes().get(0).photons().rate();
                }
            }
        }
        return out;
    }

    /** Panels, more of them where a line may be narrower than they are. */
    private static double[] panelsLike(
            NormalMean found, DoubleFunction<BlochModel> models, double deviation, boolean probe, int cells) {
        double[] out = panels(models, deviation, probe, cells);
        for (int more = 4 * cells; more < 5000 && !isNear(found, out, probe); more *= 4) {
            out = panels(models, deviation, probe, more);
        }
        return out;
    }

    private static boolean isNear(NormalMean found, double[] expected, boolean probe) {
        int n = found.state().size();
        boolean near = true;
        for (int k = 0; k < n * n; k++) {
            near &= Math.abs(expected[2 * k] - found.state().mean().re(k / n, k % n)) <= 1e-9;
            near &= Math.abs(expected[2 * k + 1] - found.state().mean().im(k / n, k % n)) <= 1e-9;
        }
        double rate = probe ? found.state().probes().get(0).photons().rate() : 0;
        return near && (!probe || Math.abs(expected[2 * n * n] - rate) <= 1e-8 * Math.abs(rate) + 1e-14);
    }

    /** Number of random models; more of them when asked for by -Dsecular.means. */
    private static int models() {
        return Integer.getInteger("secular.means", 4);
    }

    /** Rotating waves with probes and two tones, widths beside and far beyond those of the lines. */
    @Test
    void rotatingWaves() {
        SplittableRandom random = new SplittableRandom(20261129);
        int closed = 0;
        for (int i = 0; i < models(); i++) {
            BlochModel model = rotating(random);
            int n = model.size();
            double[] levels = random.doubles(n, -1, 1).toArray();
            double[] waves = n == 2 ? new double[] {0, random.nextDouble(-2, 2)} : new double[2];
            double deviation = Math.pow(10, random.nextDouble(-1, 0.5));
            DoubleFunction<BlochModel> models = moving(model, levels, waves);
            Optional<NormalMean> found =
                    NormalMean.of(models, deviation, start(n), TOLERANCE, NormalMeanTest::error, 1e-10, Progress.NONE);
            if (found.isEmpty()) {
                continue;
            }
            closed++;
            boolean probe = n == 2;
            double[] expected = panelsLike(found.get(), models, deviation, probe, (int) Math.max(20, 30 * deviation));
            assertTrue(isNear(found.get(), expected, probe), "model " + i);
        }
        assertTrue(closed >= 0.8 * models(), closed + " of " + models());
    }

    /** Full carriers, whose harmonics do not end at the first, and levels that move. */
    @Test
    void carriers() {
        SplittableRandom random = new SplittableRandom(7);
        int closed = 0;
        for (int i = 0; i < models(); i++) {
            int n = 2 + random.nextInt(2);
            BlochModel model = SteadyModels.random(
                    random, n, new double[] {random.nextDouble(0.5, 2)}, 0.5, random.nextDouble(0.05, 0.4));
            double[] levels = random.doubles(n, -1, 1).toArray();
            double deviation = random.nextDouble(0.02, 0.3);
            DoubleFunction<BlochModel> models = moving(model, levels, new double[1]);
            Optional<NormalMean> found =
                    NormalMean.of(models, deviation, start(n), TOLERANCE, NormalMeanTest::error, 1e-10, Progress.NONE);
            if (found.isEmpty()) {
                continue;
            }
            closed++;
            double[] expected = panelsLike(found.get(), models, deviation, false, 10);
            assertTrue(isNear(found.get(), expected, false), "model " + i);
        }
        assertTrue(closed >= 0.5 * models(), closed + " of " + models());
    }

    /** What is not a shift in proportion is left to quadrature: amplitudes, or a curve. */
    @Test
    void otherChangesAreLeft() {
        BlochModel model = SteadyModels.cosine(0.1, 1, 0.1, 1, 0.5);
        assertTrue(NormalMean.of(
                        v -> SteadyModels.cosine(0.1, 1, 0.1, 1, 0.5 + 0.01 * v),
                        1,
                        start(2),
                        TOLERANCE,
                        NormalMeanTest::error,
                        1e-6,
                        Progress.NONE)
                .isEmpty());
        assertTrue(NormalMean.of(
                        v -> moving(model, new double[] {0, 1}, new double[1]).apply(Math.sin(0.1 * v)),
                        1,
                        start(2),
                        TOLERANCE,
                        NormalMeanTest::error,
                        1e-6,
                        Progress.NONE)
                .isEmpty());
    }

    /** Two tones to all orders that meet at v = 0: right, or left to quadrature, which says where no window does. */
    @ParameterizedTest
    @CsvSource({"3, 0.5"})
    void tonesThatMeet(double strength, double gamma) {
        ComplexMatrix sigma = coupling(2, 0, 1, strength);
        Wave wave = new Wave(
                2,
                new double[] {1000, 1000},
                List.of(
                        new Harmonic(new int[] {1, 0}, sigma),
                        opposite(1, 0, sigma),
                        new Harmonic(new int[] {0, 1}, sigma),
                        opposite(0, 1, sigma)));
        BlochModel model = new BlochModel(
                new Levels(
                        List.of("a", "b"),
                        new double[] {0, 1000},
                        new int[][] {{0, 0}, {1, 0}},
                        new double[2],
                        new double[2],
                        1),
                new Damping(new double[][] {{0, gamma}, {gamma, 0}}, 0),
                new RateMatrix(new double[][] {{0, 0}, {2 * gamma, 0}}),
                wave,
                1);
        DoubleFunction<BlochModel> models = moving(model, new double[] {0, -1}, new double[] {0, -2});
        Optional<NormalMean> found;
        try {
            found = NormalMean.of(models, 20, start(2), TOLERANCE, NormalMeanTest::error, 1e-6, Progress.NONE);
        } catch (RefusalException e) {
            found = Optional.empty();
        }
        if (found.isPresent()) {
            double[] expected = panels(models, 20, false, 90);
            assertEquals(expected[0], found.get().state().mean().re(0, 0), 1e-8);
        }
    }
}
