package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
        for (String chart : new String[] {"rates", "populations"}) {
            assertTrue(Files.exists(out.resolve(chart + ".pdf")), chart);
            assertTrue(Files.readString(out.resolve(chart + ".svg")).contains("width=\"60.0000mm\""), chart);
            assertFalse(Files.exists(out.resolve(chart + ".png")), chart);
        }
    }

    @ParameterizedTest
    @CsvSource({"--figures, eps, svg", "--figure-width, wide, millimetres", "--figure-width, 3, 30 to 1000 mm"})
    void whatNoFigureCanBeIsRefusedBeforeAnythingIsComputed(String option, String value, String allowed) {
        Path out = folder.resolve("out");
        Console run = Console.run("run", MODEL, option, value, "--out", out.toString());
        assertEquals(2, run.status());
        assertTrue(run.err().contains(option) && run.err().contains(allowed), run.err());
        assertEquals(1, run.err().strip().split("\n").length, run.err());
        assertFalse(Files.exists(out));
    }
}
