package io.github.secular.asymptotics.hypotheses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Relaxation;
import io.github.secular.classical.space.ShellMotions;
import io.github.secular.classical.space.SpaceDensity;
import io.github.secular.classical.space.SpaceDrive;
import io.github.secular.classical.space.SpaceGaussian;
import io.github.secular.classical.space.SpaceHamiltonian;
import io.github.secular.classical.space.SpacePotential;
import io.github.secular.classical.space.SpaceProblem;
import io.github.secular.classical.space.SpaceShells;
import io.github.secular.classical.space.SpaceWells;
import io.github.secular.classical.space.ThermalDensity;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceHypothesesTest {
    private static SpaceProblem problem(SpacePotential u, String v, double nu, Relaxation gamma, boolean isThermal) {
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY));
        int d = u.dimension();
        SpaceDensity start = isThermal
                ? new ThermalDensity(shells, 1)
                : new SpaceGaussian(shells, new double[d], new double[] {1, 0}, 0.3);
        return new SpaceProblem(shells, gamma, SpaceDrive.cosine(SpacePotential.phaseFormula(d, v), nu), 0.02, start);
    }

    private static HypothesisReport report(SpacePotential u, String v) {
        return SpaceHypotheses.check(problem(u, v, 1.5, Relaxation.constant(0.2), true), 6, 10, Progress.NONE);
    }

    private static HypothesisCheck check(HypothesisReport report, String name) {
        return report.checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SpacePotential separable(String kind, double[] first, double[] second) {
        return SpaceWells.separable(List.of(kind, kind), List.of(first, second));
    }

    @Test
    void trapsOfTwoFrequencies() {
        HypothesisReport none = report(SpaceWells.oscillator(1, Math.sqrt(2)), "sin(x) + cos(py)");
        assertTrue(check(none, "tori").holds());
        assertFalse(check(none, "HC5").holds());
        assertTrue(check(none, "HC4").holds(), check(none, "HC4").evidence());
        assertTrue(check(none, "HC4'").holds());
        assertTrue(none.theorems().get(0).applies(), none.text());
        assertEquals(2, none.expectedOrder());
        HypothesisReport one = report(SpaceWells.oscillator(1, 2), "x*y");
        assertFalse(check(one, "tori").holds());
        assertTrue(check(one, "tori").evidence().contains("[-2, 1]")
                || check(one, "tori").evidence().contains("[2, -1]"));
        assertFalse(one.theorems().get(0).applies());
        assertTrue(one.theorems().get(0).failing().contains("x*y"));
    }

    @Test
    void whatLimitsTheLimit() {
        SpacePotential u = SpaceWells.oscillator(1, Math.sqrt(2));
        HypothesisReport still =
                SpaceHypotheses.check(problem(u, "x", 1.5, Relaxation.NONE, true), 6, 10, Progress.NONE);
        assertFalse(check(still, "gamma > 0").holds());
        assertTrue(Double.isNaN(still.expectedOrder()));
        SpaceProblem turning = problem(u, "x", 1.5, Relaxation.constant(0.2), false);
        assertEquals(1, SpaceHypotheses.check(turning, 6, 10, Progress.NONE).expectedOrder());
        assertThrows(InvalidInputException.class, () -> SpaceHypotheses.check(turning, 0, 10, Progress.NONE));
    }

    /** A clock forgets all, and so Theorem 6 holds; a telegraph does not, to the last. */
    @Test
    void noises() {
        SpaceProblem wave = problem(SpaceWells.oscillator(1, Math.sqrt(2)), "x", 1.5, Relaxation.constant(0.2), true);
        HypothesisReport clock = report(wave, new ClockNoise(2), "sin(x)");
        assertTrue(clock.theorems().get(1).applies(), clock.text());
        assertFalse(clock.theorems().get(0).applies());
        assertTrue(clock.theorems().get(0).failing().startsWith("gamma = 0"), clock.text());
        assertTrue(clock.checks().stream().noneMatch(c -> c.name().equals("trapping")));
        HypothesisReport telegraph = report(wave, new TelegraphNoise(1, 2), "x*y");
        assertFalse(check(telegraph, "HC-R3").holds());
        assertFalse(check(telegraph, "HC-R4").holds());
        assertTrue(check(telegraph, "HC-R4").evidence().contains("x*y"));
    }

    private static HypothesisReport report(SpaceProblem wave, Noise noise, String shape) {
        SpaceDrive drive =
                new SpaceDrive(List.of(new SpaceDrive.Part(new NoiseSignal(noise), SpacePotential.formula(2, shape))));
        return SpaceHypotheses.check(
                new SpaceProblem(wave.shells(), wave.relaxation(), drive, wave.epsilon(), wave.initial()),
                6,
                10,
                Progress.NONE);
    }

    /** Two double wells: at the barriers orbits part like e^{τ √|U''(0)|}; two Duffing wells have resonances that may trap. */
    @Test
    void sumsOfWells() {
        HypothesisCheck parting =
                check(report(separable("double-well", new double[] {0.25, 1}, new double[] {1, 1}), "x"), "HC4");
        assertFalse(parting.holds());
        assertEquals(2, parting.value(), 1e-9);
        HypothesisReport duffing = report(separable("duffing", new double[] {1, 0.5}, new double[] {1.4, 0.3}), "x*y");
        assertTrue(check(duffing, "tori").holds());
        HypothesisCheck trapping = check(duffing, "trapping");
        assertTrue(trapping.value() > 0.05 && trapping.value() < 1, trapping.evidence());
        assertEquals(trapping.value() <= 0.3, trapping.holds());
    }

    /** Henon-Heiles: regular far below its rim, chaotic near it (largest exponent about 0.13 at E = 1/6). */
    @Test
    void motionsOfHenonAndHeiles() {
        SpaceHamiltonian h = new SpaceHamiltonian(SpaceWells.henonHeiles(1), SpaceWells.henonHeilesRange(1), 0.1666);
        ShellMotions low = ShellMotions.of(h, 0.03, Progress.NONE);
        assertEquals(0, low.parting());
        assertFalse(low.isFilled());
        ShellMotions high = ShellMotions.of(h, 0.166, Progress.NONE);
        assertEquals(0.13, high.parting(), 0.06);
        assertTrue(high.isFilled(), high.toString());
    }

    /** A well with steep walls, whose motions need short steps. */
    @Test
    void motionsAlongSteepWalls() {
        SpacePotential u = SpacePotential.of(2, "x^2*y^2/2 + (x^2 + y^2)/40");
        ShellMotions all = ShellMotions.of(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY), 10, Progress.NONE);
        assertTrue(all.parting() > 0.1 && all.difference() > 0.01, all.toString());
    }
}
