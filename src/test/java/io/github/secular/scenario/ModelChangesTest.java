package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One model file and the models that differ from it in a few places. */
class ModelChangesTest {
    @ParameterizedTest
    @CsvSource({
        "two-level-resonant, epsilon, 0.05",
        "ladder-thermal, levels.energies[1], 1.25",
        "almost-degenerate, times.end, 1e-3",
        "sodium-d2, light.intensityFactor, 0.1",
        "forced-oscillator, epsilon, 3.3e-2",
        "trapped-ion, fieldNoise.heatingRate, 1000"
    })
    void aNumberIsTheSameAsItsText(String sample, String path, double value) {
        ModelFile file = ModelFile.sample(sample);
        String before = file.json();
        ModelFile changed = file.with(path, value);
        assertEquals(file.with(path + "=" + value).json(), changed.json());
        assertNotEquals(before, changed.json());
        assertEquals(before, ModelFile.sample(sample).json());
        assertEquals(before, file.json(), "the file itself stays");
        assertEquals(List.of(path + "=" + value), changed.scenario().overrides());
    }

    @Test
    void aModelIsReadOnce() {
        ModelFile file = ModelFile.sample("rabi");
        assertSame(file.scenario(), file.quantum());
        assertSame(file, file.with());
        assertSame(file.scenario(), file.scenario().head().file().orElseThrow().scenario());
    }

    @ParameterizedTest
    @CsvSource({"rabi", "forced-oscillator"})
    void changesAddUp(String sample) {
        ModelScenario first = ModelFile.sample(sample).with("epsilon=0.3").scenario();
        ModelScenario second = first.with("tolerance=1e-6", "solver=some");
        assertEquals(List.of("epsilon=0.3", "tolerance=1e-6", "solver=some"), second.overrides());
        assertEquals(0.3, second.epsilon());
        assertEquals(1e-6, second.tolerance());
        assertEquals("some", second.solver());
        assertEquals("automatic", first.solver());
    }

    /** Built in code, a problem is the same object, and takes the changes that its builder need not make. */
    @Test
    void problemsFromCode() {
        Scenario read = ScenarioReader.sample("rabi");
        Scenario built = Scenario.of(read.model(), read.initial(), read.times());
        assertEquals(read.model(), built.model());
        assertEquals("", built.json());
        assertEquals(0.07, built.withEpsilon(0.07).model().epsilon());
        assertEquals("A", built.with("title=A", "epsilon=0.5").title());
        assertEquals(List.of("epsilon=0.5"), built.with("epsilon=0.5").overrides());
        assertEquals(read.model().epsilon(), built.epsilon());
        ClassicalScenario well = ClassicalReader.sample("forced-oscillator");
        VlasovProblem problem = well.problem();
        ClassicalScenario own = ClassicalScenario.of(problem, well.energies(), well.times());
        assertSame(problem.hamiltonian(), own.with("epsilon=0.4").hamiltonian());
        assertEquals(0.4, own.with("epsilon=0.4").problem().epsilon());
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> ClassicalScenario.of(problem, new double[] {2, 1}, well.times()));
        assertTrue(e.getMessage().startsWith("energies[1]: found 1"), e.getMessage());
    }

    @Test
    void noNumberIsNoChange() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> ModelFile.sample("rabi").with("epsilon", Double.NaN));
        assertEquals("epsilon: found NaN, but allowed is a finite number.", e.getMessage());
    }
}
