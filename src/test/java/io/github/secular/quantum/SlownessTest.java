package io.github.secular.quantum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlownessTest {
    private static BlochModel model(String envelope, double gamma, double mu, double epsilon) {
        FormulaEnvelope g = FormulaEnvelope.of(envelope);
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}});
        Wave wave = new Wave(
                2, new double[] {1}, List.of(new Harmonic(new int[] {1}, v, g), new Harmonic(new int[] {-1}, v, g)));
        return new BlochModel(
                Levels.of(0, 1),
                new Damping(new double[][] {{0, gamma}, {gamma, 0}}, mu),
                RateMatrix.zero(2),
                wave,
                epsilon);
    }

    /** max|dg/dt| and max|g| by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sin(50*t)|0.2|0|0.1|2.5",
                "sin(50*t)|0.2|0.4|0.1|6.2797160788",
                "3*exp(-t)|1|0|0.01|1e-4",
                "step(t-0.5)*t|1|0|0.1|0.01",
                "step(t-0.5)|1|0|0.1|0"
            })
    void numberIsTheChangeInOneRelaxationTime(
            String envelope, double gamma, double mu, double epsilon, double expected) {
        Slowness found = Slowness.of(model(envelope, gamma, mu, epsilon), 1);
        // largest values are found on samples of smooth pieces
        assertEquals(expected, found.number(), 0.02 * expected);
        assertEquals(expected > 0.1, found.warning().isPresent());
    }

    @Test
    void jumpsAreCountedAndBendsAreNot() {
        Slowness found = Slowness.of(model("step(t-0.2)-2*step(t-0.4)+abs(t-0.7)", 1, 0, 0.1), 1);
        assertEquals(2, found.jumps());
        assertTrue(found.remark().contains("jumps 2 times"), found.remark());
        assertEquals(0, Slowness.of(model("abs(t-0.7)", 1, 0, 0.1), 1).jumps());
        // nothing is damped: no relaxation time, and other sentences say so
        assertFalse(Slowness.of(model("sin(50*t)", 0, 0, 0.1), 1).warning().isPresent());
    }

    /** eps^2 |dg/dt| / (gap max|g|), by hand, with or without damping. */
    @Test
    void slowSetsCountAgainstTheirGap() {
        Slowness slow = Slowness.against(model("sin(50*t)", 0, 0, 0.1), 1, 20);
        assertEquals(0.025, slow.number(), 5e-4);
        assertTrue(slow.gapWarning().isEmpty());
        Slowness fast = Slowness.against(model("sin(50*t)", 0.2, 0, 0.1), 1, 2);
        assertEquals(0.25, fast.number(), 5e-3);
        assertTrue(fast.gapWarning().orElseThrow().contains("by up to 0.25"), fast.toString());
    }

    @Test
    void lightIsTakenAtItsPeak() {
        BlochModel model = model("exp(-((t-0.3217)/0.01)^2)+0.2*step(t-0.9)", 1, 0, 0.1);
        FrozenLight light = FrozenLight.strongest(model, 1);
        assertEquals(0.3217, light.time(), 1e-7);
        assertEquals(0.2, light.atEnd(), 1e-9);
        assertEquals(1, light.model().constantWave().strength(0) / 2, 1e-12);
        FrozenLight later = FrozenLight.at(model("step(t-0.5)", 1, 0, 0.1), 1, 0.25);
        assertFalse(later.strongest());
        assertEquals(List.of("step(t-0.5)"), later.dark());
    }
}
