package io.github.secular.asymptotics.hypotheses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.ComparisonRunner;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Slowness;
import io.github.secular.quantum.graded.PeriodMapSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantumHypothesesTest {
    private static final ComplexMatrix DIAGONAL = ComplexMatrix.diagonal(0.7, 0.2, 0.1);

    /** Three levels, all coupled, under a cosine of frequency 1; with a static part, three harmonics close a cycle. */
    private static BlochModel model(double gamma, double mu, double[] omega, boolean withStatic) {
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 0.5, 0.4}, {0.5, 0, 0.3}, {0.4, 0.3, 0}});
        List<Harmonic> harmonics = new ArrayList<>();
        for (int j = 0; j < omega.length; j++) {
            int[] a = new int[omega.length];
            a[j] = 1;
            Harmonic h = new Harmonic(a, v.times(0.5, 0));
            harmonics.add(h);
            harmonics.add(new Harmonic(h.oppositeIndex(), v.times(0.5, 0)));
        }
        if (withStatic) {
            harmonics.add(new Harmonic(new int[omega.length], v));
        }
        double[][] g = {{0, gamma, gamma}, {gamma, 0, gamma}, {gamma, gamma, 0}};
        return new BlochModel(
                Levels.of(0, 1, 1.8), new Damping(g, mu), RateMatrix.zero(3), new Wave(3, omega, harmonics), 0.1);
    }

    private static HypothesisReport report(BlochModel model, ComplexMatrix initial) {
        return QuantumHypotheses.check(model, Slowness.of(model, 0), initial, 0.1, 10, Progress.NONE);
    }

    private static HypothesisCheck check(HypothesisReport report, String name) {
        return report.checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TheoremVerdict theorem(HypothesisReport report, String limit) {
        return report.theorems().stream()
                .filter(t -> t.limitModel().equals(limit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDampedModelUnderOneWaveSatisfiesTheoremOne() {
        HypothesisReport report = report(model(0.5, 0, new double[] {1}, false), DIAGONAL);
        assertEquals(0.5, check(report, "HQ1'").value());
        // Rows of |V| sum to 0.9, 0.8, 0.7; the largest entries are 0.5, 0.5, 0.4.
        assertEquals(0.9 + 1.4, check(report, "HQ4").value(), 1e-14);
        assertTrue(theorem(report, "chi").applies());
        assertTrue(theorem(report, "averaged").applies());
        assertFalse(theorem(report, "resonant").applies());
        assertTrue(theorem(report, "resonant").failing().contains("mu"));
        assertEquals(2, report.expectedOrder());
        assertEquals("", report.cycle());
    }

    @Test
    void withoutDampingTheFirstAssumptionFailsAndIsNamed() {
        HypothesisReport report = report(model(0, 0, new double[] {1}, false), DIAGONAL);
        assertTrue(report.theorems().stream().noneMatch(TheoremVerdict::applies));
        assertTrue(
                theorem(report, "chi").failing().startsWith("HQ1'"),
                theorem(report, "chi").failing());
        assertTrue(Double.isNaN(report.expectedOrder()));
    }

    @Test
    void dependentFrequenciesAreFound() {
        HypothesisReport report = report(model(0.5, 0, new double[] {1, 1.5}, false), DIAGONAL);
        assertFalse(check(report, "HQ-P1").holds());
        assertTrue(
                check(report, "HQ-P1").evidence().contains("[-3, 2]"),
                check(report, "HQ-P1").evidence());
        assertFalse(theorem(report, "chi").applies());
        assertTrue(check(report(model(0.5, 0, new double[] {1, Math.sqrt(2)}, false), DIAGONAL), "HQ-P1")
                .holds());
    }

    @Test
    void vanishingDampingPromisesThePowersOfPaperTwo() {
        HypothesisReport report = report(model(0.5, 0.3, new double[] {1, Math.sqrt(2)}, false), DIAGONAL);
        assertEquals(0.4, theorem(report, "averaged").promisedOrder(), 1e-14);
        assertEquals(0.3, theorem(report, "resonant").promisedOrder(), 1e-14);
        assertTrue(theorem(report, "resonant").applies());
        assertEquals(1.4, report.expectedOrder(), 1e-14);
        assertFalse(theorem(report(model(0.5, 0.6, new double[] {1}, false), DIAGONAL), "averaged")
                .applies());
    }

    @Test
    void theSmallestDivisorIsTheResonance() {
        HypothesisReport report = report(model(0.5, 0, new double[] {1}, false), DIAGONAL);
        HypothesisReport.SmallDivisor first = report.nearest().get(0);
        assertEquals(0, first.value());
        assertEquals(List.of(1, 0), List.of(first.from(), first.to()));
        assertEquals(-1, first.index()[0]);
        assertTrue(first.driven());
    }

    @Test
    void theOrderToExpectIsTheOrderObserved() {
        for (boolean withStatic : new boolean[] {false, true}) {
            BlochModel model = model(0.5, 0, new double[] {1}, withStatic);
            HypothesisReport report = report(model, DIAGONAL);
            assertEquals(withStatic, !report.cycle().isEmpty());
            // Times close together: the error oscillates with t/ε².
            double[] times = IntStream.rangeClosed(1, 300)
                    .mapToDouble(i -> 0.5 + i * 1.7e-3)
                    .toArray();
            Comparison comparison = new ComparisonRunner(
                            new PeriodMapSolver(), LimitModels.standard().named("averaged", model))
                    .run(model, DIAGONAL, times, new double[] {0.02, 0.01}, 1e-10, Progress.NONE);
            assertEquals(report.expectedOrder(), comparison.rows().get(1).order(), 0.2);
        }
    }

    @Test
    void initialCoherencesCostAnOrder() {
        ComplexMatrix coherent =
                DIAGONAL.plus(ComplexMatrix.ofReal(new double[][] {{0, 0.1, 0}, {0.1, 0, 0}, {0, 0, 0}}));
        assertEquals(1, report(model(0.5, 0, new double[] {1}, false), coherent).expectedOrder());
    }
}
