package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaModelTest {
    @Test
    void formulasAreWrittenOut() {
        Scenario s = ScenarioReader.sample("ladder-formula", "levels.count=6");
        assertEquals(6, s.model().size());
        assertEquals(1 - 1 / 16.0, s.model().levels().energy(3), 1e-15);
        double v = s.model().wave().harmonics().get(0).matrix().re(1, 4);
        assertEquals(0.5 * 0.8 * Math.exp(-0.35 * 5 - 0.9), v, 1e-15);
        double down = s.model().relaxation().rate(2, 0);
        double up = s.model().relaxation().rate(0, 2);
        assertEquals(Math.exp((8 / 9.0) / 0.7), down / up, 1e-12, "detailed balance at temperature 0.7");
        double sum = 0;
        for (double p : s.initialPopulations()) {
            sum += p;
        }
        assertEquals((1 - Math.exp(-7.2)) / (1 - Math.exp(-12)), sum, 1e-14, "normalised over ten levels");
    }

    /** The same model through its formulas: with other numbers of levels nothing else may change. */
    @Test
    void formulasAreKept() {
        Scenario s = ScenarioReader.sample("ladder-formula");
        var again = s.formulas().orElseThrow().model(10, s.model().epsilon());
        for (int n = 0; n < 10; n++) {
            for (int m = 0; m < 10; m++) {
                assertEquals(
                        s.model().relaxation().rate(n, m), again.relaxation().rate(n, m), 1e-15);
                assertEquals(s.model().damping().gamma(n, m), again.damping().gamma(n, m));
                assertEquals(
                        s.model().wave().harmonics().get(0).matrix().re(n, m),
                        again.wave().harmonics().get(0).matrix().re(n, m),
                        1e-15);
            }
        }
        assertTrue(ScenarioReader.sample("rabi").formulas().isEmpty());
    }

    @Test
    void toleranceChoosesTheNumberOfLevels() {
        String levels = "levels={\"formula\":\"1-1/(n+1)^2\",\"tolerance\":";
        int few = ScenarioReader.sample("ladder-formula", levels + "1e-2}")
                .model()
                .size();
        int many = ScenarioReader.sample("ladder-formula", levels + "1e-5}")
                .model()
                .size();
        assertTrue(few >= 4 && many > few, few + ", " + many);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coupling.formula=n | coupling.formula: found \"n\", but allowed is a formula symmetric",
                "coupling.formula=1/n | coupling.formula: found \"1/n\", but allowed is a formula that is finite",
                "coupling.formula=q | coupling.formula",
                "levels.count=0 | levels.count",
                "levels={\"formula\":\"n\"} | levels: found a \"formula\" without \"count\"",
                "initial.populations.formula=-1 | initial.populations.formula",
                "levels.energies=[1] | levels: found \"formula\" beside",
                "relaxation.symmetric={\"formula\":\"n-m\"} | relaxation.symmetric.formula",
                "damping.gamma={\"formula\":\"1\",\"x\":1} | damping.gamma",
            })
    void complaintsNameThePlace(String override, String start) {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> ScenarioReader.sample("ladder-formula", override));
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
    }
}
