package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudySubcommandTest {
    private static final String SAMPLE = "sample-data/studies/saturation.json";

    @TempDir
    private Path folder;

    private Path study(String... replacements) throws IOException {
        String text = Files.readString(Path.of(SAMPLE)).replace("81", "17").replace("\"count\": 41", "\"count\": 9");
        for (int i = 0; i < replacements.length; i += 2) {
            assertTrue(text.contains(replacements[i]), replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return Files.writeString(folder.resolve("study.json"), text);
    }

    @Test
    void aGridBecomesATableAnImageAndPictures() throws IOException {
        Path out = folder.resolve("out");
        Console run = Console.run("study", study().toString(), "--out", out.toString());
        assertEquals(0, run.status(), run.err());
        Csv table = Csv.read(out.resolve("study.csv"));
        assertEquals(17 * 9, table.rows().size());
        ImagePlus image = IJ.openImage(out.resolve("study.tif").toString());
        assertEquals(17, image.getWidth());
        assertEquals(9, image.getHeight());
        assertEquals(3, image.getNChannels());
        for (int row = 0; row < table.rows().size(); row++) {
            double detuning = table.number(row, "detuning");
            double amplitude = table.number(row, "amplitude");
            // two levels under 2 a cos: R = 2 a^2 g/(g^2 + d^2) on either side of the wave's frequency
            double gamma = 0.5;
            double rate = 2
                    * amplitude
                    * amplitude
                    * gamma
                    * (1 / (gamma * gamma + detuning * detuning)
                            + 1 / (gamma * gamma + (40 + detuning) * (40 + detuning)));
            assertEquals(rate, table.number(row, "rate.g.e"), 1e-9 * rate);
            assertEquals(rate / (2 * rate + 1), table.number(row, "equilibrium.e"), 1e-9);
            // where the calibration says that this run is
            int x = (int) Math.round(image.getCalibration().getRawX(detuning));
            int y = (int) Math.round(image.getCalibration().getRawY(Math.log10(amplitude), image.getHeight()));
            image.setPosition(2, 1, 1);
            assertEquals(
                    (float) table.number(row, "equilibrium.e"),
                    image.getProcessor().getf(x, y),
                    "run " + row);
        }
        assertEquals("log10 amplitude", image.getCalibration().getYUnit());
        assertTrue(Files.exists(out.resolve("study-saturation.png")));
    }

    @Test
    void severalShapesOfStudiesAreWritten() throws IOException {
        List<String[]> variants = List.of(
                new String[] {"\"epsilon\": 0.1", "\"epsilon\": 0.1"},
                new String[] {
                    "\"record\"", "\"sampling\": {\"type\": \"random\", \"count\": 20, \"seed\": 3}, \"record\""
                },
                new String[] {
                    "\"parameters\": [",
                    "\"parameters\": [{ \"path\": \"epsilon\", \"values\": [0.3, 0.1, 0.2] }, {\"path\":"
                            + " \"damping.gamma\", \"values\": [0.5, -1] },"
                });
        for (String[] each : variants) {
            Path out = folder.resolve("out");
            Console run = Console.run("study", study(each).toString(), "--out", out.toString());
            assertEquals(0, run.status(), run.err());
            assertTrue(Files.exists(out.resolve("study.csv")));
        }
        ImagePlus image = IJ.openImage(folder.resolve("out/study.tif").toString());
        assertEquals(17 * 9, image.getNFrames());
        // values run upwards, whatever their order in the file
        assertTrue(Float.isNaN(image.getStack().getProcessor(1).getf(0, 1)), "gamma = -1 is no model");
        assertTrue(image.getStack().getProcessor(1).getf(0, 0) > 0, "gamma = 0.5 is one");
    }

    @Test
    void oneParameterMakesCharts() throws IOException {
        Path out = folder.resolve("out");
        Path file = Files.writeString(
                folder.resolve("one.json"),
                "{\"secularStudy\": 1, \"model\": \"two-level-resonant\", \"record\": [\"rates\", \"equilibrium\"],"
                        + " \"parameters\": [{\"path\": \"epsilon\", \"values\": [0.1, 0.01, 0.001]}]}");
        Console run = Console.run("study", file.toString(), "--out", out.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(Files.exists(out.resolve("study-rates.png")));
        assertTrue(Files.exists(out.resolve("study-equilibrium.png")));
        assertTrue(Files.exists(out.resolve("study.tif")));
    }

    @Test
    void resumeAndRestartExcludeEachOther() throws IOException {
        Console run = Console.run(
                "study", study().toString(), "--out", folder.resolve("out").toString(), "--resume", "--restart");
        assertEquals(2, run.status());
    }

    /** Killed without warning, several times, and gone on with: the same bytes as of a study that never was. */
    @Test
    void aKilledStudyGoesOnToTheSameBytes() throws Exception {
        Path file = study("\"count\": 17", "\"count\": 60");
        Path whole = folder.resolve("whole");
        assertEquals(
                0,
                Console.run("study", file.toString(), "--out", whole.toString()).status());
        Path killed = folder.resolve("killed");
        long full = Files.size(whole.resolve("study.journal"));
        int kills = 0;
        for (double part : new double[] {0.2, 0.6}) {
            kills += killAt((long) (part * full), file, killed) ? 1 : 0;
        }
        assertTrue(kills > 0, "the study was never killed");
        Console refused = Console.run("study", file.toString(), "--out", killed.toString());
        assertEquals(1, refused.status());
        assertTrue(refused.err().contains("an unfinished study"), refused.err());
        Console last = Console.run("study", file.toString(), "--out", killed.toString(), "--resume", "--threads", "1");
        assertEquals(0, last.status(), last.err());
        try (Stream<Path> files = Files.list(whole)) {
            for (Path each : files.toList()) {
                String name = each.getFileName().toString();
                if (!name.equals("study.journal")) {
                    assertArrayEquals(Files.readAllBytes(each), Files.readAllBytes(killed.resolve(name)), name);
                }
            }
        }
    }

    private static boolean killAt(long size, Path file, Path out) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.secular.host.Main",
                        "study",
                        file.toString(),
                        "--out",
                        out.toString(),
                        "--resume")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path journal = out.resolve("study.journal");
        while (process.isAlive()) {
            if (Files.exists(journal) && Files.size(journal) > size) {
                process.destroyForcibly().waitFor();
                return true;
            }
            Thread.sleep(5);
        }
        return false;
    }
}
