package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits of curves that are averages. */
class AveragedFitTest {
    private static final double WIDTH = 0.4;
    private static final double AMPLITUDE = 1.3;

    @TempDir
    private Path folder;

    /** The rate of two levels under 2 A cos 20τ, over a Gaussian of shifts: the trapezoidal rule, 2^-40 off at most. */
    private static double line(double detuning, double sigma) {
        double sum = 0;
        double step = 0.01;
        for (double v = -9; v <= 9; v += step) {
            double away = detuning + sigma * v;
            double far = away + 40;
            double shape = WIDTH / (WIDTH * WIDTH + away * away) + WIDTH / (WIDTH * WIDTH + far * far);
            sum += step * Math.exp(-0.5 * v * v) / Math.sqrt(2 * Math.PI) * shape;
        }
        return 2 * AMPLITUDE * AMPLITUDE * sum;
    }

    private FitResult fit(double noise, double tolerance, long seed, String parameters) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringJoiner x = new StringJoiner(", ", "[", "]");
        StringJoiner y = new StringJoiner(", ", "[", "]");
        StringJoiner error = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < 9; i++) {
            double detuning = -4 + i;
            x.add("" + (20 + detuning));
            y.add("" + (line(detuning, 0.8) + noise * random.nextGaussian()));
            error.add("" + Math.max(noise, 1e-9));
        }
        String json = "{\"secularFit\": 1, \"model\": {\"secular\": 1, \"levels\": {\"labels\": [\"g\", \"e\"],"
                + " \"energies\": [0, 20]}, \"coupling\": [[0, 1], [1, 0]], \"damping\": {\"gamma\": 0.7}, \"wave\":"
                + " {\"frequencies\": [20], \"harmonics\": [{\"index\": [1], \"amplitude\": 1}]}, \"epsilon\": 0.1,"
                + " \"times\": [2]}, \"x\": {\"path\": \"levels.energies[1]\"}, \"data\": {\"x\": " + x + ", \"y\": "
                + y
                + ", \"error\": " + error + "}, \"parameters\": [" + parameters + "], \"average\": {\"name\": \"v\","
                + " \"distribution\": {\"type\": \"gaussian\", \"sigma\": 0.8}, \"shift\": {\"levels.energies[1]\": \"v\"},"
                + " \"tolerance\": " + tolerance + "}, \"record\": [\"rate.g.e\"]}";
        Path file = Files.writeString(folder.resolve("fit.json"), json);
        return new FitRun(FitFile.open(file, ImageSource.NONE), 2, Progress.NONE).solve();
    }

    private static final String BOTH =
            "{\"name\": \"width\", \"path\": \"damping.gamma\", \"start\": 0.7, \"from\": 0.01,"
                    + " \"to\": 5}, {\"name\": \"amplitude\", \"path\": \"wave.harmonics[0].amplitude\", \"start\": 1}";

    /** The natural width and the strength behind a Doppler profile, of data without noise and of data with. */
    @Test
    void theWidthBehindADopplerProfile() throws IOException {
        FitResult sharp = fit(0, 1e-7, 1, BOTH);
        assertEquals(WIDTH, sharp.values()[0], 1e-5);
        assertEquals(AMPLITUDE, sharp.values()[1], 1e-5);
        assertTrue(Math.abs(sharp.values()[0] - WIDTH) <= sharp.errors()[0], "told " + sharp.errors()[0]);
        double squares = 0;
        int fits = 3;
        for (int i = 0; i < fits; i++) {
            FitResult found = fit(0.02, 1e-4, i, BOTH);
            for (int j = 0; j < 2; j++) {
                double off = (found.values()[j] - (j == 0 ? WIDTH : AMPLITUDE)) / found.errors()[j];
                squares += off * off / (2 * fits);
                assertTrue(found.numerical()[j] < 0.05 * found.errors()[j], "of " + found.errors()[j]);
            }
        }
        // of mean 1 and standard deviation sqrt(2/3) at the most, as the two are correlated
        assertTrue(squares > 0.02 && squares < 4, "mean square of errors " + squares);
    }

    /** An average that is known to a part in a hundred moves what is found, and the error says so. */
    @Test
    void roughAveragesAreAPartOfTheError() throws IOException {
        String one = "{\"name\": \"amplitude\", \"path\": \"wave.harmonics[0].amplitude\", \"start\": 1}";
        FitResult rough = fit(0, 0.05, 1, BOTH);
        for (int j = 0; j < 2; j++) {
            double off = Math.abs(rough.values()[j] - (j == 0 ? WIDTH : AMPLITUDE));
            assertTrue(off <= rough.errors()[j], off + " told " + rough.errors()[j]);
        }
        assertTrue(
                rough.warnings().stream().anyMatch(w -> w.contains("may come from averages")),
                rough.warnings().toString());
        assertEquals(1, fit(0.02, 1e-3, 3, one).values().length);
    }
}
