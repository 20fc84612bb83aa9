package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits of curves that are averages over a Lorentzian: a line of width g becomes one of width g + SPREAD, exactly. */
class AveragedFitTest {
    private static final double SPREAD = 0.3;
    private static final double AMPLITUDE = 1.3;
    private static final String AVERAGE =
            ", \"average\": {\"name\": \"v\", \"distribution\": {\"type\": \"lorentzian\"," + " \"width\": " + SPREAD
                    + "}, \"shift\": {\"levels.energies[1]\": \"v\"}, \"tolerance\": ";

    @TempDir
    private Path folder;

    /** The rate of two levels under 2 A cos 20τ, of both signs of the frequency (doc/quantum.md, Q3.3). */
    private static double line(double detuning, double width) {
        double far = detuning + 40;
        return 2
                * AMPLITUDE
                * AMPLITUDE
                * (width / (width * width + detuning * detuning) + width / (width * width + far * far));
    }

    /** @param noise on the data, and their errors, if it is above 0; errors are 1e-9 without */
    private FitResult fit(double width, double noise, String damping, String more) throws IOException {
        Random random = new Random(5);
        StringJoiner x = new StringJoiner(", ", "[", "]");
        StringJoiner y = new StringJoiner(", ", "[", "]");
        StringJoiner error = new StringJoiner(", ", "[", "]");
        for (double detuning : new double[] {-0.6, 0.1, 1.2}) {
            x.add("" + (20 + detuning));
            y.add("" + (line(detuning, width + SPREAD) + noise * random.nextGaussian()));
            error.add("" + Math.max(noise, 1e-9));
        }
        String json = "{\"secularFit\": 1, \"model\": {\"secular\": 1, \"levels\": {\"labels\": [\"g\", \"e\"],"
                + " \"energies\": [0, 20]}, \"coupling\": [[0, 1], [1, 0]], \"damping\": {\"gamma\": 0.7}, \"wave\":"
                + " {\"frequencies\": [20], \"harmonics\": [{\"index\": [1], \"amplitude\": 1}]}, \"epsilon\": 0.1,"
                + " \"times\": [2]}, \"x\": {\"path\": \"levels.energies[1]\"}, \"data\": {\"x\": " + x + ", \"y\": "
                + y + ", \"error\": " + error + "}, \"parameters\": [{\"name\": \"width\", \"paths\":"
                + " {\"damping.gamma\": \"" + damping + "\"}, \"start\": " + 1.2 * width
                + ", \"from\": 0.001, \"to\": 5}, {\"name\": \"amplitude\", \"path\":"
                + " \"wave.harmonics[0].amplitude\", \"start\": 1.2}]" + more + ", \"record\": [\"rate.g.e\"]}";
        Path file = Files.writeString(folder.resolve("fit.json"), json);
        return new FitRun(FitFile.open(file, ImageSource.NONE), 2, Progress.NONE).solve();
    }

    /** Of data with noise: what a fit finds of the line that the average is in closed form, errors included. */
    @Test
    void asTheClosedFormFindsIt() throws IOException {
        FitResult plain = fit(0.4, 0.05, SPREAD + " + width", "");
        FitResult found = fit(0.4, 0.05, "width", AVERAGE + "1e-6}");
        for (int j = 0; j < 2; j++) {
            assertEquals(plain.values()[j], found.values()[j], 1e-3 * plain.errors()[j]);
            assertEquals(plain.errors()[j], found.errors()[j], 1e-3 * plain.errors()[j]);
            assertEquals(0, plain.numerical()[j]);
        }
        assertEquals(plain.chiSquare(), found.chiSquare(), 1e-4 * plain.chiSquare());
        assertTrue(found.warnings().stream().noneMatch(w -> w.contains("averages")), "" + found.warnings());
    }

    /** A line far narrower than the spread, by averages to a part in twenty: what that moves is in the errors, and said. */
    @Test
    void roughAveragesAreAPartOfTheError() throws IOException {
        FitResult rough = fit(0.02, 0, "width", AVERAGE + "0.05}");
        double[] truth = {0.02, AMPLITUDE};
        double most = 0;
        for (int j = 0; j < 2; j++) {
            double off = Math.abs(rough.values()[j] - truth[j]);
            most = Math.max(most, off);
            assertTrue(off <= rough.errors()[j], off + " told " + rough.errors()[j]);
        }
        assertTrue(most > 1e-7, "the averages are not rough: " + most);
        assertTrue(
                rough.warnings().stream().anyMatch(w -> w.contains("may come from averages")), "" + rough.warnings());
    }
}
