package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says: help, and one sentence for whatever goes wrong. */
class HeadlessWordsTest {
    private static final String SAMPLE = "sample-data/two-level-resonant.json";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "rates",
                "compare",
                "equilibrium",
                "steady",
                "hypotheses",
                "ensemble",
                "regime",
                "truncation",
                "diffusion",
                "shell-average",
                "compare-runs",
                "macro"
            })
    void everySubcommandHasHelp(String name) {
        for (String option : new String[] {"--help", "-h"}) {
            Console console = Console.run(name, option);
            assertEquals(0, console.status());
            assertTrue(console.out().startsWith("Usage: secular " + name), console.out());
            assertEquals("", console.err());
        }
    }

    @Test
    void theProgramHasHelp() {
        assertTrue(Console.run("--help").out().startsWith("Usage: secular"));
    }

    /** What a refusal recommends is no dead end: the first of the solvers that it names answers. */
    @ParameterizedTest
    @CsvSource({
        "clock-noise, slow-set",
        "random-telegraph, direct",
        "rabi, slow-manifold",
        "two-level-resonant, ensemble-mean",
        "duffing-two-frequency, ladder",
        "forced-oscillator, explicit"
    })
    void aRefusalLeadsToASolverThatAnswers(String sample, String solver) {
        String model = "sample-data/" + sample + ".json";
        Console refused = run(model, solver, "a");
        assertEquals(1, refused.status(), refused.out());
        Matcher advice = Pattern.compile("choose the solver ([a-z-]+)").matcher(refused.err());
        assertTrue(advice.find(), refused.err());
        Console answered = run(model, advice.group(1), "b");
        assertEquals(0, answered.status(), answered.err());
    }

    private Console run(String model, String solver, String name) {
        return Console.run(
                "run",
                model,
                "--no-pictures",
                "--set",
                "solver=" + solver,
                "--out",
                folder.resolve(name).toString());
    }

    @Test
    void aByteOrderMarkIsRead() throws IOException {
        Path marked = Files.writeString(folder.resolve("bom.json"), "\ufeff" + Files.readString(Path.of(SAMPLE)));
        Console with = Console.run(
                "run",
                marked.toString(),
                "--no-pictures",
                "--out",
                folder.resolve("a").toString());
        Console without = Console.run(
                "run", SAMPLE, "--no-pictures", "--out", folder.resolve("b").toString());
        assertEquals(0, with.status(), with.err());
        assertEquals(0, without.status());
        assertEquals(
                Files.readString(folder.resolve("b/populations.csv")),
                Files.readString(folder.resolve("a/populations.csv")));
    }

    @Test
    void aCommentIsOnePlainSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("comment.json"), "{\n  \"secular\": 1, // comment\n}");
        Console console = Console.run("run", file.toString(), "--out", folder.toString());
        assertEquals(1, console.status());
        assertEquals(
                "comment.json, line 2, column 17: found a comment, but allowed is JSON, which has no comments (the key"
                        + " \"description\" is for words).",
                console.err().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"secular\": 01}",
                "{\"secular\": 1",
                "{\"title\": \"a\nb\"}",
                "{\"title\": \"\\q\"}",
                "{} {}",
                "{\"a\": NaN}",
                "{'a': 1}",
                "{\"a\": +1}",
                "{\"a\": 0x10}",
                "{\"a\" 1}",
                "{\"a\": tru}",
                "# a"
            })
    void noInnerWordsOfTheParser(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("model.json"), json);
        String said = Console.run("run", file.toString(), "--out", folder.toString())
                .err()
                .strip();
        assertTrue(said.startsWith("model.json, line "), said);
        assertFalse(said.matches("(?s).*(Feature|parser|token|Token|CTRL-CHAR|code \\d|\\n).*"), said);
    }

    @Test
    void errorsOfTheMachineAreSentences() {
        assertTrue(
                Sentences.of(new OutOfMemoryError("Java heap space")).startsWith("The memory is used up, a heap of "));
        assertTrue(Sentences.of(new StackOverflowError()).contains("nested too deeply"));
        assertTrue(Sentences.of(new NoClassDefFoundError("a/B")).contains("a/B"));
        assertTrue(Sentences.of(new InvalidPathException("/tmp/??", "unmappable"))
                .contains("/tmp/?? has characters that this locale does not know: set LC_ALL=C.UTF-8"));
        assertEquals("The file a.csv cannot be read or written.", Sentences.of(new NoSuchFileException("a.csv")));
    }
}
