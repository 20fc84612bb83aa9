package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import io.github.secular.command.BlochVsRatesCommand;
import io.github.secular.command.ShellAverageCommand;
import io.github.secular.command.VlasovEvolutionCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;

/** Options go by the words of macro lines, and the words they had before are still understood. */
class OptionWordsTest {
    private static final String ATOM = "sample-data/two-level-resonant.json";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "compare, --epsilons, --epsilon",
        "hypotheses, --epsilons, --epsilon",
        "truncation, --epsilons, --epsilon",
        "run, --exactmoments, --exact",
        "shell-average, --ranges, --range"
    })
    void helpSpeaksOfTheWordOfMacrosOnly(String subcommand, String word, String former) {
        String help = Console.run(subcommand, "--help").out();
        assertTrue(help.contains(word), help);
        assertFalse(help.matches("(?s).*" + former + "\\b.*"), help);
        Class<? extends Command> command = word.equals("--epsilons")
                ? BlochVsRatesCommand.class
                : word.equals("--ranges") ? ShellAverageCommand.class : VlasovEvolutionCommand.class;
        try (Context context = new Context()) {
            assertNotNull(
                    context.service(CommandService.class).getCommand(command).getInput(word.substring(2)));
        }
    }

    @ParameterizedTest
    @CsvSource({"--epsilon", "--epsilon=0.2"})
    void theFormerWordGivesTheSame(String former) throws IOException {
        Path old = folder.resolve("old");
        Path now = folder.resolve("now");
        Console before = former.contains("=")
                ? Console.run("compare", ATOM, former, "--out", old.toString())
                : Console.run("compare", ATOM, former, "0.2", "--out", old.toString());
        Console after = Console.run("compare", ATOM, "--epsilons", "0.2", "--out", now.toString());
        assertEquals(0, before.status(), before.err());
        assertEquals(0, after.status(), after.err());
        assertArrayEquals(
                Files.readAllBytes(now.resolve("comparison.csv")), Files.readAllBytes(old.resolve("comparison.csv")));
    }

    @Test
    void theFormerWordOfExactMomentsIsUnderstood() {
        String oscillator = "sample-data/forced-oscillator.json";
        String[] few = {"--set", "times.count=3", "--set", "energies.count=5", "--no-pictures"};
        Console run = Console.run(
                "run", oscillator, "--exact", few[0], few[1], few[2], few[3], few[4], "--out", folder.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(Files.exists(folder.resolve("moments-exact.csv")));
    }

    @Test
    void theFormerWordOfRangesIsUnderstood() {
        String movie = folder.resolve("movie.tif").toString();
        IJ.saveAsTiff(IJ.createImage("movie", "32-bit black", 8, 8, 2), movie);
        Console run = Console.run(
                "shell-average",
                movie,
                "sample-data/forced-oscillator.json",
                "--range",
                "1,2",
                "--out",
                folder.resolve("out").toString());
        assertEquals(1, run.status());
        assertEquals(
                "--ranges: found 2 numbers, but allowed is four, X1,X2,P1,P2.",
                run.err().strip());
    }

    /** What macro lines vary of a model is varied by the same words here, and by its paths after --set. */
    @Test
    void theKeysOfMacrosVaryTheModel() throws IOException {
        Path keys = folder.resolve("keys");
        Path paths = folder.resolve("paths");
        String end = "--no-pictures";
        Console one = Console.run(
                "run",
                ATOM,
                "--epsilon",
                "0.2",
                "--endtime=2",
                "--count",
                "5",
                "--tolerance=1e-8",
                "--solver",
                "direct",
                "--overrides",
                "damping.gamma=0.3; title=\"a; b\"",
                end,
                "--out",
                keys.toString());
        Console other = Console.run(
                "run",
                ATOM,
                "--set",
                "epsilon=0.2",
                "--set",
                "times.end=2",
                "--set",
                "times.count=5",
                "--set",
                "tolerance=1e-8",
                "--set",
                "solver=direct",
                "--set",
                "damping.gamma=0.3",
                "--set",
                "title=\"a; b\"",
                end,
                "--out",
                paths.toString());
        assertEquals(0, one.status(), one.err());
        assertEquals(0, other.status(), other.err());
        assertArrayEquals(
                Files.readAllBytes(paths.resolve("populations.csv")),
                Files.readAllBytes(keys.resolve("populations.csv")));
        assertTrue(one.out().contains("a; b") && one.out().contains("solver direct"), one.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-such", "--endtime", "--overridden=a"})
    void otherWordsAreWrongUsage(String word) {
        assertEquals(
                2, Console.run("run", ATOM, "--out", folder.toString(), word).status());
    }
}
