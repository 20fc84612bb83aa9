package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Reference cases of random drives, regimes, equilibria and hypotheses through the command line to the CSVs. */
class HeadlessReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @TestFactory
    List<DynamicTest> s03ClockNonDegenerate() throws IOException {
        JsonNode file = reference("s03_clock_forcing_nondegenerate");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.get("outputs")) {
            double gamma = run.get("gamma").asDouble();
            ObjectNode model = clock(file.get("inputs"), gamma, 0);
            if (run.has("summary")) {
                tests.add(DynamicTest.dynamicTest("limit, gamma " + gamma, () -> {
                    Path out = run(model.put("epsilon", 0.1), "s03-limit-" + gamma, "run");
                    checkPopulations(run.get("rate_populations"), out.resolve("rate-equation.csv"), "p_", 1e-9);
                    checkMatrix(run.get("A"), Csv.read(out.resolve("rates.csv")), "rate", 1e-9);
                }));
                continue;
            }
            double epsilon = run.get("eps").asDouble();
            tests.add(DynamicTest.dynamicTest("gamma " + gamma + ", eps " + epsilon, () -> {
                Path out = run(model.put("epsilon", epsilon), "s03-" + gamma + "-" + epsilon, "run");
                checkDensity(run.get("E_rho"), out, 1e-9);
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s04ClockDegenerate() throws IOException {
        JsonNode file = reference("s04_clock_forcing_degenerate_theorem3");
        JsonNode in = file.get("inputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.get("outputs")) {
            if (!run.get("a").isNumber()) {
                continue; // the secular limit of the whole density has no file of its own
            }
            double a = run.get("a").asDouble();
            ObjectNode model = clock(in, in.get("gamma").asDouble(), a);
            if (run.has("summary")) {
                tests.add(DynamicTest.dynamicTest("limit, a " + a, () -> {
                    Path out = run(model.put("epsilon", 0.1), "s04-limit-" + a, "run");
                    checkPopulations(run.get("rate_populations"), out.resolve("rate-equation.csv"), "p_", 1e-9);
                    checkMatrix(run.get("A_limit"), Csv.read(out.resolve("rates.csv")), "rate", 1e-9);
                }));
                continue;
            }
            double epsilon = run.get("eps").asDouble();
            tests.add(DynamicTest.dynamicTest("a " + a + ", eps " + epsilon, () -> {
                Path out = run(model.put("epsilon", epsilon), "s04-" + a + "-" + epsilon, "run");
                checkDensity(run.get("E_rho"), out, 1e-9);
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s06Polarised() throws IOException {
        JsonNode file = reference("s06_table1_polarised_six_level");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : file.get("outputs")) {
            tests.add(DynamicTest.dynamicTest("mu/p = " + row.get("ratio"), () -> polarised(file.get("inputs"), row)));
        }
        return tests;
    }

    private static void polarised(JsonNode in, JsonNode row) throws IOException {
        ObjectNode model = model(in);
        ((ObjectNode) model.get("levels"))
                .<ObjectNode>set("shifts", in.get("delta"))
                .set("shiftExponent", row.get("p"));
        model.set("coupling", in.get("V"));
        model.set(
                "damping",
                JSON.<ObjectNode>createObjectNode()
                        .<ObjectNode>set("gamma", in.get("gamma"))
                        .set("exponent", row.get("mu")));
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
        String name = "s06-" + row.get("ratio");
        JsonNode epsilons = row.at("/rate24/eps");
        for (int i = 0; i < epsilons.size(); i++) {
            Path out = run(model.put("epsilon", epsilons.get(i).asDouble()), name + "-" + i, "regime");
            checkPopulations(row.at("/rate24/populations").get(i), out.resolve("resonant.csv"), "p_", 1e-8);
            checkPopulations(row.get("polarised_populations"), out.resolve("polarised.csv"), "p_", 1e-8);
        }
        Path out = folder.resolve(name + "-0");
        Csv blocks = Csv.read(out.resolve("regime-blocks.csv"));
        for (int b = 0; b < row.get("blocks").size(); b++) {
            for (JsonNode n : row.get("blocks").get(b)) {
                assertEquals(b, blocks.number(n.asInt(), "block"));
            }
        }
        for (JsonNode n : row.get("frozen")) {
            assertEquals(-1, blocks.number(n.asInt(), "block"));
        }
        Csv rates = Csv.read(out.resolve("regime-rates.csv"));
        checkMatrix(row.get("A"), rates, "unshifted", 1e-8);
        checkMatrix(row.get("B0"), rates, "shifted", 1e-8);
        checkMatrix(row.get("Wpol"), rates, "slow", 1e-8);
        checkMatrix(row.get("Pi"), rates, "projector", 1e-8);
        Path end = run(
                model.put("epsilon", epsilons.get(0).asDouble()), name + "-end", "equilibrium", "--limit", "resonant");
        Csv equilibrium = Csv.read(end.resolve("equilibrium.csv"));
        for (int n = 0; n < 6; n++) {
            double expected =
                    row.get("equilibrium_of_rate24_at_first_eps").get(n).asDouble();
            assertEquals(expected, equilibrium.number(n, "population"), 1e-8);
        }
    }

    @TestFactory
    List<DynamicTest> s07Equilibria() throws IOException {
        JsonNode file = reference("s07_equilibria");
        JsonNode in = file.get("inputs");
        JsonNode thermal = file.get("outputs").get(0);
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.get("outputs")) {
            tests.add(DynamicTest.dynamicTest(run.get("label").asText(), () -> {
                ObjectNode model = JSON.createObjectNode();
                model.put("secular", 1).put("epsilon", 0.1);
                JsonNode p0 = run.has("p0") ? run.get("p0") : in.get("rho0_diag");
                ArrayNode energies = JSON.createArrayNode();
                for (int n = 0; n < p0.size(); n++) {
                    energies.add(n < 4 ? in.get("e").get(n).asDouble() : 2);
                }
                model.set("levels", JSON.createObjectNode().set("energies", energies));
                model.set("initial", JSON.createObjectNode().set("populations", p0));
                model.set("times", JSON.createArrayNode().add(1));
                ArrayNode rates = JSON.createArrayNode();
                JsonNode w = run.has("W") ? run.get("W") : thermal.get("W");
                for (int n = 0; n < p0.size(); n++) {
                    ArrayNode line = rates.addArray();
                    for (int k = 0; k < p0.size(); k++) {
                        double added = run.has("added_rates")
                                ? run.get("added_rates").get(n).get(k).asDouble()
                                : 0;
                        line.add(w.get(n).get(k).asDouble() + added);
                    }
                }
                model.set("relaxation", JSON.createObjectNode().set("rates", rates));
                model.set(
                        "wave",
                        JSON.<ObjectNode>createObjectNode()
                                .<ObjectNode>set("frequencies", JSON.createArrayNode())
                                .set("harmonics", JSON.createArrayNode()));
                String name = "s07-" + run.get("label").asText().replaceAll("\\W+", "-");
                Csv csv = Csv.read(run(model, name, "equilibrium").resolve("equilibrium.csv"));
                for (int n = 0; n < p0.size(); n++) {
                    assertEquals(run.get("equilibrium").get(n).asDouble(), csv.number(n, "population"), 1e-10);
                }
                if (run.has("closed_classes")) {
                    for (int c = 0; c < run.get("closed_classes").size(); c++) {
                        for (JsonNode n : run.get("closed_classes").get(c)) {
                            assertEquals(c, csv.number(n.asInt(), "class"));
                        }
                    }
                }
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s08LadderByFormulas() throws IOException {
        JsonNode file = reference("s08_truncation_and_no_equilibrium");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.at("/outputs/bloch_ladder")) {
            int levels = run.get("N").asInt();
            tests.add(DynamicTest.dynamicTest(levels + " levels", () -> {
                Path out = folder.resolve("s08-" + levels);
                Console console = Console.run(
                        "run",
                        "sample-data/ladder-formula.json",
                        "--out",
                        out.toString(),
                        "--set",
                        "levels.count=" + levels,
                        "--set",
                        "times=[0.5,1]");
                assertEquals(0, console.status(), console.err());
                Csv csv = Csv.read(out.resolve("populations.csv"));
                for (int i = 0; i < 2; i++) {
                    for (int n = 0; n < levels; n++) {
                        double p = run.get("populations").get(i).get(n).asDouble();
                        assertEquals(p, csv.number(i, "rho_" + n + "_" + n), 1e-8);
                    }
                }
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s08StarTruncated() throws IOException {
        JsonNode file = reference("s08_truncation_and_no_equilibrium");
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode star = file.at("/outputs/star");
        // The smallest ε; the others are tested without a file, since 6000 levels by formulas take their time.
        for (JsonNode run : List.of(star.get(star.size() - 1))) {
            double epsilon = run.get("eps").asDouble();
            tests.add(DynamicTest.dynamicTest("eps " + epsilon, () -> {
                ObjectNode model = star(epsilon);
                List<String> sizes = new ArrayList<>();
                run.get("err_l2_of_truncation").fieldNames().forEachRemaining(sizes::add);
                Path out = run(
                        model,
                        "star-" + epsilon,
                        "truncation",
                        "--sizes",
                        String.join(",", sizes),
                        "--reference",
                        file.at("/inputs/N_ref").asText());
                Csv csv = Csv.read(out.resolve("truncation.csv"));
                for (int i = 0; i < sizes.size(); i++) {
                    double error =
                            run.get("err_l2_of_truncation").get(sizes.get(i)).asDouble();
                    assertEquals(error, csv.number(i, "error"), 1e-8, sizes.get(i) + " levels");
                }
            }));
        }
        return tests;
    }

    /** Level 0 in resonance with all others, which are degenerate. */
    private static ObjectNode star(double epsilon) {
        String onlyWithZero = "*(1-step(min(n,m)-1))*step(max(n,m)-1)";
        ObjectNode model = JSON.createObjectNode();
        model.put("secular", 1).put("epsilon", epsilon);
        model.putObject("levels").put("formula", "step(n-1)").put("count", 8);
        model.putObject("coupling").put("formula", "0.8*(1+max(n,m))^(-1.25)" + onlyWithZero);
        model.putObject("damping").put("gamma", 0.5).put("exponent", 0.3);
        model.putObject("relaxation").put("formula", "0.3*(1+max(n,m))^(-3)*exp(-step(m-1)/0.7)" + onlyWithZero);
        ObjectNode wave = model.putObject("wave");
        wave.putArray("frequencies").add(1);
        ObjectNode harmonic = wave.putArray("harmonics").addObject();
        harmonic.putArray("index").add(1);
        harmonic.put("amplitude", 0.5);
        model.putObject("initial")
                .putObject("populations")
                .put("formula", "(1+n)^(-3)")
                .put("over", 6000);
        model.putArray("times").add(0.25).add(0.5).add(1).add(2);
        return model;
    }

    @TestFactory
    List<DynamicTest> s09Diophantine() throws IOException {
        JsonNode file = reference("s09_diophantine");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.get("outputs")) {
            String name = run.get("label").asText() + "-" + run.get("eta") + "-" + run.get("K");
            if (!run.has("C_levels") || !run.has("omega")) {
                continue;
            }
            tests.add(DynamicTest.dynamicTest(name, () -> {
                ObjectNode model = JSON.createObjectNode();
                model.put("secular", 1).put("epsilon", 0.1);
                model.set("levels", JSON.createObjectNode().set("energies", file.at("/inputs/e")));
                model.set("times", JSON.createArrayNode().add(1));
                model.set(
                        "wave",
                        JSON.<ObjectNode>createObjectNode()
                                .<ObjectNode>set("frequencies", run.get("omega"))
                                .set("harmonics", JSON.createArrayNode()));
                Path out = run(
                        model,
                        "s09-" + name,
                        "hypotheses",
                        "--eta",
                        run.get("eta").asText(),
                        "--cutoff",
                        run.get("K").asText());
                Csv csv = Csv.read(out.resolve("diophantine.csv"));
                double levels = run.get("C_levels").asDouble();
                assertEquals(levels, csv.number(0, "constant"), 1e-9 * levels);
                double wave = run.get("C_wave_only").asDouble();
                assertEquals(wave, csv.number(1, "constant"), 1e-9 * wave);
            }));
        }
        assertTrue(tests.size() >= 24, "the file has " + tests.size() + " cases");
        return tests;
    }

    @TestFactory
    List<DynamicTest> s11WholeClockCells() throws IOException {
        JsonNode file = reference("s11_clock_whole_cells_very_small_eps");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.at("/outputs/runs")) {
            double epsilon = run.get("eps").asDouble();
            tests.add(DynamicTest.dynamicTest("eps " + epsilon, () -> {
                ObjectNode model = clock(file.get("inputs"), 0, 0);
                ((ObjectNode) model.get("noises").get(0)).put("phase", 0);
                model.put("epsilon", epsilon).put("tolerance", 1e-11);
                model.set("times", JSON.createArrayNode().add(run.get("t")));
                Path out = run(model, "s11-" + epsilon, "run");
                Csv bloch = Csv.read(out.resolve("populations.csv"));
                Csv rates = Csv.read(out.resolve("rate-equation.csv"));
                for (int n = 0; n < 3; n++) {
                    double exact = run.get("populations").get(n).asDouble();
                    assertEquals(exact, bloch.number(0, "rho_" + n + "_" + n), 1e-12);
                    assertEquals(run.get("rate").get(n).asDouble(), rates.number(0, "p_" + n), 1e-12);
                }
                checkMatrix(file.at("/outputs/A"), Csv.read(out.resolve("rates.csv")), "rate", 1e-12);
            }));
        }
        return tests;
    }

    @Test
    void hypothesesSayWhatHoldsAndWhatIsSeen() throws IOException {
        Console console = Console.run(
                "hypotheses",
                "sample-data/clock-noise.json",
                "--out",
                folder.resolve("clock").toString(),
                "--epsilon",
                "0.2,0.1,0.05");
        assertEquals(0, console.status(), console.err());
        Csv theorems = Csv.read(folder.resolve("clock/theorems.csv"));
        assertEquals(2, theorems.number(0, "expected_order"));
        assertEquals(2, theorems.number(0, "observed_order"), 0.1);
        assertTrue(console.out().contains("Theorem 2: applies"), console.out());
    }

    @Test
    void ensembleIsReproducibleAndHoldsTheExactMean() throws IOException {
        List<String> first = ensemble("one");
        assertEquals(first, ensemble("two"));
        Csv csv = Csv.read(folder.resolve("one/ensemble.csv"));
        int outside = 0;
        for (int i = 1; i < csv.rows().size(); i++) {
            double error = Math.abs(csv.number(i, "mean_1") - csv.number(i, "exact_1"));
            outside += error > 4 * csv.number(i, "standard_error_1") ? 1 : 0;
            assertTrue(csv.number(i, "lower_1") <= csv.number(i, "upper_1"));
        }
        assertEquals(0, outside, "means more than four standard errors off");
    }

    private static List<String> ensemble(String name) throws IOException {
        Path out = folder.resolve(name);
        Console console = Console.run(
                "ensemble",
                "sample-data/random-telegraph.json",
                "--out",
                out.toString(),
                "--paths",
                "200",
                "--seed",
                "7",
                "--set",
                "times={\"end\":1,\"count\":11}");
        assertEquals(0, console.status(), console.err());
        return Files.readAllLines(out.resolve("ensemble.csv"));
    }

    @Test
    void severalLimitsInOneComparison() throws IOException {
        Path out = folder.resolve("limits");
        Console console = Console.run(
                "compare",
                "sample-data/ladder-thermal.json",
                "--out",
                out.toString(),
                "--epsilon",
                "0.1,0.05",
                "--limit",
                "averaged,delay-free");
        assertEquals(0, console.status(), console.err());
        Csv csv = Csv.read(out.resolve("comparison.csv"));
        assertEquals(4, csv.rows().size());
        assertEquals("limit", csv.header().get(csv.header().size() - 1));
        assertEquals("averaged", csv.rows().get(0)[csv.header().size() - 1]);
        assertEquals("delay-free", csv.rows().get(3)[csv.header().size() - 1]);
        assertEquals(csv.number(0, "coherence"), csv.number(2, "coherence"));
    }

    @Test
    void refusalsAreOneSentence() {
        Console wave = Console.run(
                "ensemble",
                "sample-data/rabi.json",
                "--out",
                folder.resolve("none").toString());
        assertEquals(1, wave.status());
        assertEquals(1, wave.err().lines().count(), wave.err());
        Console noise = Console.run(
                "regime",
                "sample-data/random-telegraph.json",
                "--out",
                folder.resolve("none").toString());
        assertEquals(1, noise.status());
        assertEquals(1, noise.err().lines().count(), noise.err());
    }

    private static ObjectNode clock(JsonNode in, double gamma, double exponent) {
        ObjectNode model = model(in);
        model.set("damping", JSON.createObjectNode().put("gamma", gamma).put("exponent", exponent));
        ObjectNode noise = model.putArray("noises").addObject();
        noise.put("type", "clock").<ObjectNode>set("cellLength", in.get("Tc")).set("matrix", in.get("V"));
        return model;
    }

    private static ObjectNode model(JsonNode in) {
        ObjectNode model = JSON.createObjectNode();
        model.put("secular", 1).put("title", "reference");
        model.set("levels", JSON.createObjectNode().set("energies", in.get("e")));
        model.set("initial", JSON.createObjectNode().set("populations", in.get("rho0_diag")));
        if (in.has("t")) {
            model.set("times", in.get("t"));
        }
        return model;
    }

    private static Path run(ObjectNode model, String name, String command, String... options) throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, JSON.writeValueAsString(model));
        Path out = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of(command, file.toString(), "--out", out.toString()));
        all.addAll(List.of(options));
        Console console = Console.run(all.toArray(new String[0]));
        assertEquals(0, console.status(), console.err());
        return out;
    }

    private static void checkPopulations(JsonNode expected, Path file, String column, double tolerance)
            throws IOException {
        Csv csv = Csv.read(file);
        assertEquals(expected.size(), csv.rows().size());
        for (int i = 0; i < expected.size(); i++) {
            for (int n = 0; n < expected.get(i).size(); n++) {
                double p = expected.get(i).get(n).asDouble();
                assertEquals(p, csv.number(i, column + n), tolerance, file + ", row " + i);
            }
        }
    }

    /** A column of all pairs n, k against a matrix; pairs that the file leaves out are not compared. */
    private static void checkMatrix(JsonNode expected, Csv csv, String column, double tolerance) {
        for (int i = 0; i < csv.rows().size(); i++) {
            int n = (int) csv.number(i, "n");
            int k = (int) csv.number(i, "k");
            double value = expected.get(n).get(k).asDouble();
            assertEquals(value, csv.number(i, column), tolerance, column + " " + n + ", " + k);
        }
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
        try (InputStream in = HeadlessReportsTest.class.getResourceAsStream("/reference/quantum/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
