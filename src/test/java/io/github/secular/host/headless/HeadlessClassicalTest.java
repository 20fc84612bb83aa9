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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Classical reference cases from a model file through the command line to the CSVs, as a user would run them. */
class HeadlessClassicalTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> WELLS = Map.of(
            "harmonic",
            "{\"type\": \"harmonic\"}",
            "quartic",
            "{\"type\": \"quartic\"}",
            "duffing",
            "{\"type\": \"duffing\"}",
            "duffing_b1",
            "{\"formula\": \"x^2/2 + x^4/4\"}",
            "p^2/2+x^2/2+x^4/4",
            "{\"type\": \"duffing\"}");

    @TempDir
    static Path folder;

    @TestFactory
    List<DynamicTest> s1ShellGeometry() throws IOException {
        JsonNode file = reference("S1_shell_geometry_1d");
        List<DynamicTest> tests = new ArrayList<>();
        file.get("outputs")
                .fields()
                .forEachRemaining(well -> tests.add(DynamicTest.dynamicTest(well.getKey(), () -> {
                    ObjectNode model = model(well.getKey(), 0.1, file.at("/inputs/energies"), "[0, 0.01]");
                    model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
                    drive(model, "x", JSON.readTree("[[1, 0.7]]"));
                    model.set("initial", JSON.readTree("{\"thermal\": {\"temperature\": 0.3}}"));
                    Csv shells = Csv.read(
                            run("diffusion", model, "s1-" + well.getKey()).resolve("shells.csv"));
                    int row = 0;
                    for (JsonNode expected : well.getValue()) {
                        for (int c = 0; c < expected.get("n_components").asInt(); c++) {
                            close(expected.get("E").asDouble(), shells.number(row, "E"), 0);
                            close(expected.get("h0").asDouble(), shells.number(row, "h0"), 1e-8);
                            close(
                                    expected.at("/period_per_component/" + c).asDouble(),
                                    shells.number(row, "period"),
                                    1e-8);
                            close(
                                    expected.at("/omega_per_component/" + c).asDouble(),
                                    shells.number(row, "omega"),
                                    1e-8);
                            close(
                                    expected.at("/action_per_component/" + c).asDouble(),
                                    shells.number(row, "action"),
                                    1e-8);
                            row++;
                        }
                    }
                    assertEquals(shells.rows().size(), row);
                })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> s2ForcedOscillator() throws IOException {
        JsonNode file = reference("S2_explicit_harmonic");
        JsonNode in = file.get("inputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : file.at("/outputs/rows")) {
            String name = "eps " + row.get("eps") + ", omega " + row.get("omega") + ", t " + row.get("t");
            tests.add(DynamicTest.dynamicTest(name, () -> {
                ObjectNode model =
                        model("harmonic", row.get("eps").asDouble(), in.get("energies"), "[" + row.get("t") + "]");
                drive(model, "x", JSON.readTree("[[1, " + row.get("omega") + "]]"));
                gaussian(model, in.get("center0"), in.get("a").asDouble());
                Path out = run("run", model, "s2-" + tests.size() + name.hashCode(), points(in.get("points")));
                Csv moments = Csv.read(out.resolve("moments.csv"));
                assertEquals(row.get("center_x").asDouble(), moments.number(0, "mean_x"), 1e-9);
                assertEquals(row.get("center_p").asDouble(), moments.number(0, "mean_p"), 1e-9);
                assertEquals(row.get("mean_energy").asDouble(), moments.number(0, "mean_E"), 1e-9);
                check(row.get("Pi_f"), Csv.read(out.resolve("energy-distribution.csv")), "F", 1e-9);
                check(row.get("f_at_points"), Csv.read(out.resolve("density.csv")), "f", 1e-9);
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s3DiffusionCoefficient() throws IOException {
        Map<String, List<JsonNode>> models = new LinkedHashMap<>();
        for (JsonNode item : reference("S3_d_of_E_periodic").at("/outputs/items")) {
            String name =
                    item.get("H0").asText() + ", " + item.get("V").asText().split(" ")[0] + ", "
                            + item.get("terms_amp_nu") + ", gamma " + item.get("gamma");
            models.computeIfAbsent(name, n -> new ArrayList<>()).add(item);
        }
        assertEquals(6, models.size());
        List<DynamicTest> tests = new ArrayList<>();
        models.forEach((name, items) -> tests.add(
                DynamicTest.dynamicTest(name, () -> checkCoefficients(items, "s3-" + name.hashCode(), null, 1e-8))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> s4EnergyDiffusion() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode item : reference("S4_diffusion_energy").at("/outputs/items")) {
            String id = item.get("id").asText();
            if (id.contains("D2") || id.contains("D3")) {
                continue; // more than one degree of freedom
            }
            tests.add(DynamicTest.dynamicTest(id, () -> {
                ArrayNode energies = JSON.createArrayNode();
                item.get("E").forEach(e -> energies.add(Math.max(e.asDouble(), 1e-9)));
                ArrayNode times = JSON.createArrayNode();
                item.get("result").forEach(r -> times.add(r.get("t")));
                ObjectNode model = model(item.get("H0").asText(), 0.1, energies, times.toString());
                model.set(
                        "relaxation",
                        JSON.createObjectNode().put("gamma", item.path("gamma").asDouble(0.5)));
                drive(model, "x", JSON.readTree("[[1, " + item.path("nu").asDouble(0.7) + "]]"));
                model.set("initial", start(item));
                Path out = run("diffusion", model, "s4-" + id);
                Csv f = Csv.read(out.resolve("energy-diffusion.csv"));
                Csv moments = Csv.read(out.resolve("moments.csv"));
                boolean exact = item.get("accuracy").asText().startsWith("exact");
                int row = 0;
                int time = 0;
                for (JsonNode result : item.get("result")) {
                    for (JsonNode value : result.get("F")) {
                        double tolerance = exact ? 1e-4 * value.asDouble() : 1e-4;
                        assertEquals(value.asDouble(), f.number(row++, "F"), Math.max(tolerance, 1e-9), "row " + row);
                    }
                    if (result.hasNonNull("mass")) {
                        close(result.get("mass").asDouble(), moments.number(time, "mass"), 1e-9);
                    }
                    if (result.hasNonNull("mean_energy")) {
                        close(result.get("mean_energy").asDouble(), moments.number(time, "mean_E"), 1e-4);
                    }
                    time++;
                }
            }));
        }
        return tests;
    }

    /** F(0) as a density: functions of energy alone are formulas in x and p. */
    private static JsonNode start(JsonNode item) throws IOException {
        if (item.has("R")) {
            return JSON.createObjectNode()
                    .set(
                            "gaussian",
                            JSON.createObjectNode()
                                    .<ObjectNode>set("variance", item.get("a"))
                                    .set("x", item.get("R")));
        }
        double mass = item.at("/result/0/mass").asDouble(1);
        String h = item.get("H0").asText().equals("harmonic") ? "((x^2 + p^2)/2)" : "(p^2/2 + x^2/2 + x^4/4)";
        String formula = item.get("F0").asText().replaceAll("\\bE\\b", h);
        return JSON.createObjectNode()
                .put("formula", formula)
                .put("mass", mass)
                .<ObjectNode>set("x", JSON.readTree("[-9, 9]"))
                .set("p", JSON.readTree("[-9, 9]"));
    }

    @TestFactory
    List<DynamicTest> s5VlasovInTheHarmonicWell() throws IOException {
        JsonNode file = reference("S5_vlasov_finite_eps");
        JsonNode in = file.get("inputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (String kind : List.of("ill", "well")) {
            for (JsonNode row : file.at("/outputs/harmonic_" + kind)) {
                String name = kind + ", eps " + row.get("eps") + ", t " + row.get("t");
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    ObjectNode model =
                            model("harmonic", row.get("eps").asDouble(), in.get("E"), "[" + row.get("t") + "]");
                    model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
                    drive(model, "x", JSON.readTree("[[1, 0.7]]"));
                    gaussian(model, in.at("/harmonic/center0_" + kind), 1);
                    List<String> options = new ArrayList<>(List.of(points(in.get("points"))));
                    options.add("--exact");
                    Path out = run("run", model, "s5-" + name.hashCode(), options.toArray(String[]::new));
                    checkMoments("moments.csv", row.get("moments"), out, 1e-8);
                    checkMoments("moments-exact.csv", row.get("moments"), out, 1e-8);
                    check(row.get("Pi_f"), Csv.read(out.resolve("energy-distribution.csv")), "F", 1e-4);
                    check(row.get("f_at_points"), Csv.read(out.resolve("density.csv")), "f", 1e-3);
                    check(row.get("F_limit"), Csv.read(out.resolve("energy-diffusion.csv")), "F", 1e-5);
                }));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s6ClockNoise() throws IOException {
        JsonNode file = reference("S6_random_clock_harmonic");
        JsonNode in = file.get("inputs");
        List<DynamicTest> tests = new ArrayList<>();
        for (String kind : List.of("gamma_0p5", "gamma_0")) {
            JsonNode centre = in.get(kind.equals("gamma_0") ? "center0_gamma0" : "center0_relaxed");
            for (JsonNode row : file.at("/outputs/" + kind + "/rows")) {
                for (boolean zeroPhase : new boolean[] {true, false}) {
                    String name = kind + ", eps " + row.get("eps") + (zeroPhase ? ", aligned" : ", stationary");
                    tests.add(DynamicTest.dynamicTest(name, () -> {
                        ObjectNode model =
                                model("harmonic", row.get("eps").asDouble(), in.get("E"), "[" + row.get("t") + "]");
                        if (kind.equals("gamma_0p5")) {
                            model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
                        }
                        ObjectNode noise = model.putArray("noises").addObject();
                        noise.put("type", "clock").put("potential", "x").set("cellLength", in.get("Tc"));
                        if (zeroPhase) {
                            noise.put("phase", 0);
                        }
                        gaussian(model, centre, 1);
                        Path out = run("run", model, "s6-" + name.hashCode());
                        double energy = row.get("mean_energy_" + (zeroPhase ? "zero" : "uniform") + "_clock_phase")
                                .asDouble();
                        assertEquals(
                                energy, Csv.read(out.resolve("moments.csv")).number(0, "mean_E"), 1e-9);
                        if (zeroPhase) {
                            Csv f = Csv.read(out.resolve("energy-distribution.csv"));
                            check(row.get("E_Pi_f"), f, "F", 2e-4);
                        }
                        check(row.get("F_limit"), Csv.read(out.resolve("energy-diffusion.csv")), "F", 1e-5);
                        Csv d = Csv.read(out.resolve("diffusion.csv"));
                        double d0 = file.at("/outputs/" + kind + "/d0").asDouble();
                        close(d0 * d.number(2, "E"), d.number(2, "d"), 1e-10);
                    }));
                }
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> s8Kernel() throws IOException {
        JsonNode file = reference("S8_kernel_and_semiclassical");
        JsonNode in = file.get("inputs");
        // b(θ) = 1 + 0.8 cos θ = 1 + 2 Σ b_k cos kθ
        JsonNode kernel = JSON.readTree("[0.4]");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode item : file.at("/outputs/kernel/d")) {
            String name =
                    item.get("H0").asText() + ", " + item.get("V").asText().split(" ")[0];
            tests.add(DynamicTest.dynamicTest(
                    name, () -> checkCoefficients(List.of(item), "s8-" + name.hashCode(), kernel, 1e-10)));
            JsonNode formula = JSON.createObjectNode().put("formula", "1 + 0.8*cos(phi)");
            tests.add(DynamicTest.dynamicTest(
                    name + ", formula in phi",
                    () -> checkCoefficients(List.of(item), "s8-phi-" + name.hashCode(), formula, 1e-10)));
            if (name.startsWith("harmonic")) {
                JsonNode general =
                        JSON.createObjectNode().put("formula", "1 + 0.8*(x*x2 + p*p2)/sqrt((x^2+p^2)*(x2^2+p2^2))");
                tests.add(DynamicTest.dynamicTest(
                        name + ", general kernel",
                        () -> checkCoefficients(List.of(item), "s8-general-" + name.hashCode(), general, 1e-9)));
            }
        }
        for (JsonNode row : file.at("/outputs/kernel/vlasov_harmonic/rows")) {
            tests.add(DynamicTest.dynamicTest("eps " + row.get("eps"), () -> {
                ObjectNode model = model("harmonic", row.get("eps").asDouble(), in.get("E"), "[" + row.get("t") + "]");
                model.set(
                        "relaxation", JSON.createObjectNode().put("gamma", 0.5).set("kernel", kernel));
                drive(model, "x", JSON.readTree("[[1, 0.7]]"));
                gaussian(model, in.at("/kernel_vlasov/center0"), 1);
                Path out = run("run", model, "s8-" + row.get("eps"));
                checkMoments("moments.csv", row.get("moments"), out, 1e-8);
                check(row.get("Pi_f"), Csv.read(out.resolve("energy-distribution.csv")), "F", 1e-4);
                check(row.get("F_limit"), Csv.read(out.resolve("energy-diffusion.csv")), "F", 1e-5);
            }));
        }
        return tests;
    }

    /** Two noises and a kernel that is no angle difference: the parts of d are listed, and F diffuses. */
    @Test
    void severalNoisesUnderAGeneralKernel() throws IOException {
        ObjectNode model = model("duffing p^2/2+x^2/2+x^4/4", 0.1, JSON.readTree("[0.3, 1, 2]"), "[0.1, 0.2]");
        model.set(
                "noises",
                JSON.readTree("[{\"type\": \"telegraph\", \"potential\": \"x\", \"correlationTime\": 0.8},"
                        + " {\"type\": \"ornstein-uhlenbeck\", \"potential\": \"x^2\", \"correlationTime\": 0.6}]"));
        model.set("relaxation", JSON.readTree("{\"gamma\": 0.5, \"kernel\": {\"formula\": \"exp(-(x-x2)^2)\"}}"));
        gaussian(model, JSON.readTree("[0.3, 0]"), 0.3);
        Path out = run("diffusion", model, "noises-kernel");
        Csv d = Csv.read(out.resolve("diffusion.csv"));
        Csv parts = Csv.read(out.resolve("resonances.csv"));
        for (int i = 0; i < 3; i++) {
            double[] sum = new double[2];
            for (int row = 0; row < parts.rows().size(); row++) {
                if (parts.number(row, "E") == d.number(i, "E")) {
                    sum[(int) parts.number(row, "noise")] += parts.number(row, "strength");
                }
            }
            assertTrue(sum[0] > 0 && sum[1] > 0);
            close(d.number(i, "d"), sum[0] + sum[1], 1e-8);
        }
        Csv moments = Csv.read(out.resolve("moments.csv"));
        assertTrue(moments.number(1, "mean_E") > moments.number(0, "mean_E"));
        close(1, moments.number(1, "mass"), 1e-6);
    }

    /** Harmonic: Π x² = E, Π p⁴ = 3E²/2; x = √(2E) cos θ, whose one harmonic is √(2E)/2. */
    @Test
    void meansAndHarmonicsOfFormulas() throws IOException {
        ObjectNode model = model("harmonic", 0.1, JSON.readTree("[0.5, 2]"), "[0, 0.1]");
        model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
        drive(model, "x", JSON.readTree("[[1, 0.7]]"));
        Path out = run("diffusion", model, "means", "--mean", "x^2", "--mean", "p^4", "--harmonics", "3");
        Csv means = Csv.read(out.resolve("shell-means.csv"));
        Csv components = Csv.read(out.resolve("component-means.csv"));
        Csv harmonics = Csv.read(out.resolve("harmonics.csv"));
        assertEquals(8, harmonics.rows().size());
        for (int i = 0; i < 2; i++) {
            double e = means.number(i, "E");
            assertEquals(e, means.number(i, "mean_1"), 1e-12);
            assertEquals(1.5 * e * e, means.number(i, "mean_2"), 1e-12);
            assertEquals(means.number(i, "mean_2"), components.number(i, "mean_2"), 1e-12);
            for (int k = 0; k <= 3; k++) {
                assertEquals(k, harmonics.number(4 * i + k, "k"));
                assertEquals(
                        k == 1 ? Math.sqrt(2 * e) / 2 : 0,
                        Math.hypot(harmonics.number(4 * i + k, "re"), harmonics.number(4 * i + k, "im")),
                        1e-12);
            }
        }
    }

    /** V = x² cos 2τ: d = cE², and the mean energy grows as e^{2ct}; most of it is far out. */
    @Test
    void longTailOfEnergyDiffusion() throws IOException {
        ObjectNode model = model("harmonic", 0.1, JSON.readTree("{\"max\": 6, \"count\": 10}"), "[0, 2]");
        model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
        drive(model, "x^2", JSON.readTree("[[1, 2]]"));
        model.set("initial", JSON.readTree("{\"thermal\": {\"temperature\": 1}}"));
        Csv moments = Csv.read(run("diffusion", model, "long-tail").resolve("moments.csv"));
        double c = (1 / 0.5 + 0.5 / (0.25 + 16)) / 2;
        assertEquals(1, moments.number(1, "mean_E") / Math.exp(4 * c), 1e-4);
    }

    @Test
    void theErrorOfTheLimitIsOfSecondOrderOnceTheStartIsCorrected() throws IOException {
        // The initial layer, where the start has not yet forgotten its angles, is not the corrected limit's: errors are
        // taken beyond that of the largest ε, at the same times for all.
        ObjectNode model = model(
                "harmonic",
                0.1,
                JSON.readTree("{\"max\": 6, \"count\": 30}"),
                "{\"start\": 0, \"end\": 1, \"count\": 41}");
        model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
        drive(model, "x", JSON.readTree("[[1, 0.7]]"));
        gaussian(model, JSON.readTree("[0.7, -0.2]"), 1);
        Csv plain = Csv.read(
                run("compare", model, "first-order", "--epsilon", "0.05,0.025").resolve("comparison.csv"));
        Csv corrected = Csv.read(run("compare", model, "second-order", "--corrected", "--epsilon", "0.1,0.05,0.025")
                .resolve("comparison.csv"));
        Csv byName = Csv.read(run("compare", model, "by-name", "--limit", "corrected-diffusion", "--epsilon", "0.1")
                .resolve("comparison.csv"));
        assertEquals(corrected.text(0, "error"), byName.text(0, "error"));
        assertEquals(1, plain.number(1, "order"), 0.2);
        assertEquals(2, corrected.number(1, "order"), 0.2);
        assertEquals(2, corrected.number(2, "order"), 0.2);
        assertTrue(corrected.number(2, "error") < 0.2 * plain.number(1, "error"));
    }

    @Test
    void hypothesesOfAnUnstableWellUnderTwoFrequencies() throws IOException {
        ObjectNode model = model("harmonic", 0.1, JSON.readTree("{\"max\": 0.6, \"count\": 12}"), "[0, 1]");
        model.set("hamiltonian", JSON.readTree("{\"type\": \"double-well\"}"));
        model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
        drive(model, "x", JSON.readTree("[[1, 0.7], [1, 1.1]]"));
        Path out = runWithPictures("hypotheses", model, "hypotheses", "--cutoff", "3");
        Csv theorems = Csv.read(out.resolve("theorems.csv"));
        assertEquals("false", theorems.text(0, "applies"));
        assertTrue(theorems.text(0, "failing").startsWith("HC4 fails"), theorems.text(0, "failing"));
        Csv divisors = Csv.read(out.resolve("small-divisors.csv"));
        assertEquals(2 * 3 * 2, divisors.rows().size());
        for (int i = 1; i < divisors.rows().size(); i++) {
            assertTrue(divisors.number(i, "divisor") >= divisors.number(i - 1, "divisor"));
        }
        String text = Files.readString(out.resolve("hypotheses.txt"));
        assertTrue(text.contains("energy diffusion"), text);
        assertTrue(Files.exists(out.resolve("small-divisors.png")) && Files.exists(out.resolve("small-divisors.tif")));
    }

    /** The movie of another program as a start: its last frame is a Gaussian of variance 0.9. */
    @Test
    void anImageBesideTheModelIsAStart() throws IOException {
        Files.copy(
                Path.of("src/test/resources/reference/classical/spreading-gaussian.tif"), folder.resolve("start.tif"));
        ObjectNode model = model("harmonic", 0.2, JSON.readTree("[0.1, 0.5, 1, 2]"), "[0, 1]");
        model.set(
                "initial", JSON.readTree("{\"image\": \"start.tif\", \"x\": [-6, 6], \"p\": [-6, 6], \"frame\": 11}"));
        Path out = runWithPictures("run", model, "image");
        for (String picture : new String[] {"phase-space.tif", "phase-space.png", "mean-energy.png", "diffusion.png"}) {
            assertTrue(Files.exists(out.resolve(picture)), picture);
        }
        Csv f = Csv.read(out.resolve("energy-distribution.csv"));
        for (int i = 0; i < f.rows().size(); i++) {
            // without a drive nothing happens to a function of energy
            assertEquals(Math.exp(-f.number(i, "E") / 0.9) / (2 * Math.PI * 0.9), f.number(i, "F"), 2e-4);
        }
        assertEquals(1, Csv.read(out.resolve("moments.csv")).number(1, "mass"), 1e-6);
        Console missing = Console.run(
                "run",
                folder.resolve("image.json").toString(),
                "--set",
                "initial.image=none.tif",
                "--out",
                out.toString());
        assertEquals(1, missing.status());
        assertTrue(missing.err().contains("none.tif: found no such file"), missing.err());
        Console beyond = Console.run(
                "run", folder.resolve("image.json").toString(), "--set", "initial.frame=12", "--out", out.toString());
        assertTrue(beyond.err().contains("a number from 1 to 11"), beyond.err());
        Console uncalibrated = Console.run(
                "run",
                folder.resolve("image.json").toString(),
                "--set",
                "initial={\"image\":\"start.tif\"}",
                "--out",
                out.toString());
        assertTrue(uncalibrated.err().contains("without a calibration"), uncalibrated.err());
    }

    /** A Gaussian of variance 0.5 + 0.4 t, written by a program that knows nothing of this one: d = 0.4 E. */
    @Test
    void shellAverageOfAMovieFromElsewhere() throws IOException {
        Path movie = Path.of("src/test/resources/reference/classical/spreading-gaussian.tif");
        Path out = folder.resolve("movie");
        Console console = Console.run(
                "shell-average",
                movie.toString(),
                "sample-data/forced-oscillator.json",
                "--range=-6,6,-6,6",
                "--interval=0.1",
                "--energies=40",
                "--out",
                out.toString());
        assertEquals(0, console.status(), console.err());
        Csv f = Csv.read(out.resolve("energy-distribution.csv"));
        assertEquals(40 * 11, f.rows().size());
        for (int i = 0; i < f.rows().size(); i++) {
            double a = 0.5 + 0.4 * f.number(i, "time");
            double exact = Math.exp(-f.number(i, "E") / a) / (2 * Math.PI * a);
            assertEquals(exact, f.number(i, "F"), 2e-4, "row " + i);
        }
        Csv moments = Csv.read(out.resolve("moments.csv"));
        for (int k = 0; k < 11; k++) {
            assertEquals(1, moments.number(k, "mass"), 1e-6);
            assertEquals(0.5 + 0.04 * k, moments.number(k, "mean_E"), 1e-6);
        }
        Csv d = Csv.read(out.resolve("diffusion.csv"));
        int known = 0;
        for (int i = 0; i < 40; i++) {
            if (!d.rows().get(i)[2].isEmpty()) {
                close(0.4 * d.number(i, "E"), d.number(i, "d"), 2e-3);
                known++;
            }
        }
        assertTrue(known >= 10, "d is known at " + known + " energies");
    }

    @TestFactory
    List<DynamicTest> s5VlasovInTheDuffingWell() throws IOException {
        JsonNode file = reference("S5_vlasov_finite_eps");
        Map<String, List<JsonNode>> runs = new LinkedHashMap<>();
        for (String kind : List.of("well", "ill")) {
            for (JsonNode row : file.at("/outputs/duffing_" + kind)) {
                runs.computeIfAbsent(kind + ", eps " + row.get("eps"), k -> new ArrayList<>())
                        .add(row);
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        runs.forEach((name, rows) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            ArrayNode times = JSON.createArrayNode();
            rows.forEach(row -> times.add(row.get("t")));
            ObjectNode model =
                    model("duffing", rows.get(0).get("eps").asDouble(), file.at("/inputs/E"), times.toString());
            model.set("relaxation", JSON.readTree("{\"gamma\": 0.5}"));
            drive(model, "x", JSON.readTree("[[1, 1.2]]"));
            model.put("tolerance", 5e-5); // a quarter of what the case allows
            model.putObject("initial")
                    .put("formula", "exp(-(p^2/2 + x^2/2 + x^4/4 + " + (name.startsWith("ill") ? 0.3 : 0) + "*x)/0.6)")
                    .<ObjectNode>set("x", JSON.readTree("[-3.4, 3.4]"))
                    .set("p", JSON.readTree("[-7.2, 7.2]"));
            Path out = run("run", model, "s5-duffing-" + name.hashCode());
            Csv f = Csv.read(out.resolve("energy-distribution.csv"));
            Csv moments = Csv.read(out.resolve("moments.csv"));
            int line = 0;
            for (int i = 0; i < rows.size(); i++) {
                for (JsonNode expected : rows.get(i).get("Pi_f")) {
                    assertEquals(expected.asDouble(), f.number(line++, "F"), 2e-4, "row " + line);
                }
                assertEquals(rows.get(i).get("mean_energy").asDouble(), moments.number(i, "mean_E"), 2e-4);
                // right to the case's tolerance at the start, and kept to rounding from there
                assertEquals(1, moments.number(i, "mass"), 2e-4);
                assertEquals(moments.number(0, "mass"), moments.number(i, "mass"), 1e-12);
            }
        })));
        return tests;
    }

    /** Energies of one model. */
    private static void checkCoefficients(List<JsonNode> items, String name, JsonNode kernel, double tolerance)
            throws IOException {
        JsonNode first = items.get(0);
        ArrayNode energies = JSON.createArrayNode();
        items.forEach(item -> energies.add(item.get("E")));
        ObjectNode model = model(first.get("H0").asText(), 0.1, energies, "[0]");
        ObjectNode relaxation = JSON.createObjectNode().set("gamma", first.get("gamma"));
        if (kernel != null) {
            relaxation.set("kernel", kernel);
        }
        model.set("relaxation", relaxation);
        drive(model, first.get("V").asText().split(" ")[0], first.get("terms_amp_nu"));
        Csv d = Csv.read(run("diffusion", model, name).resolve("diffusion.csv"));
        assertEquals(items.size(), d.rows().size());
        for (int i = 0; i < items.size(); i++) {
            close(items.get(i).get("d").asDouble(), d.number(i, "d"), tolerance);
            close(items.get(i).get("a").asDouble(), d.number(i, "a"), 1e-8);
            close(items.get(i).get("h0").asDouble(), d.number(i, "h0"), tolerance);
        }
    }

    private static ObjectNode model(String well, double epsilon, JsonNode energies, String times) throws IOException {
        ObjectNode model = JSON.createObjectNode();
        model.put("secular", 1)
                .put("kind", "classical")
                .put("title", "reference")
                .put("epsilon", epsilon);
        model.set("hamiltonian", JSON.readTree(WELLS.get(well.split(" ")[0])));
        model.set("energies", energies);
        model.set("times", JSON.readTree(times));
        return model;
    }

    /** amplitude · shape · cos ντ for each [amplitude, ν], independent phases. */
    private static void drive(ObjectNode model, String shape, JsonNode terms) {
        ObjectNode drive = model.putObject("drive");
        ArrayNode frequencies = drive.putArray("frequencies");
        ArrayNode list = drive.putArray("terms");
        for (int j = 0; j < terms.size(); j++) {
            frequencies.add(terms.get(j).get(1));
            ObjectNode term = list.addObject();
            ArrayNode index = term.putArray("index");
            for (int k = 0; k < terms.size(); k++) {
                index.add(k == j ? 1 : 0);
            }
            term.put("potential", shape).put("amplitude", terms.get(j).get(0).asDouble() / 2);
        }
    }

    private static void gaussian(ObjectNode model, JsonNode centre, double variance) {
        model.putObject("initial")
                .putObject("gaussian")
                .put("variance", variance)
                .<ObjectNode>set("x", centre.get(0))
                .set("p", centre.get(1));
    }

    private static String[] points(JsonNode points) {
        List<String> out = new ArrayList<>();
        points.forEach(q -> {
            out.add("--point=" + q.get(0) + "," + q.get(1));
        });
        return out.toArray(String[]::new);
    }

    /** Tables only: of pictures there are tests of their own. */
    private static Path run(String command, ObjectNode model, String name, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--no-pictures");
        return runWithPictures(command, model, name, all.toArray(String[]::new));
    }

    private static Path runWithPictures(String command, ObjectNode model, String name, String... options)
            throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, JSON.writeValueAsString(model));
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(command, file.toString(), "--out", out.toString()));
        arguments.addAll(List.of(options));
        Console console = Console.run(arguments.toArray(String[]::new));
        assertEquals(0, console.status(), console.err());
        return out;
    }

    private static void checkMoments(String file, JsonNode expected, Path out, double tolerance) throws IOException {
        Csv moments = Csv.read(out.resolve(file));
        expected.fields()
                .forEachRemaining(m -> assertEquals(
                        m.getValue().asDouble(), moments.number(0, "mean_" + m.getKey()), tolerance, m.getKey()));
        assertEquals(1, moments.number(0, "mass"), 1e-12);
    }

    private static void check(JsonNode expected, Csv csv, String column, double tolerance) {
        assertEquals(expected.size(), csv.rows().size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).asDouble(), csv.number(i, column), tolerance, column + " " + i);
        }
    }

    private static void close(double expected, double found, double relative) {
        assertEquals(expected, found, relative * Math.abs(expected));
    }

    private static JsonNode reference(String name) throws IOException {
        try (InputStream in =
                HeadlessClassicalTest.class.getResourceAsStream("/reference/classical/" + name + ".json")) {
            return JSON.readTree(in);
        }
    }
}
