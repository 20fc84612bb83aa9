package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.ClassicalCases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of two and three dimensions through the command line. */
class HeadlessSpaceTest {
    private static final String TRAP = "sample-data/anisotropic-trap.json";

    @TempDir
    private Path folder;

    @Test
    void diffusionOfTheSample() throws Exception {
        JsonNode s7 = ClassicalCases.read("S7_multi_invariant_2d").at("/outputs/x1x2_incommensurate");
        double c = s7.get("d_single_invariant_over_E2").asDouble();
        Path out = folder.resolve("trap");
        assertEquals(0, run("diffusion", TRAP, "--actions", "1,0.3", "--out", out.toString()));
        List<String> d = Files.readAllLines(out.resolve("diffusion.csv"));
        assertEquals("E,h0,d,error_d,a", d.get(0));
        for (String line : d.subList(1, d.size())) {
            String[] cells = line.split(",");
            double e = Double.parseDouble(cells[0]);
            assertEquals(c * e * e, Double.parseDouble(cells[2]), 1e-10 * c * e * e);
            // a = (h0 d)′/h0 with h0 ~ E
            assertEquals(3 * c * e, Double.parseDouble(cells[4]), 1e-5 * c * e);
        }
        List<String> matrix = Files.readAllLines(out.resolve("diffusion-matrix.csv"));
        assertEquals("I_1,I_2,D_11,D_12,D_22", matrix.get(0));
        JsonNode expectedMatrix = s7.at("/D/1/D");
        String[] row = matrix.get(1).split(",");
        assertEquals(expectedMatrix.at("/0/0").asDouble(), Double.parseDouble(row[2]), 1e-11);
        assertEquals(expectedMatrix.at("/0/1").asDouble(), Double.parseDouble(row[3]), 1e-11);
        assertEquals(expectedMatrix.at("/1/1").asDouble(), Double.parseDouble(row[4]), 1e-11);
        // d⟨E⟩/dt = ⟨a⟩ = 3c⟨E⟩, from ⟨E⟩ = 2T
        List<String> moments = Files.readAllLines(out.resolve("moments.csv"));
        String[] last = moments.get(moments.size() - 1).split(",");
        double expected = 2 * Math.exp(3 * c * Double.parseDouble(last[0]));
        assertEquals(expected, Double.parseDouble(last[2]), 3e-5 * expected);
    }

    @Test
    void hypothesesOfTheSample() throws Exception {
        Path out = folder.resolve("hypotheses");
        assertEquals(0, run("hypotheses", TRAP, "--out", out.toString()));
        String text = Files.readString(out.resolve("hypotheses.txt"));
        assertTrue(text.contains("trapping holds"), text);
        assertTrue(text.contains("no relation k.w = 0"), text);
        assertTrue(text.contains("Order to expect of energy diffusion: 2"), text);
        Csv table = Csv.read(out.resolve("hypotheses.csv"));
        assertEquals("HC1", table.text(0, "name"));
        assertEquals("true", table.text(0, "holds"));
    }

    /** V = x cos 0.7τ on an isotropic well: the exact gain in mean energy of S7, within four standard errors. */
    @Test
    void particlesOfAnIsotropicTrap() throws Exception {
        JsonNode row =
                ClassicalCases.read("S7_multi_invariant_2d").at("/outputs/isotropic_D2_single_invariant/mean_energy/1");
        Path out = folder.resolve("run");
        int code = run(
                "run",
                TRAP,
                "--out",
                out.toString(),
                "--axes",
                "y,px",
                "--set",
                "hamiltonian.frequencies=[1,1]",
                "--set",
                "drive={\"frequencies\":[0.7],\"terms\":[{\"index\":[1],\"cosine\":\"x\"}]}",
                "--set",
                "epsilon=" + row.get("eps").asDouble(),
                "--set",
                "times=[0.5,1]",
                "--set",
                "ensemble={\"count\":20000,\"seed\":8}",
                "--set",
                "solver=particles");
        assertEquals(0, code);
        List<String> moments = Files.readAllLines(out.resolve("moments.csv"));
        assertEquals("time,mass,mean_E,error_E,gain_E,error_gain,limit_mean_E", moments.get(0));
        String[] last = moments.get(2).split(",");
        double gain = row.get("E").asDouble() - row.get("E0").asDouble();
        double error = Double.parseDouble(last[5]);
        assertEquals(gain, Double.parseDouble(last[4]), 4 * error);
        assertTrue(error < 0.02 * gain);
        assertTrue(Files.exists(out.resolve("projection-y-px.tif")));
        assertEquals(
                "time,E,F,error_F",
                Files.readAllLines(out.resolve("energy-distribution.csv")).get(0));
    }

    /** The chain of jumps and the diffusion: O(ε²) apart, and its noise is below that. */
    @Test
    void aJumpChainAgainstTheLimit() throws Exception {
        Path out = folder.resolve("chain");
        int code = run(
                "compare",
                TRAP,
                "--epsilons",
                "0.8,0.4,1e-6",
                "--out",
                out.toString(),
                "--set",
                "times=[1]",
                "--set",
                "solver=jump-chain");
        assertEquals(0, code);
        List<String> rows = Files.readAllLines(out.resolve("comparison.csv"));
        double[] errors = rows.stream()
                .skip(1)
                .mapToDouble(r -> Double.parseDouble(r.split(",")[1]))
                .toArray();
        String[] tiny = rows.get(3).split(",");
        assertEquals("jump-chain", tiny[6]);
        assertTrue(errors[2] < Double.parseDouble(tiny[5]), rows.get(3));
        assertTrue(Double.parseDouble(tiny[5]) < 5e-3, rows.get(3));
        assertTrue(errors[0] > 2 * errors[1] && errors[1] > Double.parseDouble(tiny[5]), rows.toString());
    }

    @Test
    void particlesAgainstTheLimit() throws Exception {
        Path out = folder.resolve("compare");
        int code = run(
                "compare",
                TRAP,
                "--epsilons",
                "0.8,0.2",
                "--out",
                out.toString(),
                "--set",
                "times=[0.5,1]",
                "--set",
                "ensemble={\"count\":20000}",
                "--set",
                "solver=particles");
        assertEquals(0, code);
        List<String> rows = Files.readAllLines(out.resolve("comparison.csv"));
        assertEquals("epsilon,error,relative_error,order,below_floor,floor,solver", rows.get(0));
        String[] near = rows.get(2).split(",");
        // Kolmogorov's 99 % point for as many particles, and not less
        assertEquals(1.63 / Math.sqrt(20_000), Double.parseDouble(near[5]), 1e-4);
        assertEquals("true", near[4]);
        assertTrue(Double.parseDouble(rows.get(1).split(",")[1]) > Double.parseDouble(near[1]));
    }

    /** A pulse within one relaxation time, which the limit heats by ten times too much. */
    @Test
    void aDriveThatChangesTooFastIsToldOf() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CommandLineEntry.run(
                new PrintStream(said),
                System.err,
                "diffusion",
                TRAP,
                "--set",
                "drive.terms[0].envelope=exp(-((t-0.25)/1e-4)^2)",
                "--set",
                "times=[0.5]",
                "--out",
                folder.resolve("fast").toString());
        assertTrue(said.toString().contains("Warning: The drive changes by "), said.toString());
    }

    @Test
    void whatIsWrongIsSaidInASentence() {
        assertComplaint("hamiltonian.frequencies", "hamiltonian={\"type\":\"oscillator\",\"frequencies\":[1]}");
        assertComplaint("below the rim", "hamiltonian={\"type\":\"henon-heiles\",\"lambda\":1}");
        assertComplaint("does not confine", "hamiltonian={\"formula\":\"x^2 - y^2\"}");
        assertComplaint("dimension", "dimension=4");
        assertComplaint("depends on r alone", "hamiltonian.central=true");
        assertComplaint("hamiltonian.formula", "hamiltonian={\"formula\":\"x^2\",\"central\":true}");
        assertComplaint("drive.terms[0].cosine", "drive.terms[0].cosine=x*p");
        assertComplaint("\"sin(1/x)\", which is not finite", "drive.terms[0].cosine=sin(1/x)");
        assertComplaint("thermal", "initial={\"shell\":{\"energy\":1}}");
        assertComplaint("without relaxation", "relaxation.gamma=0");
        assertComplaint("finite", "initial={\"gaussian\":{\"momentum\":[0,1e300],\"variance\":1}}");
        String open = "hamiltonian={\"type\":\"henon-heiles\",\"lambda\":1,\"top\":0.1}";
        assertComplaint("of which 1.0 lies beyond the top", open, start("[0,5]", 0.001));
        // e^{-E/a} (1 + E/a) at E/a = 10/3 is 0.15
        assertComplaint("of which 0.15 lies beyond the top", open, start("[0,0]", 0.03));
    }

    private static String start(String position, double variance) {
        return "initial={\"gaussian\":{\"position\":" + position + ",\"variance\":" + variance + "}}";
    }

    private void assertComplaint(String part, String... changes) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(
                List.of("diffusion", TRAP, "--out", folder.resolve("none").toString()));
        for (String change : changes) {
            words.addAll(List.of("--set", change));
        }
        int code = CommandLineEntry.run(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err), words.toArray(String[]::new));
        assertTrue(code != 0 && err.toString().contains(part), part + ": " + err);
        assertEquals(1, err.toString().strip().lines().count(), err.toString());
    }

    private static int run(String... args) {
        return CommandLineEntry.run(new PrintStream(new ByteArrayOutputStream()), System.err, args);
    }
}
