package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.drive.Harmonic;
import io.github.secular.quantum.BlochModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The format can say what it must: the examples of its documentation, and the reference cases. */
class ModelFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode reference(String name) throws IOException {
        try (InputStream in = ModelFileTest.class.getResourceAsStream("/reference/quantum/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }

    @Test
    void theExamplesOfTheDocumentationAreModels() throws IOException {
        String text = Files.readString(Path.of("sample-data", "README.md"));
        Matcher blocks =
                Pattern.compile("```json\\n(\\{.*?)```", Pattern.DOTALL).matcher(text);
        int count = 0;
        int classical = 0;
        while (blocks.find()) {
            if (ModelFile.of(blocks.group(1), "README.md").isClassical()) {
                ClassicalScenario c = ClassicalReader.read(blocks.group(1), "README.md", List.of());
                assertEquals(2, c.times().length);
                assertEquals(List.of(), c.warnings());
                classical++;
                continue;
            }
            Scenario s = ScenarioReader.read(blocks.group(1), "README.md", List.of());
            assertEquals(2, s.model().size());
            assertEquals(List.of(), s.warnings());
            count++;
        }
        assertEquals(2, count);
        assertEquals(1, classical);
    }

    /** Cases of a coupling matrix times a scalar wave; p where the case varies it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s05_paper2_hierarchy_four_level",
                "s06_table1_polarised_six_level",
                "s10_periodic_very_small_eps"
            })
    void scalarWaves(String name) throws IOException {
        JsonNode in = reference(name).get("inputs");
        int n = in.get("e").size();
        ObjectNode file = JSON.createObjectNode().put("secular", 1).put("epsilon", 0.1);
        file.putObject("levels").<ObjectNode>set("energies", in.get("e"));
        ObjectNode levels = (ObjectNode) file.get("levels");
        levels.set("shifts", in.get("delta"));
        levels.set(
                "shiftExponent",
                in.has("p") ? in.get("p") : JSON.getNodeFactory().numberNode(0.2));
        file.set("coupling", in.get("V"));
        ObjectNode damping = file.putObject("damping");
        damping.set("gamma", in.has("gamma") ? in.get("gamma") : in.get("gamma_offdiag"));
        damping.set(
                "exponent", in.has("mu") ? in.get("mu") : JSON.getNodeFactory().numberNode(0.3));
        file.putObject("relaxation").set("rates", in.get("W"));
        ObjectNode wave = file.putObject("wave");
        wave.set("frequencies", in.get("omega"));
        ArrayNode harmonics = wave.putArray("harmonics");
        for (JsonNode h : in.get("phi")) {
            harmonics.addObject().<ObjectNode>set("index", h.get("alpha")).set("amplitude", h.get("phi"));
        }
        file.putObject("initial").set("populations", in.get("rho0_diag"));
        file.set(
                "times",
                in.get("t").isArray() ? in.get("t") : JSON.createArrayNode().add(in.get("t")));

        Scenario s = ScenarioReader.read(file.toString(), name, List.of());
        BlochModel m = s.model();
        assertEquals(in.get("phi").size(), m.wave().harmonics().size());
        for (JsonNode h : in.get("phi")) {
            int[] index = JSON.convertValue(h.get("alpha"), int[].class);
            double re = h.get("phi").get(0).doubleValue();
            double im = h.get("phi").get(1).doubleValue();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double v = in.get("V").get(i).get(j).get(0).doubleValue();
                    double w = in.get("V").get(i).get(j).get(1).doubleValue();
                    assertEquals(re * v - im * w, m.wave().amplitude(index, 0).re(i, j), 1e-16);
                    assertEquals(re * w + im * v, m.wave().amplitude(index, 0).im(i, j), 1e-16);
                    assertEquals(
                            in.get("W").get(i).get(j).doubleValue(),
                            m.relaxation().rate(i, j));
                }
            }
        }
        assertEquals(
                in.get("delta").get(1).doubleValue() - in.get("delta").get(0).doubleValue(),
                m.levels().shift(1) - m.levels().shift(0));
    }

    /** The general wave of paper 1: cycles, a matrix per harmonic, an envelope, partners given. */
    @Test
    void quasiPeriodicWaveWithEnvelope() throws IOException {
        JsonNode in = reference("s02_paper1_quasiperiodic_slow_envelope").get("inputs");
        ObjectNode file = JSON.createObjectNode().put("secular", 1).put("epsilon", 0.1);
        file.putObject("levels").set("energies", in.get("e"));
        file.putObject("damping").set("gamma", in.get("gamma"));
        ObjectNode wave = file.putObject("wave");
        wave.set("cycles", in.get("Omega"));
        ArrayNode harmonics = wave.putArray("harmonics");
        String formula = in.get("envelope").textValue().replace("g(t)=", "").replace("2 t", "2*t");
        for (JsonNode h : in.get("modes")) {
            harmonics
                    .addObject()
                    .put("envelope", formula)
                    .<ObjectNode>set("index", h.get("xi"))
                    .set("matrix", h.get("Vhat"));
        }
        file.putObject("initial").set("populations", in.get("rho0_diag"));
        file.set("times", in.get("t"));
        BlochModel m = ScenarioReader.read(file.toString(), "s02", List.of()).model();
        assertEquals(7, m.wave().harmonics().size());
        for (Harmonic h : m.wave().harmonics()) {
            assertEquals(1 + 0.3 * Math.sin(2 * 0.7), h.envelope().at(0.7), 1e-15);
        }
        for (JsonNode h : in.get("modes")) {
            int[] index = JSON.convertValue(h.get("xi"), int[].class);
            assertEquals(
                    h.get("Vhat").get(0).get(2).get(1).doubleValue(),
                    m.wave().amplitude(index, 0).im(0, 2),
                    1e-16);
        }
        assertTrue(m.wave().hasEnvelopes());
    }
}
