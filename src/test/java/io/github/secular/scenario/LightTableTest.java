package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.RateEquation;
import io.github.secular.run.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Envelopes given at knots, in the model or in a file beside it. */
class LightTableTest {
    private static final double V = 0.3;
    private static final double GAMMA = 0.5;

    private static final String MODEL = """
            { "secular": 1, "levels": { "energies": [0, 1] }, "damping": { "gamma": 0.5 },
              "wave": { "frequencies": [1], "harmonics": [
                { "index": [1], "matrix": [[0, 0.3], [0, 0]], "envelope": %s } ] },
              "epsilon": 0.1, "times": [0.5, 3] }
            """;

    private static final String TRIANGLE = "\"times\":[0.5,1.5,2.5],\"values\":[0,1,0]";

    private static Scenario model(String envelope) {
        return ScenarioReader.read(MODEL.formatted(envelope), "test", List.of());
    }

    /** Population 1 at t = 3 on resonance: (1 − exp(−2 · 2 V²/γ ∫ g²))/2. */
    private static void assertIntegral(double squares, Scenario s) {
        double found = RateEquation.averaged()
                .solve(s.model(), s.initial(), s.times(), 1e-11, Progress.NONE)
                .population(1, 1);
        assertEquals((1 - Math.exp(-4 * V * V / GAMMA * squares)) / 2, found, 1e-10);
    }

    private static Trajectory solve(Scenario s) {
        return BlochSolvers.standard().named("automatic").solve(s.model(), s.initial(), s.times(), 1e-9, Progress.NONE);
    }

    @Test
    void fieldsIntensitiesAndSplines() {
        assertIntegral(2.0 / 3, model("{" + TRIANGLE + "}"));
        assertIntegral(1, model("{" + TRIANGLE + ",\"quantity\":\"intensity\"}"));
        // the natural spline is 1.5 s − 0.5 s³ on both sides of its middle
        assertIntegral(2 * (2.25 / 3 - 1.5 / 5 + 0.25 / 7), model("{" + TRIANGLE + ",\"spline\":true}"));
        // 0 outside, jumps included
        assertIntegral(1.25, model("{\"times\":[0.25,1.5],\"values\":[1,1]}"));
    }

    @Test
    void tableAndFormulaAreOne() {
        Trajectory table = solve(model("{" + TRIANGLE + "}"));
        Trajectory formula = solve(model("\"max(0,1-abs(t-1.5))\""));
        assertTrue(table.rho(1).distance(formula.rho(1)) < 2e-9);
        table = solve(model("{" + TRIANGLE + ",\"quantity\":\"intensity\"}"));
        formula = solve(model("\"sqrt(max(0,1-abs(t-1.5)))\""));
        assertTrue(table.rho(1).distance(formula.rho(1)) < 2e-9);
        assertTrue(table.population(1, 1) > 0.1);
    }

    /** While the light is off ρ is known in closed form; held against steps under hardly any light. */
    @Test
    void darkStretches() {
        String[] changes = {
            "relaxation={\"rates\":[{\"from\":1,\"to\":0,\"rate\":0.7}]}",
            "damping.gamma=0.003",
            "times=[0.1,1.4,1.8,3]",
            "initial={\"densityMatrix\":[[0.7,[0.1,0.2]],[[0.1,-0.2],0.3]]}"
        };
        Scenario s = model("{\"times\":[0.25,1.5],\"values\":[1,1]}").with(changes);
        Scenario dim = model("\"step(t-0.25)-step(t-1.5)+1e-12\"").with(changes);
        Trajectory found = solve(s);
        Trajectory steps = BlochSolvers.standard()
                .named("direct")
                .solve(dim.model(), dim.initial(), dim.times(), 1e-9, Progress.NONE);
        assertTrue(
                found.report().solver().startsWith("dark and "), found.report().solver());
        assertEquals("direct", steps.report().solver());
        assertTrue(found.rho(3).abs(0, 1) > 0.05, "coherences are left");
        for (int i = 0; i < 4; i++) {
            assertTrue(found.rho(i).distance(steps.rho(i)) < 2e-9, "time " + i);
        }
    }

    @Test
    void contentsOfAFileAreKept(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pulse.csv"), "\uFEFFtime;field\n# measured\n5e-1; 0\n1.5;1.0e0\n\n2.5;0\n");
        Path file = Files.writeString(folder.resolve("model.json"), MODEL.formatted("{\"file\":\"pulse.csv\"}"));
        Scenario s = ScenarioReader.read(file, List.of());
        assertIntegral(2.0 / 3, s);
        Files.delete(folder.resolve("pulse.csv"));
        assertFalse(s.json().contains("\"file\""));
        assertTrue(s.json().contains("\"source\" : \"pulse.csv\""), s.json());
        assertTrue(Provenance.of(s)
                .build()
                .text()
                .contains(
                        "wave.harmonics[0].envelope is a table from \"pulse.csv\" of 3 values from t = 0.5 to 2.5, linear"
                                + " in between and 0 outside."));
        assertIntegral(2.0 / 3, ScenarioReader.read(s.json(), "again", List.of()));
        assertIntegral(2.0 / 3, s.with("tolerance=1e-8"));
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> s.with("wave.harmonics[0].envelope={\"file\":\"other.csv\"}"));
        assertTrue(e.getMessage().contains("there is no " + folder.resolve("other.csv")), e.getMessage());
        e = assertThrows(
                InvalidInputException.class,
                () -> ScenarioReader.read(
                        MODEL.formatted("1"), "test", List.of("wave.harmonics[0].envelope={\"file\":\"other.csv\"}")));
        assertTrue(e.getMessage().contains("given as a text and stands in no folder"), e.getMessage());
        e = assertThrows(
                InvalidInputException.class,
                () -> ScenarioReader.sample("rubidium-87-lambda", "light.tones[0].envelope={\"file\":\"a.csv\"}"));
        assertTrue(e.getMessage().contains("a sample inside the program"), e.getMessage());
    }

    @Test
    void badFilesAreRefusedByTheirLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("model.json"), MODEL.formatted("{\"file\":\"pulse.csv\",\"quantity\":\"intensity\"}"));
        refused(file, "a file that is there, but there is no ");
        Path csv = folder.resolve("pulse.csv");
        Files.writeString(csv, "t,I\n0,1\n1,2,3\n");
        refused(file, "found \"1,2,3\" in line 3 of \"pulse.csv\", but allowed is two numbers a line");
        Files.writeString(csv, "t,I\nt,I\n0,1\n");
        refused(file, "found \"t,I\" in line 2 of \"pulse.csv\"");
        Files.writeString(csv, "0,1\n2,1\n2,3\n");
        refused(file, "found 2 behind 2 in line 3 of \"pulse.csv\", but allowed is increasing times");
        Files.writeString(csv, "0,1\n2,-1e-3\n");
        refused(file, "found -0.001 in line 2 of \"pulse.csv\", but allowed is intensities of at least 0");
        Files.writeString(csv, "0,1\n2,nan\n");
        refused(file, "found \"2,nan\" in line 2");
        Files.writeString(csv, "t,I\n");
        refused(file, "\"pulse.csv\" without numbers");
        Files.write(csv, new byte[] {(byte) 0xff, (byte) 0xfe, 0x30});
        refused(file, "a text in UTF-8");
        Files.delete(csv);
        Files.createDirectory(csv);
        refused(file, "is a folder");
    }

    private static void refused(Path file, String why) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> ScenarioReader.read(file, List.of()));
        assertTrue(e.getMessage().startsWith("wave.harmonics[0].envelope.file: found "), e.getMessage());
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void badTablesAreRefusedByTheirNumber() {
        refused("{\"times\":[0,1,1],\"values\":[0,1,0]}", ".times[2]: found 1.0 behind 1.0");
        refused("{\"times\":[0,1],\"values\":[0,1,0]}", ".values: found 3 values, but allowed is 2, one per time");
        refused("{\"times\":[0],\"values\":[1]}", ".times: found 1 times, but allowed is from 2");
        refused("{\"times\":[0,1],\"values\":[1,0],\"spline\":true}", ".times: found 2 times, but allowed is from 3");
        refused(
                "{\"times\":[0,1],\"values\":[1,-0.25],\"quantity\":\"intensity\"}",
                ".values[1]: found -0.25, but allowed is a number of at least 0");
        refused("{\"times\":[0,1],\"values\":[1,0],\"quantity\":\"power\"}", ".quantity: found \"power\"");
        refused("{\"times\":[0,1],\"valeus\":[1,0]}", ": found the unknown key \"valeus\"");
        refused(
                "{\"times\":[0,1,2,3],\"values\":[1,0,0,1],\"spline\":true,\"quantity\":\"intensity\"}",
                "a spline that makes the intensity -");
    }

    /** Found when the model is read, also between the times of output. */
    @Test
    void envelopesHoldForTheWholeRun() {
        refused("\"1/(t-1.7)^2\"", ": found \"1/(t-1.7)^2\", but allowed is a formula in t that is smooth in pieces");
        refused("\"sin(1e7*t)\"", "more than 10000 smooth pieces are needed");
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> ClassicalReader.sample("forced-oscillator", "drive.terms[0].envelope=1/(t-0.0123)"));
        assertTrue(e.getMessage().startsWith("drive.terms[0].envelope: found"), e.getMessage());
    }

    private static void refused(String envelope, String why) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> model(envelope));
        assertTrue(e.getMessage().startsWith("wave.harmonics[0].envelope"), e.getMessage());
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }
}
