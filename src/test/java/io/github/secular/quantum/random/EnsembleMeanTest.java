package io.github.secular.quantum.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.MatrixExponential;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleMeanTest {
    private static final ComplexMatrix COHERENT =
            ComplexMatrix.of(2, 2, new double[] {0.5, 0, 0.25, 0.125, 0.25, -0.125, 0.5, 0});

    private static Trajectory solve(BlochModel model, ComplexMatrix initial, double tolerance, double... times) {
        return new EnsembleMean().solve(model, initial, times, tolerance, Progress.NONE);
    }

    /** Independent numbers in the basis of the noises' values, some with 60 digits; see the script beside the file. */
    @Test
    void markovNoisesAgreeWithJointEquationsInValueBasis() throws IOException {
        JsonNode reference;
        try (InputStream in = EnsembleMeanTest.class.getResourceAsStream("/reference-own/markov_noises.json")) {
            reference = new ObjectMapper().readTree(in);
        }
        JsonNode in = reference.get("inputs");
        double[] times = ReferenceCases.doubles(in.get("t"));
        ComplexMatrix initial = ReferenceCases.complexMatrix(in.get("rho0"));
        for (JsonNode out : reference.get("outputs")) {
            List<RandomDrive.Source> sources = new ArrayList<>();
            for (JsonNode noise : out.get("noises")) {
                double tc = noise.get("correlationTime").asDouble();
                double variance = noise.get("variance").asDouble();
                Noise n = noise.get("type").asText().equals("telegraph")
                        ? new TelegraphNoise(tc, variance)
                        : new OrnsteinUhlenbeckNoise(tc, variance);
                ComplexMatrix v = ReferenceCases.complexMatrix(in.get("V").get(sources.size()));
                sources.add(new RandomDrive.Source(n, v));
            }
            BlochModel model = new BlochModel(
                    Levels.of(ReferenceCases.doubles(in.get("e"))),
                    new Damping(ReferenceCases.doubles2(in.get("gamma")), 0),
                    new RateMatrix(ReferenceCases.doubles2(in.get("W"))),
                    new RandomDrive(3, sources),
                    out.get("eps").asDouble());
            double tolerance = out.get("tolerance").asDouble();
            Trajectory mean = solve(model, initial, tolerance, times);
            for (int i = 0; i < times.length; i++) {
                ComplexMatrix expected =
                        ReferenceCases.complexMatrix(out.get("E_rho").get(i));
                for (int n = 0; n < 3; n++) {
                    assertEquals(expected.re(n, n), mean.re(i, n, n), tolerance);
                    for (int m = 0; m < n; m++) {
                        assertEquals(expected.re(n, m), mean.re(i, n, m), tolerance);
                        assertEquals(expected.im(n, m), mean.im(i, n, m), tolerance);
                    }
                }
            }
        }
    }

    private static void assertDephasing(double epsilon, Noise noise, DoubleUnaryOperator factor) {
        double[] times = {0.01, 0.3, 1, 2.5};
        Trajectory mean = solve(RandomModels.dephasing(epsilon, noise), COHERENT, 1e-12, times);
        for (int i = 0; i < times.length; i++) {
            double expected = factor.applyAsDouble(times[i] / epsilon / epsilon);
            assertEquals(0.25 * expected, mean.re(i, 0, 1), 1e-12);
            assertEquals(0.125 * expected, mean.im(i, 0, 1), 1e-12);
            assertEquals(0.5, mean.population(i, 0), 1e-14);
        }
    }

    /** exp(−ε² ∫∫ C), a Gaussian average. */
    @ParameterizedTest
    @ValueSource(doubles = {0.7, 0.1, 1e-3, 1e-6})
    void ornsteinUhlenbeckDephasing(double epsilon) {
        double tc = 1.7;
        double variance = 0.6;
        assertDephasing(epsilon, new OrnsteinUhlenbeckNoise(tc, variance), tau -> {
            double x = tau / tc;
            return Math.exp(-epsilon * epsilon * variance * tc * tc * (x + Math.expm1(-x)));
        });
    }

    /** Kubo's oscillator: two real exponentials, the slow one found without cancellation. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1e-2, 1e-6})
    void telegraphDephasing(double epsilon) {
        double tc = 1.7;
        double variance = 0.6;
        double a2 = 4 * epsilon * epsilon * variance * tc * tc;
        double kappa = Math.sqrt(1 - a2);
        assertDephasing(epsilon, new TelegraphNoise(tc, variance), tau -> {
            double half = tau / (2 * tc);
            return 0.5 * (1 + 1 / kappa) * Math.exp(-half * a2 / (1 + kappa))
                    + 0.5 * (1 - 1 / kappa) * Math.exp(-half * (1 + kappa));
        });
    }

    /** Averages of cosines over the values, cell by cell, and over the phase. */
    @ParameterizedTest
    @ValueSource(doubles = {0.7, 0.1, 1e-3, 1e-6})
    void clockDephasing(double epsilon) {
        double cell = 1.3;
        double variance = 0.6;
        double a = epsilon * Math.sqrt(variance);
        assertDephasing(epsilon, new ClockNoise(cell, variance, Double.NaN), tau -> {
            double n = Math.floor(tau / cell);
            double f = tau - n * cell;
            double logCell = Math.log1p(-2 * Math.pow(Math.sin(a * cell / 2), 2));
            double early = 0.5 * (f * Math.cos(a * f) + Math.sin(a * f) / a) / cell;
            if (n == 0) {
                return early + (cell - f) / cell * Math.cos(a * f);
            }
            double late = 0.5 * ((cell - f) * Math.cos(a * (cell + f)) + Math.sin(a * (cell - f)) / a) / cell;
            return Math.exp(n * logCell) * early + Math.exp((n - 1) * logCell) * late;
        });
    }

    /**
     * A clock that leaves the pair alone turns its coherence by w t/ε² exactly, 10¹⁶ radians at ε = 1e-8; the phase
     * expected comes from long decimal arithmetic.
     */
    @Test
    void undampedCoherencesKeepTheirPhase() {
        double w = 1.1;
        ComplexMatrix none = ComplexMatrix.diagonal(1, 1);
        for (double epsilon : new double[] {0.1, 1e-8}) {
            for (Noise noise : new Noise[] {new ClockNoise(1.3), new TelegraphNoise(0.7)}) {
                BlochModel model = new BlochModel(
                        Levels.of(w, 0),
                        new Damping(new double[2][2], 0),
                        RateMatrix.zero(2),
                        new RandomDrive(2, List.of(new RandomDrive.Source(noise, none))),
                        epsilon);
                Trajectory mean = solve(model, COHERENT, 1e-9, 0.9);
                double angle = new FastTime(0.9, epsilon).angle(w);
                double re = 0.25 * Math.cos(angle) + 0.125 * Math.sin(angle);
                assertEquals(re, mean.re(0, 0, 1), 1e-12);
            }
        }
    }

    /** As τc → 0 at fixed σ²τc = D: dρ/dt = −Zρ/ε² − D[V,[V,ρ]], with an error of first order in τc. */
    @Test
    void shortCorrelationsGiveWhiteNoise() {
        double strength = 0.8;
        double epsilon = 0.5;
        double[] e = {0, 1, 1.6};
        for (boolean gaussian : new boolean[] {true, false}) {
            double[] errors = new double[3];
            for (int i = 0; i < errors.length; i++) {
                double tc = 0.02 / (1 << i);
                Noise noise = gaussian
                        ? new OrnsteinUhlenbeckNoise(tc, strength / tc)
                        : new TelegraphNoise(tc, strength / tc);
                BlochModel model = RandomModels.three(e, 0.2, 0, epsilon, noise);
                Trajectory mean = solve(model, RandomModels.INITIAL, 1e-8, 1);
                errors[i] = mean.rho(0).distance(whiteNoise(model, strength, 1));
            }
            assertTrue(errors[2] < 1e-2, "error " + errors[2]);
            assertEquals(1, Math.log(errors[1] / errors[2]) / Math.log(2), 0.1);
        }
    }

    private static ComplexMatrix whiteNoise(BlochModel model, double strength, double t) {
        DMatrixRMaj c = RealCommutator.of(RandomModels.FIRST);
        DMatrixRMaj g = new DMatrixRMaj(9, 9);
        CommonOps_DDRM.mult(strength, c, c, g);
        double e2 = model.epsilon() * model.epsilon();
        int pair = 0;
        for (int n = 0; n < 3; n++) {
            for (int m = n + 1; m < 3; m++) {
                int k = 3 + 2 * pair++;
                g.add(k, k, -model.fastDamping(n, m) / e2);
                g.add(k + 1, k + 1, -model.fastDamping(n, m) / e2);
                g.add(k, k + 1, model.frequency(n, m) / e2);
                g.add(k + 1, k, -model.frequency(n, m) / e2);
            }
        }
        DMatrixRMaj w = new DMatrixRMaj(9, 9);
        CommonOps_DDRM.insert(model.relaxation().sharp(), w, 0, 0);
        CommonOps_DDRM.addEquals(g, w);
        DMatrixRMaj y = DMatrixRMaj.wrap(9, 1, PackedState.pack(RandomModels.INITIAL));
        DMatrixRMaj out = new DMatrixRMaj(9, 1);
        CommonOps_DDRM.mult(MatrixExponential.of(g, t), y, out);
        return ComplexMatrix.of(3, 3, PackedState.unpack(3, out.data));
    }

    /** A clock of given phase averages to the one of random phase; a telegraph beside it changes nothing in that. */
    @Test
    void phasesAverage() {
        double[] e = {0, 1, 1.6};
        double cell = 1.1;
        Noise telegraph = new TelegraphNoise(0.7);
        ComplexMatrix sum = ComplexMatrix.zero(3, 3);
        int count = 400;
        for (int i = 0; i < count; i++) {
            Noise clock = new ClockNoise(cell, 1, (i + 0.5) / count * cell);
            sum = sum.plus(solve(RandomModels.three(e, 0.1, 0, 0.3, clock, telegraph), RandomModels.INITIAL, 1e-9, 0.5)
                    .rho(0)
                    .times(1.0 / count, 0));
        }
        BlochModel model = RandomModels.three(e, 0.1, 0, 0.3, new ClockNoise(cell), telegraph);
        assertEquals(
                0, sum.distance(solve(model, RandomModels.INITIAL, 1e-10, 0.5).rho(0)), 1e-6);
    }

    @Test
    void traceIsKeptAndCostDoesNotGrow() {
        double[] e = {0, 1, 1.6};
        for (double epsilon : new double[] {0.1, 1e-4, 1e-8}) {
            BlochModel model =
                    RandomModels.three(e, 0, 0, epsilon, new OrnsteinUhlenbeckNoise(0.9), new TelegraphNoise(0.4));
            Trajectory mean = solve(model, RandomModels.INITIAL, 1e-10, 0, 0.5, 3);
            assertTrue(mean.conservation().traceError() < 1e-13);
            assertTrue(mean.conservation().smallestPopulation() > 0);
            assertEquals(0, mean.rho(0).distance(RandomModels.INITIAL), 0);
            assertTrue(mean.report().estimatedError() <= 1e-11);
        }
    }

    @Test
    void refusals() {
        double[] e = {0, 1, 1.6};
        EnsembleMean solver = new EnsembleMean();
        double[] times = {1};
        BlochModel table =
                RandomModels.three(e, 0, 0, 0.1, new CovarianceNoise(new double[] {0, 1}, new double[] {1, 0}));
        assertThrows(
                RefusalException.class, () -> solver.solve(table, RandomModels.INITIAL, times, 1e-8, Progress.NONE));
        BlochModel clocks = RandomModels.three(e, 0, 0, 0.1, new ClockNoise(1), new ClockNoise(2));
        assertThrows(
                RefusalException.class, () -> solver.solve(clocks, RandomModels.INITIAL, times, 1e-8, Progress.NONE));
        BlochModel far = RandomModels.three(new double[] {1e155, 1, 1.6}, 0, 0, 0.1, new ClockNoise(1));
        assertThrows(RefusalException.class, () -> solver.solve(far, RandomModels.INITIAL, times, 1e-8, Progress.NONE));
        BlochModel wave = RandomModels.dephasing(0.1, new ClockNoise(1)).withDrive(Wave.rotating(1, 1));
        assertThrows(RefusalException.class, () -> solver.solve(wave, COHERENT, times, 1e-8, Progress.NONE));
    }
}
