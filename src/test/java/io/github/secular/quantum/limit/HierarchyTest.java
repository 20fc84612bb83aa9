package io.github.secular.quantum.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference case s05: the hierarchy of paper 2 for four levels. */
class HierarchyTest {
    private static final double TOLERANCE = 1e-8;
    private static final JsonNode CASE = ReferenceCases.read("s05_paper2_hierarchy_four_level");
    private static final JsonNode INPUTS = CASE.get("inputs");
    private static final JsonNode OUTPUTS = CASE.get("outputs");

    private static final Envelope ENVELOPE = FormulaEnvelope.of("1 + 0.1*t");

    private static PopulationTrajectory solve(LimitModel limit, BlochModel model) {
        return limit.solve(
                model, ReferenceCases.initial(INPUTS), ReferenceCases.doubles(INPUTS.get("t")), 1e-10, Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void populationsAndDistancesFromBloch(int i) {
        JsonNode run = OUTPUTS.get("runs").get(i);
        BlochModel model = ReferenceCases.model(INPUTS, run.get("eps").asDouble());
        check(run, "eq14", solve(MemoryModel.delayed(), model));
        check(run, "eq11", solve(MemoryModel.delayFree(), model));
        check(run, "eq17", solve(RateEquation.averaged(), model));
        check(run, "eq24", solve(RateEquation.resonant(), model));
    }

    private static void check(JsonNode run, String name, PopulationTrajectory found) {
        double[][] expected = ReferenceCases.doubles2(run.get(name + "_populations"));
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            double sum = 0;
            for (int n = 0; n < expected[i].length; n++) {
                assertEquals(expected[i][n], found.population(i, n), TOLERANCE, name);
                double bloch = run.get("bloch_rho").get(i).get(n).get(n).get(0).asDouble();
                sum += Math.pow(found.population(i, n) - bloch, 2);
            }
            error = Math.max(error, Math.sqrt(sum));
        }
        double wanted = run.get("errors_l2_vs_bloch").get(name).asDouble();
        assertEquals(wanted, error, 1e-5 * wanted, name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void ratesOfBothKinds(int i) {
        JsonNode run = OUTPUTS.get("runs").get(i);
        BlochModel model = ReferenceCases.model(INPUTS, run.get("eps").asDouble());
        double[][] averaged = AveragedRates.of(model).rates().toArray();
        double[][] dominant = DominantRates.of(model).rates().toArray();
        for (int n = 0; n < 4; n++) {
            assertArrayEquals(ReferenceCases.doubles(run.get("rates_eq17").get(n)), averaged[n], TOLERANCE);
            assertArrayEquals(ReferenceCases.doubles(run.get("rates_eq24").get(n)), dominant[n], TOLERANCE);
        }
    }

    @Test
    void ratesThatFollowThePhase() {
        JsonNode expected = OUTPUTS.get("Psi_time_at_eps_0p1");
        DelayFreeRates rates = new DelayFreeRates(ReferenceCases.model(INPUTS, 0.1));
        double[] taus = ReferenceCases.doubles(expected.get("tau"));
        for (int i = 0; i < taus.length; i++) {
            double[][] psi = rates.at(taus[i]);
            for (int n = 0; n < 4; n++) {
                assertArrayEquals(
                        ReferenceCases.doubles(expected.get("Psi").get(i).get(n)), psi[n], TOLERANCE);
            }
        }
    }

    /** At the start Ψ = 2 |V φ(0)|² τ to leading order, also where D τ is far below round-off of 1. */
    @Test
    void ratesGrowFromZero() {
        DelayFreeRates rates = new DelayFreeRates(ReferenceCases.model(INPUTS, 0.1));
        double tau = 1e-18;
        // phi(0) = 0.3 + 2·0.5 + 2·0.3
        assertEquals(2 * 0.25 * 1.9 * 1.9 * tau, rates.at(tau)[0][1], 1e-12 * tau);
    }

    /** Two routes to one number: the whole run in fast time, and the slow manifold behind the layer. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSlowManifoldGoesOnWhereTheLayerEnds(boolean delayed) {
        BlochModel model = ReferenceCases.model(INPUTS, 0.05);
        CoupledPairs pairs = new CoupledPairs(model);
        LimitModel limit = delayed ? MemoryModel.delayed() : MemoryModel.delayFree();
        double scale = 0.05 * 0.05;
        double layer = 30 / pairs.smallestDamping() * scale;
        double[] later = {layer + 0.3, layer + 1.1};
        double[] all = {layer, later[0], later[1]};
        PopulationTrajectory direct = limit.solve(model, ReferenceCases.initial(INPUTS), all, 1e-11, Progress.NONE);
        assertEquals("direct", direct.report().remark());
        PopulationTorus torus =
                PopulationTorus.of(model, pairs, delayed, 1e-10, Progress.NONE).orElseThrow();
        double[] start = new double[4];
        for (int n = 0; n < 4; n++) {
            start[n] = direct.population(0, n);
        }
        double[][] continued = torus.continueFrom(layer, start, later);
        for (int i = 0; i < later.length; i++) {
            for (int n = 0; n < 4; n++) {
                assertEquals(direct.population(i + 1, n), continued[i][n], 1e-9);
            }
        }
    }

    /** The sum is kept and the cost does not follow 1/ε²; at small ε all three agree with the averaged rates. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-4, 1e-5, 1e-6})
    void smallEpsilon(double eps) {
        BlochModel model = ReferenceCases.model(INPUTS, eps);
        PopulationTrajectory averaged = solve(RateEquation.averaged(), model);
        for (LimitModel limit : new LimitModel[] {MemoryModel.delayed(), MemoryModel.delayFree()}) {
            PopulationTrajectory found = solve(limit, model);
            assertEquals("slow manifold", found.report().remark());
            for (int i = 0; i < found.length(); i++) {
                assertEquals(1, found.sum(i), 1e-11);
                for (int n = 0; n < 4; n++) {
                    // Without resonant three-cycles the distance falls like eps^(2 - 2 mu), mu = 0.3.
                    assertEquals(averaged.population(i, n), found.population(i, n), Math.pow(eps, 1.3));
                }
            }
        }
    }

    @Test
    void resonancesAreFoundAndReported() {
        ResonanceTable table = ResonanceTable.of(ReferenceCases.model(INPUTS, 0.1));
        // 0-1 and 0-2 with the first wave, 1-2 degenerate with the constant part
        assertEquals(3, table.entries().stream().filter(e -> e.n() < e.m()).count());
        assertEquals(2 * 0.15 * 0.15 * 0.3 * 0.3, table.strength(1, 2), 1e-15);
        assertEquals(2 * 0.25 * 0.25, table.strength(0, 1), 1e-15);
        assertEquals(2, table.highestLevel());
        assertTrue(table.text().contains("1e-09"), table.text());
    }

    @Test
    void resonantRatesNeedDampingThatVanishes() {
        BlochModel model = ReferenceCases.model(INPUTS, 0, 0.45, 0.1);
        RefusalException e = assertThrows(RefusalException.class, () -> solve(RateEquation.resonant(), model));
        assertTrue(e.getMessage().contains("averaged"), e.getMessage());
    }

    /** Initial coherences act on the delayed equation and are dropped by the delay-free one. */
    @Test
    void initialCoherences() {
        BlochModel model = ReferenceCases.model(INPUTS, 0.2);
        ComplexMatrix diagonal = ReferenceCases.initial(INPUTS);
        double[] entries = diagonal.toArray();
        entries[2] = 0.1;
        entries[8] = 0.1;
        ComplexMatrix coherent = ComplexMatrix.of(4, 4, entries);
        double[] times = {0.25};
        double with = MemoryModel.delayed()
                .solve(model, coherent, times, 1e-9, Progress.NONE)
                .population(0, 0);
        double without = MemoryModel.delayed()
                .solve(model, diagonal, times, 1e-9, Progress.NONE)
                .population(0, 0);
        assertTrue(Math.abs(with - without) > 1e-4);
        assertEquals(
                MemoryModel.delayFree()
                        .solve(model, diagonal, times, 1e-9, Progress.NONE)
                        .population(0, 0),
                MemoryModel.delayFree()
                        .solve(model, coherent, times, 1e-9, Progress.NONE)
                        .population(0, 0));
    }

    /** An envelope leaves no constant manifold, and 1e9 radians are not followed: a sentence instead. */
    @Test
    void envelopesAtSmallEpsilonAreRefused() {
        BlochModel model = ReferenceCases.model(INPUTS, 1e-5);
        List<Harmonic> slow = model.wave().harmonics().stream()
                .map(h -> new Harmonic(h.index(), h.matrix(), ENVELOPE))
                .toList();
        BlochModel enveloped = model.withDrive(new Wave(4, model.wave().base().toArray(), slow));
        RefusalException e = assertThrows(RefusalException.class, () -> solve(MemoryModel.delayed(), enveloped));
        assertTrue(e.getMessage().contains("choose the limit \"averaged\""), e.getMessage());
    }

    /** Two levels have one coherence, so that the delayed equation is the Bloch equation. */
    @Test
    void withTwoLevelsNothingIsLeftOut() {
        BlochModel model = ReferenceCases.rotating(new double[] {0, 1}, 0.5, 0.3, 0.02);
        ComplexMatrix initial = ComplexMatrix.diagonal(0.9, 0.1);
        double[] times = {0.01, 0.3, 8};
        PopulationTrajectory found = MemoryModel.delayed().solve(model, initial, times, 1e-10, Progress.NONE);
        assertEquals("slow manifold", found.report().remark());
        var bloch = new DirectBlochSolver().solve(model, initial, times, 1e-10, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            assertEquals(bloch.population(i, 0), found.population(i, 0), 1e-9);
        }
    }

    /** A detuning of 1e-6 of the line beside a carrier of 3e6 is no resonance; without it there is one. */
    @Test
    void anOpticalCarrierDoesNotBlurResonances() {
        double carrier = 3.1e6;
        for (double detuning : new double[] {0, 1e-6}) {
            Levels levels = new Levels(
                    List.of("g", "e"),
                    new double[] {0, carrier + detuning},
                    new int[][] {{0}, {1}},
                    new double[] {0, detuning},
                    new double[2],
                    1);
            ComplexMatrix dipole = ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}});
            Wave wave = new Wave(
                    2,
                    new double[] {carrier},
                    List.of(new Harmonic(new int[] {1}, dipole), new Harmonic(new int[] {-1}, dipole)));
            BlochModel model = new BlochModel(
                    levels, new Damping(new double[][] {{0, 1}, {1, 0}}, 0.2), RateMatrix.zero(2), wave, 0.08);
            assertEquals(detuning == 0, !ResonanceTable.of(model).isEmpty());
        }
    }
}
