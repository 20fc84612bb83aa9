package io.github.secular.quantum.steady;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.graded.PeriodRelaxation;
import io.github.secular.quantum.slowset.SlowSetSolver;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SteadyStatesTest {
    private static SteadyState steady(BlochModel model, double tolerance) {
        return SteadyStates.of(model, SteadyModels.ground(model.size()), tolerance, Progress.NONE);
    }

    /** The jump of the reference is a Pauli rate with the damping that it brings: the same model. */
    @Test
    void resonanceFluorescenceOfTheReference() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(
                        SteadyStatesTest.class.getResource("/reference/atoms/a01_resonance_fluorescence_steady.json"));
        for (JsonNode run : json.get("outputs")) {
            double kappa = run.get("kappa").asDouble();
            BlochModel model = SteadyModels.cosine(
                    run.get("eps").asDouble(),
                    kappa,
                    run.get("gamma").asDouble(),
                    run.get("omega").asDouble(),
                    run.get("v").asDouble());
            SteadyState found = steady(model, 1e-11);
            assertTrue(found.mean().distance(ReferenceCases.complexMatrix(run.get("mean_rho"))) < 1e-12);
            for (int a = 1; a <= 2; a++) {
                ComplexMatrix expected = ReferenceCases.complexMatrix(run.get("harmonic_plus" + a));
                assertTrue(found.harmonic(a).distance(expected) < 1e-12);
                assertTrue(found.harmonic(-a).distance(expected.adjoint()) < 1e-12);
            }
            assertEquals(1, found.photons().size());
            assertEquals(
                    run.get("absorbed_photons_per_slow_time").asDouble(),
                    found.photons().get(0).rate(),
                    1e-11);
            assertEquals(
                    run.get("fluorescence_per_slow_time").asDouble(),
                    kappa * found.mean().re(1, 1),
                    1e-11);
            assertEquals(1, found.count());
        }
    }

    /** s/2/(1 + s + 4δ²/Γ²) with s = 2 Ω²/Γ², exact in a rotating wave; every photon absorbed is emitted. */
    @Test
    void saturationOfTwoLevelsAtEveryEpsilon() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200; i++) {
            double epsilon = Math.pow(10, -random.nextDouble(0, 8));
            double kappa = Math.pow(10, random.nextDouble(-2, 2));
            double detuning = kappa * random.nextDouble(-3, 3);
            // Ω = 2 v/ε in slow time
            double v = 0.5 * epsilon * kappa * Math.pow(10, random.nextDouble(-2, 1));
            double s = 2 * Math.pow(2 * v / epsilon / kappa, 2);
            double fast = 1 + epsilon * epsilon * detuning;
            Wave wave = new Wave(
                    2,
                    new double[] {fast},
                    List.of(
                            new Harmonic(new int[] {1}, ComplexMatrix.ofReal(new double[][] {{0, v}, {0, 0}})),
                            new Harmonic(new int[] {-1}, ComplexMatrix.ofReal(new double[][] {{0, 0}, {v, 0}}))));
            // what is left of the detuning beside 1 is what counts
            double left = (fast - 1) / epsilon / epsilon;
            SteadyState found = steady(SteadyModels.twoLevels(epsilon, kappa, 0, 1, wave), 1e-10);
            double expected = s / 2 / (1 + s + 4 * left * left / kappa / kappa);
            assertEquals(expected, found.mean().re(1, 1), 1e-13, "run " + i);
            // a field that turns the other way is given the photons
            double rate = Math.signum(fast) * found.photons().get(0).rate();
            assertEquals(kappa * expected, rate, 1e-10 * kappa * expected + 1e-12, "run " + i);
            assertEquals(1, found.count());
            assertTrue(found.slowest() > 0.2 * kappa && found.slowest() <= 1.01 * kappa, "slowest " + found.slowest());
        }
    }

    /** A map of one period, squared until it settles, knows no harmonics and no window. */
    @Test
    void oneToneAgainstThePeriodMap() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60; i++) {
            int n = 2 + i % 3;
            double epsilon = Math.pow(10, -random.nextDouble(0, 4));
            double[] omega = {random.nextDouble(0.3, 2)};
            BlochModel model = SteadyModels.random(random, n, omega, random.nextDouble(0.1, 1), epsilon);
            SteadyState found = steady(model, 1e-11);
            PeriodRelaxation map = PeriodRelaxation.of(model, Progress.NONE).orElseThrow();
            double[] settled = map.settledFrom(PackedState.pack(SteadyModels.ground(n)));
            ComplexMatrix expected = ComplexMatrix.of(n, n, PackedState.unpack(n, settled));
            double off = found.at(new FastTime(0, epsilon)).distance(expected);
            assertTrue(map.isSettled());
            assertTrue(off < 2e-12, "model " + i + ", eps " + epsilon + ": " + off);
        }
    }

    @Test
    void longDirectRunsEndThere() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 4; i++) {
            double[] omega = i % 2 == 0 ? new double[] {1.1} : new double[] {1, 0.5374011537017762};
            BlochModel model = SteadyModels.random(random, 3, omega, i % 2 == 0 ? 0.4 : 0.1, 0.3);
            endsThere(model, new DirectBlochSolver(), 30);
        }
    }

    @Test
    void twoTonesAgainstTheSlowSet() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 3; i++) {
            BlochModel model = SteadyModels.random(random, 2, new double[] {1, 0.6374011537017762}, 0.5, 0.03);
            endsThere(model, new SlowSetSolver(), 60);
        }
    }

    private static void endsThere(BlochModel model, BlochSolver solver, double time) {
        SteadyState found = steady(model, 1e-11);
        double end = time + 0.37;
        ComplexMatrix last = solver.solve(
                        model, SteadyModels.ground(model.size()), new double[] {end}, 1e-11, Progress.NONE)
                .rho(0);
        double off = found.at(new FastTime(end, model.epsilon())).distance(last);
        assertTrue(off < 1e-10, "off by " + off + ", told " + found.error());
    }

    /** A level that nothing reaches keeps what it had. */
    @Test
    void theStartChoosesAmongSeveral() {
        double[][] v = {{0, 0.3, 0}, {0.3, 0, 0}, {0, 0, 0}};
        Wave wave = new Wave(
                3,
                new double[] {1},
                List.of(
                        new Harmonic(new int[] {1}, ComplexMatrix.ofReal(v)),
                        new Harmonic(new int[] {-1}, ComplexMatrix.ofReal(v))));
        double[][] gamma = {{0, 0.1, 0.2}, {0.1, 0, 0.2}, {0.2, 0.2, 0}};
        BlochModel model = new BlochModel(
                Levels.of(0, 1, 1.5),
                new Damping(gamma, 0),
                new RateMatrix(new double[][] {{0, 0, 0}, {0.5, 0, 0}, {0, 0, 0}}),
                wave,
                0.1);
        SteadyState alone = SteadyStates.of(model, ComplexMatrix.diagonal(0, 0, 1), 1e-10, Progress.NONE);
        assertEquals(2, alone.count());
        assertEquals(1, alone.mean().re(2, 2), 1e-14);
        SteadyState shared = SteadyStates.of(model, ComplexMatrix.diagonal(0.7, 0, 0.3), 1e-10, Progress.NONE);
        assertEquals(0.3, shared.mean().re(2, 2), 1e-13);
        SteadyState atom = steady(
                new BlochModel(
                        Levels.of(0, 1),
                        new Damping(new double[][] {{0, 0.1}, {0.1, 0}}, 0),
                        new RateMatrix(new double[][] {{0, 0}, {0.5, 0}}),
                        SteadyModels.cosine(0.1, 1, 0, 1, 0.3).wave(),
                        0.1),
                1e-10);
        assertEquals(0.7 * atom.mean().re(1, 1), shared.mean().re(1, 1), 1e-12);
    }

    @Test
    void undampedRabiOscillationsNeverRest() {
        BlochModel model = SteadyModels.cosine(0.1, 0, 0, 1, 0.5);
        SteadyState found = steady(model, 1e-8);
        assertTrue(!found.exists());
        assertTrue(Double.isNaN(found.mean().re(0, 0)));
        // 2 ε v in fast time, up to the Bloch-Siegert shift
        assertEquals(0.1, found.oscillating()[0], 1e-3);
    }

    /** Without any light all ends where the rates lead, and the coherences at 0. */
    @Test
    void darknessLeavesTheRatesAlone() {
        ComplexMatrix none = ComplexMatrix.zero(3, 3);
        BlochModel model = new BlochModel(
                Levels.of(0, 1, 1.7),
                new Damping(new double[][] {{0, 0.1, 0.1}, {0.1, 0, 0.1}, {0.1, 0.1, 0}}, 0),
                new RateMatrix(new double[][] {{0, 1, 0}, {2, 0, 1}, {0, 4, 0}}),
                new Wave(3, new double[] {1.3}, List.of(new Harmonic(new int[] {1}, none))),
                0.2);
        SteadyState found = steady(model, 1e-12);
        // detailed balance along the chain: 1 : 1/2 : 1/8
        assertEquals(8.0 / 13, found.mean().re(0, 0), 1e-14);
        assertEquals(1.0 / 13, found.mean().re(2, 2), 1e-14);
        assertEquals(0, found.mean().abs(0, 1));
    }

    /** Rough answers, told as such: off by no more than the estimate, beside the rounding of the map. */
    @Test
    void estimatesHoldForHardModels() {
        SplittableRandom random = new SplittableRandom(2);
        int compared = 0;
        for (int i = 0; i < 300; i++) {
            BlochModel model = SteadyModels.hard(random);
            int n = model.size();
            SteadyState found;
            try {
                found = steady(model, 1e-5);
            } catch (io.github.secular.numerics.RefusalException declined) {
                continue;
            }
            PeriodRelaxation map = PeriodRelaxation.of(model, Progress.NONE).orElseThrow();
            if (!map.isSettled() || !found.exists() || map.lasting() != found.count()) {
                continue;
            }
            double[] settled = map.settledFrom(PackedState.pack(SteadyModels.ground(n)));
            double trace = 0;
            for (int k = 0; k < n; k++) {
                trace += settled[k];
            }
            ComplexMatrix expected =
                    ComplexMatrix.of(n, n, PackedState.unpack(n, settled)).times(1 / trace, 0);
            double off = found.at(new FastTime(0, model.epsilon())).distance(expected);
            assertTrue(off < 2 * found.error() + 1e-10, "model " + i + ": " + off + ", told " + found.error());
            compared++;
        }
        assertTrue(compared > 270, "only " + compared + " were compared");
    }

    /** Hyperfine pumping: ground coherences that turn 10¹³ times while light damps them are damped all the same. */
    @Test
    void weaklyDampedIsNotUndamped() {
        double[][] v = {{0, 0, 1e-7}, {0, 0, 0}, {1e-7, 0, 0}};
        Wave wave = new Wave(
                3,
                new double[] {3},
                List.of(
                        new Harmonic(new int[] {1}, ComplexMatrix.ofReal(v)),
                        new Harmonic(new int[] {-1}, ComplexMatrix.ofReal(v))));
        BlochModel model = new BlochModel(
                Levels.of(0, 1, 3.2),
                new Damping(new double[][] {{0, 5e-14, 0.01}, {5e-14, 0, 0.01}, {0.01, 0.01, 0}}, 0),
                new RateMatrix(new double[][] {{0, 0, 0}, {1e-13, 0, 0}, {0.01, 0.01, 0}}),
                wave,
                1);
        SteadyState found = steady(model, 1e-10);
        assertTrue(found.exists());
        assertEquals(1, found.count());
        assertEquals(
                1, found.mean().re(0, 0) + found.mean().re(1, 1) + found.mean().re(2, 2), 1e-12);
        // pumping and decay back balance: p_1 · 1e-13 = p_2 · 0.01
        assertEquals(1e-13 * found.mean().re(1, 1), 0.01 * found.mean().re(2, 2), 1e-21);
    }
}
