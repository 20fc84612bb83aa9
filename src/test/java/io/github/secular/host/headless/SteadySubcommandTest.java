package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subcommand steady, and what run records beside its own tables. */
class SteadySubcommandTest {
    @TempDir
    private Path folder;

    @Test
    void aSteadyStateBecomesTablesAndPictures() throws IOException {
        Path out = folder.resolve("out");
        Console run = Console.run("steady", "sample-data/sodium-d2.json", "--out", out.toString());
        assertEquals(0, run.status(), run.err());
        Csv mean = Csv.read(out.resolve("steady.csv"));
        assertEquals(4, mean.rows().size());
        assertEquals(1, mean.number(0, "re") + mean.number(3, "re"), 1e-12);
        Csv harmonics = Csv.read(out.resolve("steady-harmonics.csv"));
        Csv photons = Csv.read(out.resolve("steady-photons.csv"));
        // one photon of the wave for the coherence of its line
        assertEquals(photons.number(0, "frequency"), harmonics.number(2, "frequency"), 1e-3);
        // in W: ħω of 589 nm for each
        assertEquals(3.37e-19, photons.number(0, "power") / photons.number(0, "photons"), 1e-21);
        ImagePlus image = IJ.openImage(out.resolve("steady.tif").toString());
        assertEquals("2 x 2 x 3", image.getWidth() + " x " + image.getHeight() + " x " + image.getNChannels());
        assertEquals((float) mean.number(3, "re"), image.getProcessor().getf(1, 1));
        assertTrue(Files.size(out.resolve("steady.png")) > 1000);
    }

    @Test
    void lightIsTakenAtTheTimeAskedFor() throws IOException {
        Path out = folder.resolve("out");
        String model = "sample-data/lambda-two-frequency.json";
        Console run = Console.run("steady", model, "--at", "0.2", "--no-pictures", "--out", out.toString());
        assertEquals(0, run.status(), run.err());
        assertEquals(0.2, Csv.read(out.resolve("steady.csv")).number(0, "light_time"));
        Console late = Console.run("steady", model, "--at", "1e9", "--out", out.toString());
        assertEquals(1, late.status());
        assertEquals(1, late.err().lines().count(), late.err());
    }

    @Test
    void aRunRecordsWhatIsAskedFor() throws IOException {
        Path out = folder.resolve("out");
        Console run = Console.run(
                "run",
                "sample-data/two-level-resonant.json",
                "--count",
                "3",
                "--record",
                "purity,steady.populations",
                "--no-pictures",
                "--out",
                out.toString());
        assertEquals(0, run.status(), run.err());
        Csv recorded = Csv.read(out.resolve("recorded.csv"));
        assertEquals("[time, purity, steady.population.g, steady.population.e]", recorded.header() + "");
        assertEquals(3, recorded.rows().size());
        assertEquals(0.5, recorded.number(1, "steady.population.e"), 1e-12);
        Console wrong =
                Console.run("run", "sample-data/rabi.json", "--record", "purety", "--out", folder.resolve("none") + "");
        assertEquals(1, wrong.status());
        assertTrue(wrong.err().contains("purity"), wrong.err());
        assertTrue(Files.notExists(folder.resolve("none")));
    }
}
