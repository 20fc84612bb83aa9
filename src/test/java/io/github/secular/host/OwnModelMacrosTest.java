package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import io.github.secular.host.imagej.MacroRunner;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros in real ImageJ of models that are made by them, and of results that are looked at again. */
class OwnModelMacrosTest {
    @TempDir
    private Path folder;

    private void run(String macro) throws IOException {
        assertEquals(Optional.empty(), MacroRunner.run(Path.of("macros", macro), folder.toString()));
    }

    private double value(String table, int row, String column) throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve(table));
        int at = List.of(rows.get(0).split(",")).indexOf(column);
        return Double.parseDouble(rows.get(row + 1).split(",")[at]);
    }

    private void isDrawn(String name) {
        assertTrue(IJ.openImage(folder.resolve(name).toString()).getStatistics().stdDev > 5, name + " is empty");
    }

    @Test
    void atomAndWell() throws IOException {
        run("Atom_and_Well.ijm");
        assertEquals(
                "My own Lambda",
                ModelFile.open(folder.resolve("atom.json"), ImageSource.NONE)
                        .scenario()
                        .title());
        assertEquals(
                "My own well",
                ModelFile.open(folder.resolve("well.json"), ImageSource.NONE)
                        .scenario()
                        .title());
        double trace = 0;
        for (int n = 0; n < 3; n++) {
            assertEquals(value("steady-state.csv", 4 * n, "n"), value("steady-state.csv", 4 * n, "m"));
            trace += value("steady-state.csv", 4 * n, "re");
        }
        assertEquals(1, trace, 1e-8);
        isDrawn("energy-diffusion.png");
        isDrawn("vlasov-vs-diffusion.png");
    }

    @Test
    void twoRunsCompared() throws IOException {
        run("Two_Runs_Compared.ijm");
        assertEquals(0, value("compared.csv", 0, "largest"));
        // what one level has more, the other has less
        assertEquals(-value("compared.csv", 3, "A-B of ρ_g"), value("compared.csv", 3, "A-B of ρ_e"), 1e-9);
        String figure = Files.readString(folder.resolve("compared.svg"));
        assertTrue(figure.contains("ε = 0.2"), "the second run");
        assertTrue(figure.contains("(c)"), "three panels");
        assertTrue(figure.contains(">B: Two levels, resonant wave epsilon=0.2<"), "short names in the legend");
    }

    @Test
    void shellsAndWigner() throws IOException {
        run("Shells_and_Wigner.ijm");
        // one in each of the two wells below the barrier, and one around both above it
        for (int row = 0; row < 5; row++) {
            assertEquals(row < 2 ? 0.1 : row < 4 ? 0.2 : 0.5, value("shells.csv", row, "E"), 1e-12);
        }
        isDrawn("shell-average.png");
        assertEquals(
                5,
                IJ.openImage(folder.resolve("phase-space.tif").toString())
                        .getOverlay()
                        .size());
        assertEquals(2, IJ.openImage(folder.resolve("wigner.tif").toString()).getNFrames());
    }
}
