package io.github.secular.asymptotics.hypotheses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.Wells;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassicalHypothesesTest {
    private static final PhaseFunction X = FormulaFunction.of("x");
    private static final PhaseFunction THERMAL = FormulaFunction.of("exp(-(x^2+p^2)/2)");
    private static final Hamiltonian1D HARMONIC = new Hamiltonian1D(Wells.harmonic(1));
    private static final Hamiltonian1D DOUBLE_WELL = new Hamiltonian1D(Wells.doubleWell(0.25, 1));

    @Test
    void harmonicWellSatisfiesTheorem4() {
        HypothesisReport report = check(HARMONIC, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.constant(0.5), 20);
        assertTrue(report.checks().stream().allMatch(HypothesisCheck::holds), report.text());
        assertTrue(report.theorems().get(0).applies());
        assertEquals(2, report.expectedOrder());
    }

    @Test
    void theFirstFailingHypothesisIsNamed() {
        fails("gamma > 0", check(HARMONIC, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.NONE, 20), 0);
        fails(
                "gamma > 0",
                check(
                        HARMONIC,
                        QuasiPeriodicPotential.cosine(X, 0.7),
                        Relaxation.constant(1).vanishing(0.5),
                        20),
                0);
        fails("HC4 ", check(DOUBLE_WELL, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.constant(0.5), 20), 0);
        fails(
                "HC-P1",
                check(
                        HARMONIC,
                        QuasiPeriodicPotential.cosine(FormulaFunction.of("x^2"), 0.7),
                        Relaxation.constant(0.5),
                        20),
                0);
        QuasiPeriodicPotential dependent = new QuasiPeriodicPotential(
                new double[] {0.5, 0.75}, List.of(CosineTerm.of(X, 1, 0), CosineTerm.of(X, 0, 1)));
        HypothesisReport report = check(HARMONIC, dependent, Relaxation.constant(0.5), 20);
        fails("HC-P1", report, 0);
        assertTrue(report.theorems().get(0).failing().contains("xi.nu = 0"));
    }

    /** The largest rate at the barrier of (x²−1)²/4: √(−U″(0)) = 1. */
    @Test
    void rateAtTheBarrier() {
        HypothesisReport report =
                check(DOUBLE_WELL, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.constant(0.5), 20);
        HypothesisCheck hc4 = report.checks().stream()
                .filter(c -> c.name().equals("HC4"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, hc4.value(), 1e-9);
        // Below the barrier there is no unstable point in reach, but there are two components.
        HypothesisReport below =
                check(DOUBLE_WELL, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.constant(0.5), 0.2);
        assertTrue(holds(below, "HC4"));
        assertFalse(holds(below, "HC5"));
    }

    @Test
    void randomPotentials() {
        RandomPotential clock = new RandomPotential(X, new ClockNoise(1.5));
        HypothesisReport free = check(HARMONIC, clock, Relaxation.NONE, 20);
        assertTrue(free.theorems().get(0).applies(), free.text());
        fails("HC5'", free, 1);
        HypothesisReport relaxed =
                check(HARMONIC, clock, Relaxation.constant(0.1).vanishing(1), 20);
        fails("gamma = 0", relaxed, 0);
        assertTrue(relaxed.theorems().get(1).applies(), relaxed.text());
        fails("HC5'", check(HARMONIC, clock, Relaxation.constant(0.1).vanishing(2), 20), 1);
        // Quartic walls are too steep for (HC4'), the soft well is not.
        fails("HC4'", check(new Hamiltonian1D(Wells.quartic(1)), clock, Relaxation.NONE, 20), 0);
        assertTrue(check(new Hamiltonian1D(Wells.softWell()), clock, Relaxation.NONE, 20)
                .theorems()
                .get(0)
                .applies());
        fails("HC-R3", check(HARMONIC, new RandomPotential(X, new OrnsteinUhlenbeckNoise(1)), Relaxation.NONE, 20), 0);
        fails("HC-R2", check(HARMONIC, new RandomPotential(X, new ClockNoise(1.5, 1, 0)), Relaxation.NONE, 20), 0);
        // Without relaxation the wells do not mix below the barrier.
        assertFalse(holds(check(DOUBLE_WELL, clock, Relaxation.NONE, 2), "HC5"));
    }

    @Test
    void confinementAndStart() {
        Hamiltonian1D morse = new Hamiltonian1D(Wells.morse(2, 1));
        fails("HC1", check(morse, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.constant(0.5), 3), 0);
        HypothesisReport negative = ClassicalHypotheses.check(
                HARMONIC, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.constant(0.5), X, 20, Progress.NONE);
        fails("HC3", negative, 0);
        assertEquals(1, negative.expectedOrder());
        // ∫ f² = ∫ e^{−2E} 2π dE = π
        HypothesisCheck start =
                check(HARMONIC, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.constant(0.5), 20).checks().stream()
                        .filter(c -> c.name().equals("HC3"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Math.sqrt(Math.PI), start.value(), 1e-2);
        assertThrows(
                InvalidInputException.class,
                () -> check(HARMONIC, QuasiPeriodicPotential.cosine(X, 0.7), Relaxation.NONE, -1));
    }

    private static HypothesisReport check(Hamiltonian1D h, ShakingPotential v, Relaxation relaxation, double highest) {
        return ClassicalHypotheses.check(h, v, relaxation, THERMAL, highest, Progress.NONE);
    }

    private static void fails(String name, HypothesisReport report, int theorem) {
        assertFalse(report.theorems().get(theorem).applies());
        assertTrue(report.theorems().get(theorem).failing().startsWith(name), report.text());
    }

    private static boolean holds(HypothesisReport report, String name) {
        return report.checks().stream().filter(c -> c.name().equals(name)).allMatch(HypothesisCheck::holds);
    }
}
