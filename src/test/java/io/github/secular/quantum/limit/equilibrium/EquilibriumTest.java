package io.github.secular.quantum.limit.equilibrium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.limit.SparseRates;
import io.github.secular.scenario.ScenarioReader;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference case s07, and properties that need no reference. */
class EquilibriumTest {
    private static final double TOLERANCE = 1e-10;
    private static final JsonNode CASE = ReferenceCases.read("s07_equilibria");
    private static final JsonNode INPUTS = CASE.get("inputs");
    private static final JsonNode OUTPUTS = CASE.get("outputs");

    private static RateMatrix rates(int i) {
        return new RateMatrix(ReferenceCases.doubles2(OUTPUTS.get(i).get("W")));
    }

    private static Levels levels() {
        return Levels.of(ReferenceCases.doubles(INPUTS.get("e")));
    }

    @Test
    void thermalRatesEndInTheThermalState() {
        double[] p0 = ReferenceCases.doubles(INPUTS.get("rho0_diag"));
        Equilibrium end = Equilibrium.of(rates(0), p0);
        double[] expected = ReferenceCases.doubles(OUTPUTS.get(0).get("equilibrium"));
        assertArrayEquals(expected, end.populations(), TOLERANCE);
        assertArrayEquals(new int[] {0, 1, 2, 3}, end.closedClasses().get(0));
        double temperature = INPUTS.get("T").asDouble();
        assertArrayEquals(expected, DetailedBalance.thermalState(levels(), temperature), TOLERANCE);
        DetailedBalance balance = DetailedBalance.infer(rates(0), levels());
        assertEquals(temperature, balance.temperature(), 1e-12);
        assertTrue(balance.holds(), balance.text());
    }

    /** The rates that a model file makes of a symmetric part and a temperature are those of the reference. */
    @Test
    void ratesMadeFromTheirSymmetricPart() {
        RateMatrix made = ScenarioReader.sample(
                        "ladder-thermal",
                        "levels.energies=" + INPUTS.get("e"),
                        "relaxation.symmetric=" + INPUTS.get("symmetric_part"),
                        "relaxation.temperature=" + INPUTS.get("T"))
                .model()
                .relaxation();
        double[][] expected = ReferenceCases.doubles2(OUTPUTS.get(0).get("W"));
        for (int n = 0; n < 4; n++) {
            for (int m = 0; m < 4; m++) {
                assertEquals(n == m ? 0 : expected[n][m], made.rate(n, m), TOLERANCE);
            }
        }
    }

    @Test
    void aWaveBreaksDetailedBalance() {
        RateMatrix driven = rates(0).plus(
                        new RateMatrix(ReferenceCases.doubles2(OUTPUTS.get(1).get("added_rates"))));
        double[] p0 = ReferenceCases.doubles(INPUTS.get("rho0_diag"));
        assertArrayEquals(
                ReferenceCases.doubles(OUTPUTS.get(1).get("equilibrium")),
                Equilibrium.of(driven, p0).populations(),
                TOLERANCE);
        assertFalse(DetailedBalance.check(driven, levels(), INPUTS.get("T").asDouble())
                .holds());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void severalClassesAndTransientLevels(int i) {
        JsonNode out = OUTPUTS.get(i);
        Equilibrium end = Equilibrium.of(rates(i), ReferenceCases.doubles(out.get("p0")));
        assertArrayEquals(ReferenceCases.doubles(out.get("equilibrium")), end.populations(), TOLERANCE);
        assertEquals(out.get("closed_classes").size(), end.closedClasses().size());
        for (int c = 0; c < end.closedClasses().size(); c++) {
            double[] found = java.util.Arrays.stream(end.closedClasses().get(c))
                    .asDoubleStream()
                    .toArray();
            assertArrayEquals(ReferenceCases.doubles(out.get("closed_classes").get(c)), found);
        }
    }

    @Test
    void emissionAloneIsNotThermal() {
        DetailedBalance balance = DetailedBalance.infer(rates(3), levels());
        assertFalse(balance.holds());
        assertTrue(balance.text().contains("one way only"), balance.text());
        Equilibrium end =
                Equilibrium.of(rates(3), ReferenceCases.doubles(OUTPUTS.get(3).get("p0")));
        assertArrayEquals(new int[] {2, 3}, end.transientLevels());
        for (double[] row : end.absorption()) {
            assertEquals(1, row[0] + row[1], 1e-15);
        }
    }

    /** The limit is what the rate equation reaches, whatever the graph, and it is approached at the spectral gap. */
    @Test
    void randomGraphsEndWhereTheirEquationEnds() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 40; trial++) {
            int size = 2 + random.nextInt(9);
            double[][] rates = new double[size][size];
            for (double[] row : rates) {
                for (int j = 0; j < size; j++) {
                    row[j] = random.nextDouble() < 0.3 ? 0.2 + random.nextDouble() : 0;
                }
            }
            double[] p0 = new double[size];
            for (int n = 0; n < size; n++) {
                p0[n] = 1.0 / size;
            }
            RateMatrix matrix = new RateMatrix(rates);
            Equilibrium end = Equilibrium.of(matrix, p0);
            double time = end.spectralGap() < Double.POSITIVE_INFINITY ? 40 / end.spectralGap() : 1;
            double[] reached = SparseRates.of(matrix).evolve(p0, time, Progress.NONE);
            assertArrayEquals(reached, end.populations(), 1e-11, "trial " + trial);
        }
    }

    /** A cold ladder: populations over 80 orders of magnitude, each right in all its digits. */
    @Test
    void verySmallPopulationsKeepTheirDigits() {
        int size = 40;
        double[][] rates = new double[size][size];
        for (int n = 0; n + 1 < size; n++) {
            rates[n][n + 1] = 0.01 * (n + 1);
            rates[n + 1][n] = n + 1;
        }
        double[] p0 = new double[size];
        p0[size - 1] = 1;
        double[] end = Equilibrium.of(new RateMatrix(rates), p0).populations();
        for (int n = 0; n < size; n++) {
            double exact = Math.pow(0.01, n) * 0.99 / (1 - Math.pow(0.01, size));
            assertEquals(1, end[n] / exact, 1e-13);
        }
    }

    @Test
    void theReportTellsWhatKindOfStateItIs() {
        double[] p0 = ReferenceCases.doubles(INPUTS.get("rho0_diag"));
        RateMatrix none = RateMatrix.zero(4);
        EquilibriumReport thermal = EquilibriumReport.of(model(rates(0)), none, p0, Optional.empty());
        assertTrue(thermal.distanceFromThermal() < 1e-12);
        RateMatrix wave = new RateMatrix(ReferenceCases.doubles2(OUTPUTS.get(1).get("added_rates")));
        EquilibriumReport driven = EquilibriumReport.of(model(rates(0)), wave, p0, Optional.empty());
        double expected = OUTPUTS.get(0).get("equilibrium").get(0).asDouble()
                - OUTPUTS.get(1).get("equilibrium").get(0).asDouble();
        assertEquals(expected, driven.distanceFromThermal(), TOLERANCE);
        EquilibriumReport emission = EquilibriumReport.of(model(rates(3)), none, p0, Optional.empty());
        assertTrue(Double.isNaN(emission.distanceFromThermal()));
        assertTrue(emission.text().contains("2 closed classes"), emission.text());
        assertTrue(emission.text().contains("Transient levels"), emission.text());
    }

    private static BlochModel model(RateMatrix relaxation) {
        return new BlochModel(
                levels(), new Damping(new double[4][4], 0), relaxation, new Wave(4, new double[0], List.of()), 0.1);
    }
}
