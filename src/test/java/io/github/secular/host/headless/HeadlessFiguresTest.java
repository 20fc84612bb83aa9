package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlessFiguresTest {
    private static final String MODEL = "sample-data/two-level-resonant.json";

    @TempDir
    private Path folder;

    @Test
    void everyChartIsWrittenForPrintToo() throws Exception {
        Path out = folder.resolve("out");
        Console run = Console.run(
                "rates",
                MODEL,
                "--no-pictures",
                "--figures",
                "svg,PDF",
                "--figure-width",
                "60",
                "--out",
                out.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(Files.readString(out.resolve("rates.svg")).contains("width=\"60.0000mm\""));
        try (var files = Files.list(out)) {
            List<String> names = files.map(f -> f.getFileName().toString()).toList();
            assertTrue(names.contains("rates.pdf"), names.toString());
            assertTrue(names.stream().noneMatch(n -> n.endsWith(".png")), names.toString());
            assertEquals(
                    names.stream().filter(n -> n.endsWith(".svg")).count(),
                    names.stream().filter(n -> n.endsWith(".pdf")).count());
        }
    }

    @ParameterizedTest
    @CsvSource({"--figures, eps, svg", "--figure-width, wide, millimetres", "--figure-width, 3, 30 to 1000 mm"})
    void whatNoFigureCanBeIsRefusedBeforeAnythingIsComputed(String option, String value, String allowed) {
        Path out = folder.resolve("out");
        Console run = Console.run("run", MODEL, option, value, "--out", out.toString());
        assertEquals(2, run.status());
        String sentence = run.err().split("\n")[0];
        assertTrue(sentence.contains(option) && sentence.contains(allowed), run.err());
        assertFalse(Files.exists(out));
    }
}
