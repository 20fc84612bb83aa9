package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.scenario.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sodium samples from the model file to the CSVs, against the reference solution at the optical frequency. */
class HeadlessSodiumTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, sodium-d2, slow-set",
        "0, sodium-d2, automatic",
        "0, sodium-d2, period-map",
        "1, sodium-d2-buffer-gas, slow-set",
        "1, sodium-d2-buffer-gas, automatic",
        "1, sodium-d2-buffer-gas, period-map"
    })
    void agreesWithTheReference(int variant, String sample, String solver) throws IOException {
        JsonNode reference;
        try (InputStream in = getClass().getResourceAsStream("/reference/quantum/s12_real_two_level_lab_units.json")) {
            reference = JSON.readTree(in);
        }
        double tolerance = reference.at("/tolerance/abs_populations").asDouble();
        JsonNode run = reference.at("/outputs/runs/" + variant);
        ObjectNode model = (ObjectNode) JSON.readTree(ScenarioReader.sampleText(sample));
        model.set("times", run.get("times_s"));
        Path file = Files.writeString(folder.resolve("model.json"), JSON.writeValueAsString(model));
        Path out = folder.resolve("out");
        Console console = Console.run("run", file.toString(), "--set", "solver=" + solver, "--out", out.toString());
        assertEquals(0, console.status(), console.err());
        Csv bloch = Csv.read(out.resolve("populations.csv"));
        List<String> names = List.of("rho_0_0", "rho_1_1");
        Csv rates = Csv.read(out.resolve("rate-equation.csv"));
        double rotatingWave = 0;
        for (int i = 0; i < bloch.rows().size(); i++) {
            assertEquals(run.get("times_s").get(i).asDouble(), bloch.number(i, "time"), 1e-12 * 2e-7);
            assertEquals(run.get("ground_population").get(i).asDouble(), bloch.number(i, names.get(0)), tolerance);
            assertEquals(run.get("excited_population").get(i).asDouble(), bloch.number(i, names.get(1)), tolerance);
            assertEquals(run.get("rate_equation_excited").get(i).asDouble(), rates.number(i, "p_1"), tolerance);
            rotatingWave = Math.max(
                    rotatingWave,
                    Math.abs(run.get("rwa_bloch_excited").get(i).asDouble() - bloch.number(i, names.get(1))));
        }
        assertEquals(run.get("times_s").size(), bloch.rows().size());
        assertTrue(rotatingWave > 10 * tolerance, "only the rotating-wave approximation: " + rotatingWave);
        assertTrue(rotatingWave
                <= reference.at("/tolerance/abs_populations_if_RWA_used").asDouble());
    }
}
