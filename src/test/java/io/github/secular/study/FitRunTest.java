package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.scenario.ImageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitRunTest {
    private static Fit read(String json) {
        try {
            Path file = Files.createTempFile("fit", ".json");
            try {
                return FitFile.open(Files.writeString(file, json), ImageSource.NONE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FitResult solve(Fit fit) {
        return new FitRun(fit, 2, Progress.NONE).solve();
    }

    private static String list(double[] x) {
        return Arrays.stream(x).mapToObj(Double::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /** Values, errors, correlation and chi-square of scipy.optimize.curve_fit with the curve of rabi_flop.py. */
    /** Spreadsheets begin what they write with a byte order mark, before a line of # or a header. */
    @Test
    void filesMayBeginWithAByteOrderMark(@TempDir Path folder) throws IOException {
        Path sample = Path.of("sample-data/fits");
        for (String name : new String[] {"rabi-flop.json", "rabi-flop.csv"}) {
            Files.writeString(folder.resolve(name), "\ufeff" + Files.readString(sample.resolve(name)));
        }
        FitData marked =
                FitFile.open(folder.resolve("rabi-flop.json"), ImageSource.NONE).data();
        FitData plain =
                FitFile.open(sample.resolve("rabi-flop.json"), ImageSource.NONE).data();
        assertArrayEquals(plain.y(), marked.y());
        assertArrayEquals(plain.coordinate(0), marked.coordinate(0));
    }

    @Test
    void theSampleAsAnotherProgramFindsIt() {
        FitResult found = solve(FitFile.open(Path.of("sample-data/fits/rabi-flop.json"), ImageSource.NONE));
        double[] values = {0.84608354, 0.07085357, 0.01474722};
        double[] errors = {0.00307389, 0.00132868, 0.00046036};
        for (int j = 0; j < 3; j++) {
            assertEquals(values[j], found.values()[j], 2e-8);
            assertEquals(errors[j], found.errors()[j], 2e-8);
        }
        assertEquals(-0.9101287589534766, found.correlations()[0][1], 1e-6);
        assertEquals(85.96071821460859, found.chiSquare(), 1e-6);
        assertEquals(0.23, found.probability(), 0.005);
        assertTrue(found.warnings().isEmpty(), found.warnings().toString());
    }

    /** The resonances 2γ/(γ² + Δ²) of doc/quantum.md, Q3.3, of both signs of the frequency, times a factor, on a ground, with noise. */
    private static Fit line(Random random, double sigma, boolean known, String more) {
        double[] x = IntStream.range(0, 41).mapToDouble(i -> -1 + i / 20.0).toArray();
        double[] y = new double[x.length];
        double[] e = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double near = x[i] - 0.12;
            double far = 40.12 + x[i];
            double rate = 2 * 0.25 * (1 / (0.0625 + near * near) + 1 / (0.0625 + far * far));
            y[i] = 0.2 + 3 * rate + sigma * random.nextGaussian();
            e[i] = sigma;
        }
        String model =
                "{\"secular\": 1, \"units\": \"scaled\", \"levels\": {\"labels\": [\"g\", \"e\"], \"energies\": [0,"
                        + " 20]}, \"coupling\": [[0, 1], [1, 0]], \"damping\": {\"gamma\": 0.5}, \"wave\": {\"frequencies\": [20],"
                        + " \"harmonics\": [{\"index\": [1], \"amplitude\": 1}]}, \"epsilon\": 0.1, \"times\": [2]}";
        return read("{\"secularFit\": 1, \"model\": " + model + ", \"data\": {\"x\": " + list(x) + ", \"y\": " + list(y)
                + (known ? ", \"error\": " + list(e) : "") + "},"
                + "\"x\": {\"name\": \"laser\", \"paths\": {\"wave.frequencies[0]\": \"20 + laser\"}},"
                + "\"parameters\": [{\"name\": \"width\", \"path\": \"damping.gamma\", \"start\": 0.4, \"from\":"
                + " 0.01, \"to\": 2},"
                + "{\"name\": \"centre\", \"paths\": {\"levels.energies[1]\": \"20 + centre\"}, \"start\": 0}"
                + more
                + "], \"scale\": \"free\", \"offset\": \"free\", \"record\": [\"rate.g.e\"]}");
    }

    /** Errors are what values scatter by, and the true values lie within them as often as they should. */
    @Test
    void errorsAreThoseOfRepeatedMeasurements() {
        double[] truth = {0.25, 0.12, 3, 0.2};
        int runs = 60;
        Random random = new Random(9);
        double[] squares = new double[4];
        double chi = 0;
        for (int seed = 0; seed < runs; seed++) {
            FitResult found = solve(line(random, 0.1, seed % 2 == 0, ""));
            for (int j = 0; j < 4; j++) {
                double pull = (found.values()[j] - truth[j]) / found.errors()[j];
                squares[j] += pull * pull / runs;
            }
            chi += found.reducedChiSquare() / (seed % 2 == 0 ? 1 : 0.01) / runs;
        }
        for (double s : squares) {
            // 60 squares of normal numbers: 1 within 4 standard deviations of sqrt(2/60)
            assertEquals(1, s, 0.73, Arrays.toString(squares));
        }
        assertEquals(1, chi, 4 * Math.sqrt(2.0 / 37 / runs));
    }

    @Test
    void whatTheDataDoNotTellIsSaid() {
        String more = ", {\"name\": \"shift\", \"path\": \"epsilon\", \"start\": 0.2, \"from\": 0.1, \"to\": 0.3}";
        FitResult found = solve(line(new Random(1), 0.01, true, more));
        assertTrue(Double.isNaN(found.errors()[2]), Arrays.toString(found.errors()));
        assertTrue(found.errors()[0] > 0 && found.errors()[0] < 0.01, Arrays.toString(found.errors()));
        assertTrue(
                found.warnings().stream().anyMatch(w -> w.contains("do not tell shift")),
                found.warnings().toString());
    }

    @Test
    void anEndOfARangeAndAWrongModelAreSaid() {
        Fit fit = line(new Random(1), 0.01, true, "");
        FitParameter narrow =
                new FitParameter("width", "", fit.parameters().get(0).targets(), 0.15, 0.1, 0.2);
        FitResult found = solve(new Fit(
                fit.title(),
                fit.model(),
                fit.axes(),
                fit.data(),
                java.util.List.of(narrow, fit.parameters().get(1)),
                fit.scale(),
                fit.offset(),
                fit.record(),
                fit.formulas(),
                fit.curve(),
                fit.limit(),
                fit.average()));
        assertEquals(0.2, found.values()[0], 1e-12);
        assertTrue(Double.isNaN(found.errors()[0]));
        assertTrue(found.errors()[1] > 0);
        String said = String.join(" ", found.warnings());
        assertTrue(said.contains("width stands at an end") && said.contains("does not describe the data"), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"record\": [\"rate.g.e\"]|\"record\": []|record: ",
                "\"record\": [\"rate.g.e\"]|\"record\": [\"rate.g.x\"]|record: ",
                "\"record\": [\"rate.g.e\"]|\"record\": [\"rate.g.e\"], \"curve\": \"nothing\"|curve: ",
                "\"scale\": \"free\"|\"scale\": \"fixed\"|scale: ",
                "\"start\": 0.4|\"start\": 4|parameters[0].parameter width: found start 4.0",
                "levels.detunings[1]|levels.nothing|nothing",
                "\"x\": {|\"x\": \"t\", \"title\": {|x: found \"t\"",
                "\"error\": [0.1|\"error\": [0|data, point 1: found the error 0.0",
            })
    void badFilesEndInOneSentence(String old, String fresh, String said) {
        String text = json();
        assertTrue(text.contains(old), old);
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> solve(read(text.replace(old, fresh))));
        assertTrue(e.getMessage().contains(said), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }

    private static String json() {
        return "{\"secularFit\": 1, \"model\": {\"secular\": 1, \"units\": \"scaled\", \"levels\": {\"labels\": [\"g\","
                + " \"e\"], \"photons\": [[0], [1]], \"detunings\": [0, 0]}, \"coupling\": [[0, 1], [1, 0]], \"damping\":"
                + " {\"gamma\": 0.5}, \"wave\": {\"frequencies\": [20], \"harmonics\": [{\"index\": [1], \"amplitude\":"
                + " 1}]}, \"epsilon\": 0.1, \"times\": [2]}, \"data\": {\"x\": [19, 19.5, 20, 20.5, 21], \"y\": [1, 2, 3,"
                + " 2, 1], \"error\": [0.1, 0.1, 0.1, 0.1, 0.1]}, \"x\": {\"path\": \"wave.frequencies[0]\"},"
                + " \"parameters\": [{\"name\": \"width\", \"path\": \"damping.gamma\", \"start\": 0.4, \"from\": 0.01,"
                + " \"to\": 2}, {\"name\": \"centre\", \"path\": \"levels.detunings[1]\", \"start\": 0}], \"scale\":"
                + " \"free\", \"record\": [\"rate.g.e\"]}";
    }

    @Test
    void aRunThatFailsIsSaidWithItsPlace() {
        String text = json().replace("\"path\": \"wave.frequencies[0]\"", "\"name\": \"e\", \"path\": \"epsilon\"")
                .replace("[19, 19.5, 20, 20.5, 21]", "[0.1, 0.2, -0.3, 0.4, 0.5]");
        RefusalException e = assertThrows(RefusalException.class, () -> solve(read(text)));
        assertTrue(e.getMessage().contains("e = -0.3 the model has no rate.g.e: epsilon: found -0.3"), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }
}
