package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.secular.host.imagej.MacroRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The macros on classical models in real ImageJ, without a display. */
class ClassicalMacrosTest {
    @TempDir
    private Path folder;

    private void run(String macro) throws IOException {
        assertEquals(Optional.empty(), MacroRunner.run(Path.of("macros", macro), folder.toString()));
    }

    private ImagePlus open(String name) {
        ImagePlus image = IJ.openImage(folder.resolve(name).toString());
        assertTrue(image != null, name + " was not written");
        return image;
    }

    @Test
    void forcedOscillator() throws IOException {
        run("Forced_Oscillator.ijm");
        ImagePlus f = open("forced-phase-space.tif");
        assertEquals(11, f.getNFrames());
        assertEquals(0.1, f.getCalibration().frameInterval, 1e-12);
        assertEquals("x", f.getCalibration().getXUnit());
        assertEquals(5, f.getOverlay().size());
        // The start is exp(−((x − 0.7)² + (p + 0.2)²)/2)/2π; momentum grows upwards
        double x0 = f.getCalibration().xOrigin;
        double y0 = f.getCalibration().yOrigin;
        for (int column = 3; column < 96; column += 13) {
            for (int row = 5; row < 96; row += 11) {
                double x = (column - x0) * f.getCalibration().pixelWidth;
                double p = (y0 - row) * f.getCalibration().pixelHeight;
                double exact = Math.exp(-((x - 0.7) * (x - 0.7) + (p + 0.2) * (p + 0.2)) / 2) / (2 * Math.PI);
                assertEquals(exact, f.getStack().getProcessor(1).getf(column, row), 1e-6, x + ", " + p);
            }
        }
        ImagePlus energies = open("forced-energies.tif");
        assertEquals(80, energies.getWidth());
        assertEquals(11, energies.getHeight());
        assertEquals(0.05, energies.getCalibration().getX(0), 1e-9);
        assertTrue(open("forced-chart.png").getStatistics().stdDev > 5, "the chart is empty");
    }

    @Test
    void threeDimensions() throws IOException {
        run("Three_Dimensions.ijm");
        ImagePlus cloud = open("trap-x-y.tif");
        assertEquals(11, cloud.getNFrames());
        assertEquals("x", cloud.getCalibration().getXUnit());
        assertEquals("y", cloud.getCalibration().getYUnit());
        // a density of mass 1: all but a trifle of the cloud is within the picture
        double pixel = cloud.getCalibration().pixelWidth * Math.abs(cloud.getCalibration().pixelHeight);
        double mass = cloud.getStack().getProcessor(1).getStatistics().mean * 96 * 96 * pixel;
        assertEquals(1, mass, 5e-3);
        assertEquals("px", open("trap-x-px.tif").getCalibration().getYUnit());
        assertTrue(open("trap-energies.png").getStatistics().stdDev > 5, "the chart is empty");
    }

    @Test
    void heatingRateScan() throws IOException {
        run("Heating_Rate_Scan.ijm");
        ImagePlus scan = open("heating-rate.tif");
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 13; x++) {
                double nu = scan.getCalibration().getX(x);
                double g = scan.getCalibration().getY(y);
                // doc/classical.md, C4.4: a = (L(1 − ν) + L(1 + ν))/4
                double exact = (g / (g * g + (1 - nu) * (1 - nu)) + g / (g * g + (1 + nu) * (1 + nu))) / 4;
                assertEquals(exact, scan.getProcessor().getf(x, y), 1e-5 * exact, nu + ", " + g);
            }
        }
    }

    @Test
    void twoInvariants() throws IOException {
        run("Two_Invariants.ijm");
        ImagePlus actions = open("actions.tif");
        assertEquals(13, actions.getNFrames());
        assertEquals("I_1", actions.getCalibration().getXUnit());
        assertEquals("I_2", actions.getCalibration().getYUnit());
        double pixel = actions.getCalibration().pixelWidth * Math.abs(actions.getCalibration().pixelHeight);
        for (int frame = 1; frame <= 13; frame += 6) {
            double sum = actions.getStack().getProcessor(frame).getStatistics().mean
                    * actions.getWidth()
                    * actions.getHeight();
            assertEquals(1, 4 * Math.PI * Math.PI * pixel * sum, 5e-3, "mass of frame " + frame);
        }
        assertTrue(open("actions.png").getStatistics().stdDev > 5, "the picture is empty");
        List<String> quanta = Files.readAllLines(folder.resolve("quanta.csv"));
        int left = List.of(quanta.get(0).split(",")).indexOf("mean_I_plus");
        double[] first = numbers(quanta.get(1), left);
        double[] last = numbers(quanta.get(3), left);
        assertTrue(last[0] > 1.1 * first[0], "the wave turns to the left");
        assertEquals(first[1], last[1], 0.02 * first[1], "the others hardly notice");
    }

    private static double[] numbers(String row, int from) {
        String[] cells = row.split(",");
        return new double[] {Double.parseDouble(cells[from]), Double.parseDouble(cells[from + 1])};
    }

    @Test
    void quantumVsClassical() throws IOException {
        run("Quantum_vs_Classical.ijm");
        List<String> rows = Files.readAllLines(folder.resolve("quantum-vs-classical.csv"));
        assertEquals(4, rows.size());
        List<String> names = List.of(rows.get(0).split(","));
        double order = Double.parseDouble(rows.get(3).split(",")[names.indexOf("order_d")]);
        assertEquals(2, order, 0.1, "rates tend to diffusion like the square of hbar");
        assertTrue(open("quantum-vs-classical.png").getStatistics().stdDev > 5, "the chart is empty");
    }

    /** A density matrix that was made once can be looked at again, with another width; that of an atom has no position. */
    @Test
    void aDensityMatrixOnTheScreenHasAPhaseSpace() {
        String make = "run(\"Wigner Function...\", \"sample=quartic-well hbar=0.6 epsilon=0.5 endtime=0.1 count=2"
                + " tolerance=1e-3 pixels=160\");\n"
                + "before = getResult(\"purity\", 1); energy = getResult(\"mean_E\", 1);\n"
                + "titles = getList(\"image.titles\"); matrix = \"\";\n"
                + "for (i = 0; i < titles.length; i++)\n"
                + "    if (startsWith(titles[i], \"Density matrix of\") && !endsWith(titles[i], \"picture\"))"
                + " matrix = titles[i];\n";
        String again = "run(\"Wigner Function...\", \"matrix=[\" + matrix + \"] pixels=64 husimi=0.7\");\n"
                + "if (abs(getResult(\"purity\", 1) - before) > 1e-6) exit(\"purity \" + getResult(\"purity\", 1));\n"
                + "if (abs(getResult(\"mean_E\", 1) - energy) > 1e-5) exit(\"energy \" + getResult(\"mean_E\", 1));\n"
                + "if (getResult(\"position_error\", 1) > 1e-9) exit(\"marginal\");\n"
                + "run(\"Close All\");\n";
        assertEquals(Optional.empty(), MacroRunner.runText(make + again, "", "again.ijm"));
        String atom = "run(\"Bloch Evolution...\", \"sample=rabi count=3 showplot=false\");\n"
                + "titles = getList(\"image.titles\");\n"
                + "for (i = 0; i < titles.length; i++)\n"
                + "    if (startsWith(titles[i], \"Density matrix of\") && !endsWith(titles[i], \"picture\"))\n"
                + "        run(\"Wigner Function...\", \"matrix=[\" + titles[i] + \"]\");\n";
        String complaint = MacroRunner.runText(atom, "", "atom.ijm").orElseThrow();
        assertTrue(complaint.contains("names no well"), complaint);
    }

    @Test
    void phaseSpaceMovie() throws IOException {
        run("Phase_Space_Movie.ijm");
        byte[] movie = Files.readAllBytes(folder.resolve("phase-space.avi"));
        assertEquals("RIFF", new String(movie, 0, 4, StandardCharsets.US_ASCII));
        assertEquals("AVI ", new String(movie, 8, 4, StandardCharsets.US_ASCII));
        // dwTotalFrames of the main header: offset 24 into its data, which starts at byte 32
        assertEquals(16, (movie[48] & 0xFF) | (movie[49] & 0xFF) << 8);
    }

    /** An open image of twice a Gaussian of variance 1/2, and what becomes of it with a pixel below 0. */
    @Test
    void anOpenImageIsAStart() throws IOException {
        String image = "newImage(\"start\", \"32-bit black\", 64, 64, 1);\n"
                + "for (y = 0; y < 64; y++) for (x = 0; x < 64; x++)\n"
                + "    setPixel(x, y, 2 / PI * exp(-(pow((x - 31.5) / 8, 2) + pow((y - 31.5) / 8, 2))));\n";
        String line = "run(\"Vlasov Evolution...\", \"sample=forced-oscillator initial=start ranges=-4,4,-4,4 count=2"
                + " endtime=0.1 pixels=8 shells=0 overrides=[epsilon=0.4] ";
        String told = image
                + line + "\");\n"
                + "if (abs(getResult(\"mass\", 0) - 1) > 1e-3) exit(\"mass \" + getResult(\"mass\", 0));\n"
                + "if (abs(getResult(\"mean_E\", 0) - 0.5) > 2e-3) exit(\"energy \" + getResult(\"mean_E\", 0));\n"
                + line + "normalise=false\");\n"
                + "if (abs(getResult(\"mass\", 0) - 2) > 1e-3) exit(\"mass \" + getResult(\"mass\", 0));\n";
        assertEquals(Optional.empty(), MacroRunner.runText(told, "", "start.ijm"));
        String spoilt = image + "setPixel(5, 3, -1e-3);\nsetPixel(6, 3, -1e-3);\n";
        String complaint =
                MacroRunner.runText(spoilt + line + "\");\n", "", "spoilt.ijm").orElseThrow();
        assertTrue(complaint.contains("2 pixels that cannot be densities, the first -0.001"), complaint);
        assertTrue(complaint.contains("at column 5, row 3"), complaint);
        assertEquals(Optional.empty(), MacroRunner.runText(spoilt + line + "negative\");\n", "", "allowed.ijm"));
        String empty = MacroRunner.runText(
                        "newImage(\"start\", \"32-bit black\", 64, 64, 1);\n" + line + "\");\n", "", "empty.ijm")
                .orElseThrow();
        assertTrue(empty.contains("a frame of mass 0"), empty);
    }

    @Test
    void hypothesesOfAClassicalModel() throws IOException {
        Path map = folder.resolve("map.tif");
        String macro = "run(\"Check Hypotheses...\", \"sample=duffing-two-frequency cutoff=4\");\n"
                + "if (getResultString(\"name\", 0) != \"HC1\") exit(\"no table of hypotheses\");\n"
                + "if (getResultString(\"holds\", 0) != \"true\") exit(\"the well does not confine\");\n"
                + "if (getHeight != 4) exit(\"no map\");\n"
                + "saveAs(\"Tiff\", \"" + map + "\");\n";
        assertEquals(Optional.empty(), MacroRunner.runText(macro, "", "hypotheses.ijm"));
        ImagePlus image = open("map.tif");
        // k omega(0) = k beside nu = 1.2 and 1.2 sqrt 2: the lowest shells are the nearest to harmonic ones
        assertEquals("E", image.getCalibration().getXUnit());
        assertEquals(1, image.getCalibration().getY(0), 1e-12);
        assertTrue(image.getProcessor().getStatistics().min < -1.5, "no resonance is seen");
    }

    @Test
    void shellsAndAveragesOfAnyImage() throws IOException {
        Path movie = Path.of("src/test/resources/reference/classical/spreading-gaussian.tif")
                .toAbsolutePath();
        String macro = "open(\"" + movie + "\");\n"
                + "title = getTitle();\n"
                + "run(\"Properties...\", \"channels=1 slices=1 frames=11 pixel_width=0.15 pixel_height=0.15\""
                + " + \" voxel_depth=1 frame=0.1 origin=39.5,39.5\");\n"
                + "run(\"Energy Shells...\", \"energies=0.5,2\");\n"
                + "if (Overlay.size != 2) exit(\"no shells\");\n"
                + "if (abs(getResult(\"h0\", 1) - 2 * PI) > 1e-9) exit(\"no table of shells\");\n"
                + "Overlay.activateSelection(1);\n"
                + "setSlice(1);\n"
                + "getStatistics(area, mean);\n"
                // within H0 < 2 stand 1 − exp(−2/0.5) of all
                + "if (abs(area * mean - (1 - exp(-4))) > 0.01) exit(\"measured \" + area * mean);\n"
                + "run(\"Select None\");\n"
                + "run(\"Shell Average...\", \"energies=20\");\n"
                + "d = getResult(\"d\", 3);\n"
                + "if (abs(d / getResult(\"E\", 3) - 0.4) > 1e-3) exit(\"d = \" + d);\n";
        assertEquals(Optional.empty(), MacroRunner.runText(macro, "", "shells.ijm"));
    }
}
