package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Other wells, drives and starts than those of the reference cases, from model files to CSVs. */
class HeadlessVariantsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @TestFactory
    List<DynamicTest> variants() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = HeadlessVariantsTest.class.getResourceAsStream("/reference/classical/variants.json")) {
            for (JsonNode item : JSON.readTree(in).get("cases")) {
                tests.add(DynamicTest.dynamicTest(item.get("name").asText(), () -> check(item)));
            }
        }
        return tests;
    }

    private static void check(JsonNode item) throws IOException {
        List<String> options = new ArrayList<>();
        item.get("options").forEach(o -> options.add(o.asText()));
        Path out = folder.resolve("" + item.get("name").hashCode());
        Console console = run(item.get("command").asText(), item.get("model"), out, options);
        assertEquals(0, console.status(), console.err());
        for (JsonNode expected : item.get("checks")) {
            String column = expected.get("column").asText();
            Csv csv = Csv.read(out.resolve(expected.get("file").asText() + ".csv"));
            JsonNode values = expected.get("values");
            assertEquals(values.size(), csv.rows().size(), column);
            for (int i = 0; i < values.size(); i++) {
                double value = values.get(i).asDouble();
                double tolerance = expected.get("relative").asDouble() * Math.abs(value)
                        + expected.get("absolute").asDouble();
                assertEquals(value, csv.number(i, column), tolerance, column + " " + i);
            }
        }
    }

    @Test
    void anEnergyOnASeparatrixIsMovedWithANote() throws IOException {
        ObjectNode model = JSON.createObjectNode();
        model.put("secular", 1).put("kind", "classical").put("epsilon", 0.1);
        model.putObject("hamiltonian").put("type", "double-well");
        model.putObject("relaxation").put("gamma", 0.5);
        model.putArray("energies").add(0.2).add(0.25).add(0.3);
        model.putArray("times").add(0);
        model.set("drive", JSON.readTree("{\"frequencies\": [1], \"terms\": [{\"index\": [1], \"cosine\": \"x\"}]}"));
        Path out = folder.resolve("separatrix");
        Console console = run("diffusion", model, out, List.of());
        assertEquals(0, console.status(), console.err());
        assertTrue(console.out().contains("separatrix"), console.out());
        Csv d = Csv.read(out.resolve("diffusion.csv"));
        assertEquals(0.2, d.number(0, "E"), 0);
        assertEquals(0.25, d.number(1, "E"), 1e-9);
    }

    @Test
    void noEnergiesAreRefusedInASentence() throws IOException {
        ObjectNode model = JSON.createObjectNode();
        model.put("secular", 1).put("kind", "classical").put("epsilon", 0.1);
        model.putObject("hamiltonian").put("type", "harmonic");
        model.putArray("energies");
        model.putArray("times").add(1);
        Console console = run("diffusion", model, folder.resolve("none"), List.of());
        assertEquals(1, console.status());
        assertTrue(console.err().startsWith("energies: found a list of 0 entries"), console.err());
    }

    private static Console run(String command, JsonNode model, Path out, List<String> options) throws IOException {
        Path file = folder.resolve(out.getFileName() + ".json");
        Files.writeString(file, JSON.writeValueAsString(model));
        List<String> arguments = new ArrayList<>(List.of(command, file.toString(), "--out", out.toString()));
        arguments.addAll(options);
        return Console.run(arguments.toArray(String[]::new));
    }
}
