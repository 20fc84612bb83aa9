package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Reference cases from a model file through the command line to the CSVs, as a user would run them. */
class HeadlessReferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @TestFactory
    List<DynamicTest> s01RotatingWave() throws IOException {
        JsonNode file = reference("s01_two_level_rotating_wave");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.get("outputs")) {
            if (run.has("summary")) {
                continue; // observed orders, not a run
            }
            double gamma = run.get("gamma").asDouble();
            double epsilon = run.get("eps").asDouble();
            double tolerance = gamma == 0 && epsilon <= 1e-3 ? 1e-7 : 1e-9;
            String name = "gamma " + gamma + ", Delta " + run.get("Delta") + ", eps " + epsilon;
            tests.add(DynamicTest.dynamicTest(name, () -> {
                ObjectNode model = model(file.get("inputs"), epsilon);
                model.set("damping", JSON.createObjectNode().put("gamma", gamma));
                model.set(
                        "wave",
                        JSON.createObjectNode()
                                .put("type", "rotating")
                                .put("strength", 1)
                                .set("detuning", run.get("Delta")));
                Path out = run(model, "s01-" + gamma + "-" + run.get("Delta") + "-" + epsilon);
                Csv bloch = Csv.read(out.resolve("populations.csv"));
                for (int i = 0; i < bloch.rows().size(); i++) {
                    assertEquals(run.get("rho00").get(i).asDouble(), bloch.number(i, "rho_0_0"), tolerance);
                }
                if (run.hasNonNull("rate_rho00")) {
                    Csv rates = Csv.read(out.resolve("rate-equation.csv"));
                    for (int i = 0; i < rates.rows().size(); i++) {
                        assertEquals(run.get("rate_rho00").get(i).asDouble(), rates.number(i, "p_0"), 1e-9);
                    }
                }
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s02QuasiPeriodicWithEnvelope() throws IOException {
        JsonNode file = reference("s02_paper1_quasiperiodic_slow_envelope");
        JsonNode in = file.get("inputs");
        JsonNode expected = file.get("outputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : expected.get("bloch")) {
            double epsilon = run.get("eps").asDouble();
            tests.add(DynamicTest.dynamicTest("eps " + epsilon, () -> {
                ObjectNode model = model(in, epsilon);
                model.set("damping", JSON.createObjectNode().set("gamma", in.get("gamma")));
                ArrayNode harmonics = JSON.createArrayNode();
                for (JsonNode mode : in.get("modes")) {
                    ObjectNode h = harmonics.addObject().put("envelope", "1+0.3*sin(2*t)");
                    h.set("index", mode.get("xi"));
                    h.set("matrix", mode.get("Vhat"));
                }
                model.set(
                        "wave",
                        JSON.<ObjectNode>createObjectNode()
                                .<ObjectNode>set("cycles", in.get("Omega"))
                                .set("harmonics", harmonics));
                Path out = run(model, "s02-" + epsilon);
                checkDensity(run.get("rho"), out, 1e-9);
                Csv rates = Csv.read(out.resolve("rate-equation.csv"));
                for (int i = 0; i < rates.rows().size(); i++) {
                    for (int n = 0; n < 3; n++) {
                        double p =
                                expected.get("rate_populations").get(i).get(n).asDouble();
                        assertEquals(p, rates.number(i, "p_" + n), 1e-9);
                    }
                }
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s05Hierarchy() throws IOException {
        JsonNode file = reference("s05_paper2_hierarchy_four_level");
        JsonNode in = file.get("inputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.at("/outputs/runs")) {
            double epsilon = run.get("eps").asDouble();
            tests.add(DynamicTest.dynamicTest("eps " + epsilon, () -> {
                ObjectNode model = paperTwo(in, epsilon);
                model.set(
                        "damping",
                        JSON.<ObjectNode>createObjectNode()
                                .<ObjectNode>set("gamma", in.get("gamma"))
                                .set("exponent", in.get("mu")));
                checkDensity(run.get("bloch_rho"), run(model, "s05-" + epsilon), 1e-8);
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s10Periodic() throws IOException {
        JsonNode file = reference("s10_periodic_very_small_eps");
        JsonNode in = file.get("inputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.at("/outputs/runs")) {
            double epsilon = run.get("eps").asDouble();
            tests.add(DynamicTest.dynamicTest("eps " + epsilon, () -> {
                ObjectNode model = paperTwo(in, epsilon);
                model.set("damping", JSON.createObjectNode().set("gamma", in.get("gamma_offdiag")));
                model.put("tolerance", 1e-11);
                Path out = run(model, "s10-" + epsilon);
                Csv bloch = Csv.read(out.resolve("populations.csv"));
                for (int n = 0; n < 3; n++) {
                    assertEquals(
                            run.get("populations").get(n).asDouble(), bloch.number(0, "rho_" + n + "_" + n), 1e-11);
                }
            }));
        }
        return tests;
    }

    private static ObjectNode paperTwo(JsonNode in, double epsilon) {
        ObjectNode model = model(in, epsilon);
        ((ObjectNode) model.get("levels"))
                .<ObjectNode>set("shifts", in.get("delta"))
                .set("shiftExponent", in.get("p"));
        model.set("coupling", in.get("V"));
        model.set("relaxation", JSON.createObjectNode().set("rates", in.get("W")));
        ArrayNode harmonics = JSON.createArrayNode();
        for (JsonNode mode : in.get("phi")) {
            harmonics.addObject().<ObjectNode>set("index", mode.get("alpha")).set("amplitude", mode.get("phi"));
        }
        model.set(
                "wave",
                JSON.<ObjectNode>createObjectNode()
                        .<ObjectNode>set("frequencies", in.get("omega"))
                        .set("harmonics", harmonics));
        return model;
    }

    private static ObjectNode model(JsonNode in, double epsilon) {
        ObjectNode model = JSON.createObjectNode();
        model.put("secular", 1).put("title", "reference").put("epsilon", epsilon);
        model.set("levels", JSON.createObjectNode().set("energies", in.get("e")));
        model.set("initial", JSON.createObjectNode().set("populations", in.get("rho0_diag")));
        JsonNode t = in.get("t");
        model.set("times", t.isArray() ? t : JSON.createArrayNode().add(t));
        return model;
    }

    private static Path run(ObjectNode model, String name) throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, JSON.writeValueAsString(model));
        Path out = folder.resolve(name);
        Console console = Console.run("run", file.toString(), "--out", out.toString());
        assertEquals(0, console.status(), console.err());
        return out;
    }

    private static void checkDensity(JsonNode expected, Path out, double tolerance) throws IOException {
        Csv csv = Csv.read(out.resolve("density-matrix.csv"));
        int row = 0;
        for (JsonNode atTime : expected) {
            for (JsonNode line : atTime) {
                for (JsonNode entry : line) {
                    assertEquals(entry.get(0).asDouble(), csv.number(row, "re"), tolerance, "row " + row);
                    assertEquals(entry.get(1).asDouble(), csv.number(row, "im"), tolerance, "row " + row);
                    row++;
                }
            }
        }
        assertEquals(csv.rows().size(), row);
    }

    private static JsonNode reference(String name) throws IOException {
        try (InputStream in = HeadlessReferenceTest.class.getResourceAsStream("/reference/quantum/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
