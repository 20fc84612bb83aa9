package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.secular.host.imagej.MacroRunner;
import io.github.secular.numerics.Progress;
import io.github.secular.run.QuantumReports;
import io.github.secular.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Macros in real ImageJ, without a display. */
class MacrosTest {
    @TempDir
    private Path folder;

    private void run(String macro) throws IOException {
        run(macro, "");
    }

    private void run(String macro, String more) throws IOException {
        assertEquals(Optional.empty(), MacroRunner.run(Path.of("macros", macro), folder + more));
    }

    private ImagePlus open(String name) {
        ImagePlus image = IJ.openImage(folder.resolve(name).toString());
        assertTrue(image != null, name + " was not written");
        return image;
    }

    @Test
    void rabiOscillations() throws IOException {
        run("Rabi_Oscillations.ijm");
        ImagePlus matrix = open("rabi-density-matrix.tif");
        assertEquals(4, matrix.getNChannels());
        assertEquals(401, matrix.getNFrames());
        assertEquals(0.01, matrix.getCalibration().frameInterval, 1e-12);
        assertTrue(matrix.getInfoProperty().contains("Conservation: "), matrix.getInfoProperty());
        assertEquals("Re ρ, t = 0", matrix.getStack().getSliceLabel(1));
        ImagePlus populations = open("rabi-populations.tif");
        assertEquals(401, populations.getWidth());
        assertEquals("t", populations.getCalibration().getXUnit());
        // exact: ρ_11 = Ω²/(Ω² + δ²) sin²(√(Ω² + δ²) t/2) with Ω = 2/ε, δ = detuning/ε², at ε = 0.1, detuning 0.1
        for (int i = 0; i <= 400; i++) {
            double t = 0.01 * i;
            double exact = 0.8 * Math.pow(Math.sin(Math.sqrt(500) * t / 2), 2);
            assertEquals(exact, populations.getProcessor().getf(i, 1), 1e-6, "t = " + t);
            assertEquals(exact, matrix.getStack().getProcessor(4 * i + 1).getf(1, 1), 1e-6);
        }
        ImagePlus chart = open("rabi-chart.png");
        assertTrue(chart.getStatistics().stdDev > 5, "the chart is empty");
    }

    @Test
    void aSavedTableKeepsNineDigits() throws IOException {
        Path file = folder.resolve("table.csv");
        String macro = "run(\"Bloch Evolution...\", \"count=3\");\n"
                + "saveAs(\"Results\", \"" + file + "\");\n"
                + "File.saveString(d2s(getResult(\"rho_1_1\", 2), 9), \"" + folder.resolve("value.txt") + "\");\n";
        assertEquals(Optional.empty(), MacroRunner.runText(macro, "", "digits.ijm"));
        List<String> rows = Files.readAllLines(file);
        int column = List.of(rows.get(0).split(",")).indexOf("rho_1_1");
        assertEquals(
                Files.readString(folder.resolve("value.txt")).strip(),
                rows.get(3).split(",")[column]);
    }

    /** A macro has the columns as files do, or as users see them if it says so. */
    @Test
    void aTableNamesLevelsWhereAMacroSaysSo() throws IOException {
        Path file = folder.resolve("headings.txt");
        String line = "run(\"Rate Equation...\", \"sample=rubidium-87-d-lines count=2 showimage=false%s\");\n"
                + "h = split(Table.headings, \"\\t\");\n"
                + "File.append(h[0], \"" + file + "\"); File.append(h[3], \"" + file + "\");\n";
        String macro = line.formatted("") + line.formatted(" named=true");
        assertEquals(Optional.empty(), MacroRunner.runText(macro, "", "named.ijm"));
        assertEquals(List.of("time (s)", "p_2", "time (ns)", "population 5P1/2 -1/2"), Files.readAllLines(file));
    }

    @Test
    void blochVsRates() throws IOException {
        run("Bloch_vs_Rates.ijm");
        List<String> rows = Files.readAllLines(folder.resolve("bloch-vs-rates.csv"));
        assertEquals(4, rows.size());
        List<String> names = List.of(rows.get(0).split(","));
        double order = Double.parseDouble(rows.get(3).split(",")[names.indexOf("order")]);
        assertEquals(2, order, 0.15, "errors of the populations are of the order of ε²");
        assertTrue(open("bloch-vs-rates.png").getStatistics().stdDev > 5, "the chart is empty");
    }

    @Test
    void detuningScan() throws IOException {
        run("Detuning_Scan.ijm");
        ImagePlus scan = open("detuning-scan.tif");
        assertEquals(17, scan.getWidth());
        assertEquals(6, scan.getHeight());
        assertEquals(-2, scan.getCalibration().getX(0), 1e-9);
        assertEquals(0.25, scan.getCalibration().getY(0), 1e-9);
        assertEquals("detuning", scan.getCalibration().getXUnit());
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 17; x++) {
                double detuning = scan.getCalibration().getX(x);
                double damping = scan.getCalibration().getY(y);
                // the rate equation of the two-level model (doc/quantum.md, Q3.3); the Bloch equation is O(ε) away
                double rate = 2 * damping / (damping * damping + detuning * detuning);
                double limit = (1 - Math.exp(-2 * rate)) / 2;
                assertEquals(limit, scan.getProcessor().getf(x, y), 0.1, detuning + ", " + damping);
            }
        }
        assertEquals(scan.getProcessor().getf(0, 3), scan.getProcessor().getf(16, 3), 1e-5, "even in the detuning");
    }

    @Test
    void realAtom() throws IOException {
        run("Real_Atom.ijm");
        ImagePlus populations = open("rubidium-populations.tif");
        assertEquals(101, populations.getWidth());
        assertEquals(16, populations.getHeight());
        assertEquals("µs", populations.getCalibration().getXUnit());
        assertEquals(0.02, populations.getCalibration().pixelWidth, 1e-7);
        double pumped = 0;
        for (int n = 0; n < 3; n++) {
            assertEquals(0.125, populations.getProcessor().getf(0, n), 1e-7);
            pumped += populations.getProcessor().getf(100, n);
        }
        assertTrue(pumped > 0.7, "pumped into F = 1: " + pumped);
        assertEquals(16, open("rubidium-density-matrix.tif").getWidth());
        assertTrue(open("rubidium-chart.png").getStatistics().stdDev > 5, "the chart is empty");
        // eight femtoseconds hold 3.19719e15 · 8e-15/(2π) = 4.07 periods of the light
        ImagePlus zoom = open("sodium-femtoseconds.tif");
        assertEquals(161, zoom.getNFrames());
        int crossings = 0;
        for (int f = 2; f <= 161; f++) {
            double before = zoom.getStack()
                    .getProcessor(zoom.getStackIndex(1, 1, f - 1))
                    .getf(1, 0);
            double now =
                    zoom.getStack().getProcessor(zoom.getStackIndex(1, 1, f)).getf(1, 0);
            crossings += before * now < 0 ? 1 : 0;
        }
        assertEquals(8, crossings, "two for each period");
    }

    @Test
    void twoPhotonScan() throws IOException {
        run("Two_Photon_Scan.ijm", "|7");
        List<String> rows = Files.readAllLines(folder.resolve("transparency-window.csv"));
        assertEquals(8, rows.size());
        List<String> names = List.of(rows.get(0).split(","));
        double[] excited = new double[7];
        for (int i = 0; i < 7; i++) {
            String[] row = rows.get(i + 1).split(",");
            assertEquals(-6 + 2 * i, Double.parseDouble(row[names.indexOf("detuning_MHz")]), 1e-6);
            excited[i] = Double.parseDouble(row[names.indexOf("excited")]);
        }
        assertTrue(excited[3] < 1e-3 * excited[2] && excited[3] < 1e-3 * excited[4], "no window: " + rows);
        assertTrue(open("transparency-window.png").getStatistics().stdDev > 5, "the chart is empty");
    }

    @Test
    void blochSiegertShift() throws IOException {
        Path study = Files.writeString(
                folder.resolve("study.json"),
                Files.readString(Path.of("sample-data/studies/bloch-siegert.json"))
                        .replace("\"count\": 151", "\"count\": 16")
                        .replace("\"count\": 61", "\"count\": 4"));
        run("Bloch_Siegert_Shift.ijm", "|" + study);
        ImagePlus image = open("bloch-siegert.tif");
        assertEquals("16 x 4 x 3", image.getWidth() + " x " + image.getHeight() + " x " + image.getNChannels());
        // the lowest row, v = 0.02, has its resonance near 1
        assertTrue(image.getStack().getProcessor(1).getf(8, 3) < 0.2);
        assertTrue(image.getStack().getProcessor(1).getf(9, 0) > 0.4, "power broadened");
    }

    @Test
    void tableOneRegimes() throws IOException {
        run("Table_1_Regimes.ijm");
        List<String> rows = Files.readAllLines(folder.resolve("table-1-regimes.csv"));
        assertEquals(6, rows.size());
        // populations of levels 1 and 2: equal as long as shifted lines equalise, that is for mu < 2 p
        for (int row = 1; row <= 5; row++) {
            String[] cells = rows.get(row).split(",");
            double difference = Math.abs(Double.parseDouble(cells[4]) - Double.parseDouble(cells[5]));
            assertEquals(row <= 3, difference < 1e-8, rows.get(row));
            double slowest = row == 3 ? 0.1 : 0.01; // the layer eps^0.1 of the third row is long
            assertTrue(Double.parseDouble(cells[9]) < slowest, rows.get(row));
        }
        assertTrue(open("table-1-layer.png").getStatistics().stdDev > 5, "the chart is empty");
    }

    @Test
    void randomTelegraph() throws IOException {
        run("Random_Telegraph.ijm");
        List<String> rows = Files.readAllLines(folder.resolve("random-telegraph.csv"));
        assertEquals(42, rows.size());
        List<String> names = List.of(rows.get(0).split(","));
        for (String row : rows.subList(2, 42)) {
            String[] cells = row.split(",");
            double mean = Double.parseDouble(cells[names.indexOf("mean_1")]);
            double exact = Double.parseDouble(cells[names.indexOf("exact_1")]);
            double error = Double.parseDouble(cells[names.indexOf("standard_error_1")]);
            assertEquals(exact, mean, 4 * error, row);
        }
        assertTrue(open("random-telegraph.png").getStatistics().stdDev > 5, "the chart is empty");
        // Re C(gamma + i(1 -+ 0.9)) of a telegraph of correlation time 4, gamma = 0.3 (doc/classical.md, C6.6)
        assertEquals(0.55 / (0.55 * 0.55 + 0.01), diffusionPerEnergy("rotating-noise.csv"), 1e-6);
        assertEquals(0.55 / (0.55 * 0.55 + 3.61), diffusionPerEnergy("rotating-noise-against.csv"), 1e-6);
    }

    /** d/E in the first row of a table. */
    private double diffusionPerEnergy(String file) throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve(file));
        List<String> names = List.of(rows.get(0).split(","));
        String[] cells = rows.get(1).split(",");
        return Double.parseDouble(cells[names.indexOf("d")]) / Double.parseDouble(cells[names.indexOf("E")]);
    }

    @Test
    void resonanceMap() throws IOException {
        run("Resonance_Map.ijm");
        ImagePlus map = open("resonance-map.tif");
        assertEquals(9, map.getWidth());
        assertEquals("omega_1", map.getCalibration().getXUnit());
        assertEquals(0.725, map.getCalibration().getX(0), 1e-9);
        assertEquals(1.225, map.getCalibration().getY(8), 1e-9);
        for (int[] at : new int[][] {{0, 0}, {3, 7}, {8, 5}}) {
            double[] end = QuantumReports.standard()
                    .equilibrium(
                            ScenarioReader.sample(
                                    "ladder-thermal",
                                    "damping.gamma=0.02",
                                    "wave.frequencies=[" + map.getCalibration().getX(at[0]) + ","
                                            + map.getCalibration().getY(at[1]) + "]"),
                            "averaged",
                            Progress.NONE)
                    .report()
                    .equilibrium()
                    .populations();
            assertEquals(end[3], map.getProcessor().getf(at[0], at[1]), 1e-6);
        }
        assertTrue(map.getStatistics().max > 2 * map.getStatistics().min, "nothing resonates");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epsilon=abc | line 2: epsilon: found \"abc\", but allowed is a number above 0.",
                "overrides=[epsilon=-1] | line 2: epsilon: found -1",
            })
    void aBadValueStopsTheMacro(String options, String sentence) {
        Path after = folder.resolve("after.txt");
        String macro = "File.saveString(\"x\", \"" + folder.resolve("before.txt") + "\");\n"
                + "run(\"Bloch Evolution...\", \"" + options + "\");\n"
                + "File.saveString(\"x\", \"" + after + "\");\n";
        Optional<String> complaint = MacroRunner.runText(macro, "", "bad.ijm");
        assertTrue(complaint.orElse("").startsWith("bad.ijm, " + sentence), complaint.toString());
        assertEquals(1, complaint.orElseThrow().lines().count());
        assertTrue(Files.exists(folder.resolve("before.txt")));
        assertFalse(Files.exists(after), "the macro went on");
    }

    @Test
    void everyKeyInTheMacrosExists() throws IOException {
        Pattern call = Pattern.compile("run\\(\"([^\"]+\\.\\.\\.)\"(.*?)\\);", Pattern.DOTALL);
        Set<String> seen = new HashSet<>();
        Set<String> all = new HashSet<>();
        try (Context context = new Context();
                Stream<Path> macros = Files.list(Path.of("macros"))) {
            CommandService commands = context.service(CommandService.class);
            commands.getCommands().stream()
                    .filter(c -> c.getClassName().startsWith("io.github.secular.command."))
                    .forEach(c -> all.add(c.getMenuPath().getLeaf().getName()));
            for (Path macro : macros.toList()) {
                Matcher match = call.matcher(Files.readString(macro));
                while (match.find()) {
                    String label = match.group(1);
                    Optional<CommandInfo> command = commands.getCommands().stream()
                            .filter(c -> c.getMenuPath().size() > 0
                                    && label.equals(c.getMenuPath().getLeaf().getName()))
                            .findFirst();
                    if (command.isPresent()) {
                        seen.add(label);
                        for (String key : OptionLine.parse(literals(match.group(2)))
                                .entries()
                                .keySet()) {
                            assertTrue(command.get().getInput(key) != null, macro + ": " + label + " has no " + key);
                        }
                    }
                }
            }
        }
        assertEquals(all, seen, "every command has its macro");
    }

    /** The text in quotes, with a 0 for whatever is computed between. */
    private static String literals(String arguments) {
        StringBuilder out = new StringBuilder();
        Matcher quoted = Pattern.compile("\"([^\"]*)\"").matcher(arguments);
        int end = -1;
        while (quoted.find()) {
            if (end >= 0
                    && arguments
                                    .substring(end, quoted.start())
                                    .replaceAll("[+\\s]", "")
                                    .length()
                            > 0) {
                out.append('0');
            }
            out.append(quoted.group(1));
            end = quoted.end();
        }
        return out.toString();
    }
}
