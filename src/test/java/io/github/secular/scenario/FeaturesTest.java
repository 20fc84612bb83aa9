package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas that are singular, jump or change within less than any mesh resolves: one sentence with the place. */
class FeaturesTest {
    private static String read(String... overrides) {
        try {
            ClassicalReader.read(
                    ModelFile.sampleText("double-well-telegraph", ClassicalReader.SAMPLES), "x", List.of(overrides));
            return "";
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "noises[0].potential; sin(1/x); x = 0.0",
                "noises[0].potential; log(x); x = 0.0",
                "noises[0].potential; 1/x; x = 0.0",
                "noises[0].potential; tan(x); x = 1.57079",
                "noises[0].potential; tan(p); p = 1.57079",
                "noises[0].potential; step(x-0.25); x = 0.25",
                "noises[0].potential; exp(-((x-1)/1e-5)^2); near x = 0.999",
                "relaxation.gamma; 1/(E-0.5); E = 0.5",
                "relaxation.gamma; 0.1+exp(-((E-0.7)/1e-5)^2); near E = 0.699",
                "initial.formula; exp(-((x-1)^2+(p-0.5)^2)/1e-8); near x = 0.999",
                "initial.formula; exp(-((x-1)/1e-4)^2-p^2); near x = 0.999",
                "initial.formula; exp(-x^2-p^2)+100*exp(-((x-0.3)^2+(p-0.4)^2)/1e-8); p = 0.40",
                "initial.formula; 1/(x^2+p^2); near x"
            })
    void whatNoMeshResolvesIsNamed(String path, String formula, String place) {
        String sentence = read(path + "=" + formula);
        assertTrue(sentence.startsWith(path) && sentence.contains(formula) && sentence.contains(place), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abs(x)", "x*p", "sin(3*x)*exp(-p^2)", "exp(-((x-1)/0.1)^2)"})
    void whatIsResolvedStays(String formula) {
        assertTrue(read("noises[0].potential=" + formula).isEmpty(), read("noises[0].potential=" + formula));
    }

    @Test
    void edgesOfAStartStay() {
        String sharp = "initial.formula=step(x)*step(1.5-x^2-p^2)*(1+x)";
        assertTrue(read(sharp).isEmpty(), read(sharp));
        assertTrue(read("relaxation.gamma=0.4+0.1*step(E-0.5)").isEmpty());
    }

    @Test
    void aWellWithAJumpOrANeedle() {
        String pre = "hamiltonian={\"formula\":\"";
        for (String u : new String[] {"x^2/2+step(x-1)", "x^2/2-exp(-((x-1)/1e-4)^2)"}) {
            String sentence = read(pre + u + "\"}");
            assertTrue(sentence.startsWith("hamiltonian.formula") && sentence.contains(u), sentence);
        }
        assertThrows(
                RuntimeException.class,
                () -> ClassicalReader.sample("double-well-telegraph", pre + "x^2/2+step(x-1)\"}"));
    }
}
