package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.view.CalibratedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two results compared on the command line, from models and from all forms in which results are written. */
class CompareRunsSubcommandTest {
    private static final String MODEL = "sample-data/two-level-resonant.json";

    @TempDir
    private Path folder;

    private Console compare(Object a, Object b, String... more) {
        String[] usual = {"compare-runs", a.toString(), b.toString(), "--out", "" + folder.resolve("out")};
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return Console.run(all);
    }

    private static Outcome solved(String epsilon) {
        return Secular.open("two-level-resonant")
                .with("times.count=5", "epsilon=" + epsilon)
                .solve();
    }

    private static double[] difference(Outcome a, Outcome b, int level) {
        double[] x = a.table("populations").numbers("rho_" + level + "_" + level);
        double[] y = b.table("populations").numbers("rho_" + level + "_" + level);
        double[] out = new double[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] - y[i];
        }
        return out;
    }

    @Test
    void modelsAreSolvedAndCompared() throws Exception {
        Console run =
                compare(MODEL, MODEL, "--set-a", "times.count=5", "--set-b", "times.count=5", "--set-b", "epsilon=0.2");
        assertEquals(0, run.status(), run.err());
        Path out = folder.resolve("out");
        double[] expected = difference(solved("0.1"), solved("0.2"), 1);
        Csv curves = Csv.read(out.resolve("difference-populations-curves.csv"));
        ImagePlus image = IJ.openImage(out.resolve("difference-populations.tif").toString());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], curves.number(i, "A-B of ρ_e"), 1e-14);
            assertEquals(expected[i], image.getProcessor().getf(i, 1), 1e-7);
        }
        for (String name : List.of("difference-density-matrix", "difference-density-matrix-over-time")) {
            assertTrue(IJ.openImage(out.resolve(name + ".png").toString()).getStatistics().stdDev > 5, name);
        }
        assertTrue(run.out().contains("B: Populations of Two levels, resonant wave (times.count=5 epsilon=0.2)\n"));
        assertEquals(
                run.out().replace("Written to " + out + ".\n", ""), Files.readString(out.resolve("difference.txt")));
    }

    /** A folder of TIFFs, an HDF5 and the runs themselves have the same differences. */
    @Test
    void resultsAreComparedInWhateverFormTheyWereWritten() throws Exception {
        Outcome a = solved("0.1");
        Outcome b = solved("0.2");
        Path tiffs = folder.resolve("tiffs");
        Path hdf5 = folder.resolve("hdf5");
        a.writeTo(tiffs.toString());
        b.writeHdf5(hdf5.toString());
        CalibratedImage direct = a.compareWith(b, "density-matrix").image("difference");
        for (Object[] pair :
                new Object[][] {{tiffs, hdf5}, {tiffs.resolve("density-matrix.tif"), hdf5.resolve("result.h5")}}) {
            Console run = compare(pair[0], pair[1], "--which", "density-matrix");
            assertEquals(0, run.status(), run.err());
            ImagePlus image = IJ.openImage(folder.resolve("out")
                    .resolve("difference-density-matrix.tif")
                    .toString());
            for (int frame = 0; frame < 5; frame++) {
                for (int i = 0; i < 4; i++) {
                    image.setPosition(2, 1, frame + 1);
                    assertEquals(
                            direct.value(i % 2, i / 2, 1, frame),
                            image.getProcessor().getf(i % 2, i / 2),
                            1e-6);
                }
            }
            assertFalse(Files.exists(folder.resolve("out").resolve("difference-populations.tif")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-such | sample-data/rabi.json | | no such file or folder",
                "sample-data/rabi.json | sample-data | | a folder without result.h5 and without TIFFs",
                "sample-data/rabi.json | sample-data/rabi.json | --which=nothing | one of density-matrix, populations",
                "sample-data/rabi.json | sample-data/two-level-resonant.json | --which=density-matrix | over the same axes",
                "doc/pictures | sample-data/rabi.json | --set-a=epsilon=1 | changes to a model file only",
            })
    void whatCannotBeComparedIsSaidInOneSentence(String a, String b, String option, String sentence) {
        Console run = option == null ? compare(a, b) : compare(a, b, option);
        assertEquals(1, run.status());
        String last = run.err().lines().reduce((x, y) -> y).orElse("");
        assertTrue(last.contains(sentence), run.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
