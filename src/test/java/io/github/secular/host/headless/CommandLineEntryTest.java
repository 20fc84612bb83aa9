package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineEntryTest {
    private static final String MODEL = "sample-data/two-level-resonant.json";

    @TempDir
    Path folder;

    @Test
    void runWritesEveryFileThatReadmeNames() throws IOException {
        Console console = Console.run("run", MODEL, "--out", folder.toString(), "--set", "times.count=11");
        assertEquals(0, console.status(), console.err());
        for (String name : List.of(
                "populations.csv",
                "density-matrix.csv",
                "rates.csv",
                "rate-equation.csv",
                "populations.png",
                "density-matrix.tif")) {
            assertTrue(Files.size(folder.resolve(name)) > 0, name);
        }
        assertEquals(
                List.of("time", "rho_0_0", "rho_1_1"),
                Csv.read(folder.resolve("populations.csv")).header());
        assertEquals(11, Csv.read(folder.resolve("rate-equation.csv")).rows().size());
        assertEquals(44, Csv.read(folder.resolve("density-matrix.csv")).rows().size());
        assertTrue(console.out().contains("rate g <-> e") || console.out().contains("Rate equation"), console.out());
    }

    @Test
    void whereNothingIsDampedTheSummarySaysSo() throws IOException {
        String sentence = "No coherence is damped: there is no rate limit.";
        Console rabi = Console.run(
                "run", "sample-data/rabi.json", "--out", folder.resolve("a").toString());
        assertEquals(0, rabi.status(), rabi.err());
        assertTrue(rabi.out().contains("Rate equation: none. " + sentence), rabi.out());
        // No numbers stand where there is no limit.
        for (String absent : List.of("rate-equation.csv", "rates.csv", "rate-lines.csv", "rates.tif", "rates.png")) {
            assertFalse(Files.exists(folder.resolve("a").resolve(absent)), absent);
        }
        String out = folder.resolve("d").toString();
        for (Console refused : List.of(
                Console.run("equilibrium", "sample-data/rabi.json", "--out", out),
                Console.run("compare", "sample-data/rabi.json", "--epsilon", "0.1,0.05", "--out", out))) {
            assertEquals(1, refused.status());
            assertEquals(sentence, refused.err().strip());
        }
        Console damped = Console.run("run", MODEL, "--out", folder.resolve("b").toString());
        assertFalse(damped.out().contains(sentence), damped.out());
        Console noise = Console.run(
                "run",
                "sample-data/random-telegraph.json",
                "--out",
                folder.resolve("c").toString());
        assertEquals(0, noise.status(), noise.err());
        assertFalse(noise.out().contains(sentence), "noise has a limit without damping: " + noise.out());
    }

    @Test
    void anOptionThatSaysNothingToAModelIsRefused() {
        String duffing = "sample-data/duffing-two-frequency.json";
        String trap = "sample-data/anisotropic-trap.json";
        for (List<String> typed : List.of(
                List.of(
                        "run",
                        MODEL,
                        "--point",
                        "1,2",
                        "--point: found a quantum model, but allowed is a classical model."),
                List.of("run", MODEL, "--exactmoments", "--exactmoments: found a quantum model"),
                List.of("run", duffing, "--axes", "x,y", "--axes: found dimension 1, but allowed is dimension 2 or 3."),
                List.of("run", trap, "--point", "1,2", "--point: found dimension above 1"),
                List.of("compare", MODEL, "--epsilon", "0.1", "--corrected", "--corrected: found a quantum model"),
                List.of("run", duffing, "--limit", "chi", "limit: found \"chi\", but allowed is one of automatic,"),
                List.of("run", trap, "--limit", "corrected-diffusion", "one of automatic, diffusion where"))) {
            List<String> arguments = new ArrayList<>(typed.subList(0, typed.size() - 1));
            arguments.addAll(List.of("--out", folder.resolve("none").toString()));
            Console refused = Console.run(arguments.toArray(String[]::new));
            assertTrue(refused.err().contains(typed.get(typed.size() - 1)), refused.err());
            assertEquals(1, refused.err().strip().lines().count());
            assertFalse(Files.exists(folder.resolve("none")));
        }
        // where no limit is asked for there is no such option
        assertEquals(2, Console.run("steady", MODEL, "--limit", "chi").status());
    }

    /** Where the table of its light ends the root of the intensity has no slope, and the rates have none to lose. */
    @Test
    void aMeasuredPulseRuns() throws IOException {
        Console console = Console.run(
                "run", "sample-data/sodium-d2-measured-pulse.json", "--no-pictures", "--out", folder.toString());
        assertEquals(0, console.status(), console.err());
        Csv rates = Csv.read(folder.resolve("rates.csv"));
        for (int i = 0; i < rates.rows().size(); i++) {
            assertTrue(rates.number(i, "rate") >= 0, "row " + i);
        }
    }

    @Test
    void compareWritesTheErrorsAndTheOrder() throws IOException {
        Console console = Console.run("compare", MODEL, "--epsilon", "0.1,0.05", "--out", folder.toString());
        assertEquals(0, console.status(), console.err());
        Csv csv = Csv.read(folder.resolve("comparison.csv"));
        assertEquals(0.1, csv.number(0, "epsilon"));
        assertTrue(csv.number(1, "order") > 1.5, "" + csv.number(1, "order"));
        assertTrue(csv.number(1, "error") < csv.number(0, "error"));
    }

    @Test
    void overridesChangeTheResult() throws IOException {
        Console.run("run", MODEL, "--out", folder.resolve("a").toString());
        Console.run("run", MODEL, "--out", folder.resolve("b").toString(), "--set", "epsilon=0.3");
        assertFalse(Files.readString(folder.resolve("a/populations.csv"))
                .equals(Files.readString(folder.resolve("b/populations.csv"))));
    }

    @Test
    void aWrongModelIsOneSentenceAndNoFile() throws IOException {
        Path out = folder.resolve("out");
        Console console = Console.run("run", MODEL, "--out", out.toString(), "--set", "damping.gamma=-1");
        assertEquals(1, console.status());
        assertTrue(console.err().contains("damping.gamma"), console.err());
        assertTrue(console.err().contains("-1"), console.err());
        assertEquals(1, console.err().strip().lines().count(), console.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aMissingFileIsOneSentence() {
        Console console = Console.run("run", "no-such-file.json", "--out", folder.toString());
        assertEquals(1, console.status());
        assertTrue(console.err().contains("no-such-file.json"), console.err());
        assertEquals(1, console.err().strip().lines().count(), console.err());
    }

    @Test
    void wrongUsageIsTwo() {
        assertEquals(2, Console.run("run", MODEL).status());
        assertEquals(
                2,
                Console.run("run", MODEL, "--out", folder.toString(), "--nonsense")
                        .status());
        assertEquals(2, Console.run("nonsense").status());
        assertEquals(
                2,
                Console.run("compare", MODEL, "--out", folder.toString(), "--epsilon", "abc")
                        .status());
    }

    @Test
    void aFolderThatIsAFileStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        Console console = Console.run("run", MODEL, "--out", file.toString());
        assertEquals(1, console.status());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFolderBelowAFileIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Console console = Console.run(
                "diffusion",
                "sample-data/forced-oscillator.json",
                "--set",
                "times.count=2",
                "--out",
                file.resolve("below").toString());
        assertEquals(1, console.status());
        assertTrue(console.err().contains("The output folder " + file.resolve("below") + " cannot be written to."));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void usageNamesListsOnce() {
        String usage = Console.run("compare").err();
        assertTrue(usage.contains("--epsilons=E1,E2,...") && !usage.contains("[,"), usage);
    }

    @Test
    void nothingIsLeftBesideTheResults() throws IOException {
        Console.run("run", MODEL, "--out", folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(f -> f.getFileName().toString().startsWith(".")));
        }
    }
}
