package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample studies, of fewer values, against what is known of them. */
class StudySamplesTest {
    @TempDir
    private Path folder;

    private StudyResult run(String name, String... replacements) throws IOException {
        String text = Files.readString(Path.of("sample-data/studies", name + ".json"));
        for (int i = 0; i < replacements.length; i += 2) {
            assertTrue(text.contains(replacements[i]), replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Path file = Files.writeString(folder.resolve("study.json"), text);
        StudyResult out = new StudyRun(StudyFile.open(file, ImageSource.NONE), 2, Progress.NONE).inMemory();
        assertEquals(0, out.failed(), out.sentences().toString());
        return out;
    }

    private static double at(StudyResult result, int run, String column) {
        List<String> names = result.columns().stream().map(Recorded::name).toList();
        return result.values()[run][names.indexOf(column)];
    }

    /** Where rates are slow against the damping the error is of the order of their ratio, elsewhere it is none. */
    @Test
    void validity() throws IOException {
        StudyResult found = run("validity", "\"count\": 41", "\"count\": 7");
        for (int i = 0; i < found.runs(); i++) {
            double ratio = 2 * Math.pow(found.points()[i][1] / found.points()[i][0], 2);
            double error = at(found, i, "error");
            assertEquals(Math.log10(ratio), at(found, i, "logSmallness"), 1e-12);
            if (ratio < 0.01) {
                // times from 0.01 on: the layer of the coherence is over where gamma/epsilon^2 is above 1e3
                assertTrue(error < 2 * ratio, ratio + ": " + error);
            } else if (ratio > 1) {
                assertTrue(error > 0.1, ratio + ": " + error);
            }
        }
    }

    /** λ/(λ² + ω²) with λ = 1/T + γ: the spectral density of a telegraph of unit variance, seen for a time 1/γ. */
    @Test
    void heating() throws IOException {
        StudyResult found = run("heating", "\"count\": 28", "\"count\": 4", "\"count\": 27", "\"count\": 3");
        for (int i = 0; i < found.runs(); i++) {
            double omega = found.points()[i][0];
            double lambda = 1 / found.points()[i][1] + 0.4;
            double expected = lambda / (lambda * lambda + omega * omega);
            assertEquals(expected, at(found, i, "a"), 1e-9 * expected);
            assertEquals(expected, at(found, i, "d"), 1e-9 * expected);
        }
    }

    /** d is largest where the drive meets the motion. */
    @Test
    void resonances() throws IOException {
        StudyResult found = run("resonances", "\"count\": 76", "\"count\": 31", "\"count\": 60", "\"count\": 3");
        for (int row = 0; row < 3; row++) {
            int largest = 31 * row;
            for (int i = 31 * row; i < 31 * (row + 1); i++) {
                largest = at(found, i, "d") > at(found, largest, "d") ? i : largest;
            }
            assertEquals(at(found, largest, "omega"), found.points()[largest][0], 0.125);
        }
    }

    /** Levels split by less than their damping share their population, Table 1 of the paper. */
    @Test
    void regimes() throws IOException {
        StudyResult found = run("regimes", "\"count\": 10", "\"count\": 2", "\"count\": 30", "\"count\": 2");
        // mu = 0.45: p = 0.05 against p = 1.5
        assertTrue(at(found, 1, "difference") > 5 * at(found, 3, "difference"));
    }

    /** Reference a10: the closed form of the average by Faddeeva's function, held against quadrature in many digits. */
    @Test
    void dopplerWindow() throws IOException {
        StudyResult found = run(
                "doppler-window",
                "\"from\": -40",
                "\"values\": [-100, 0, 20]",
                "\"to\": 80,",
                "",
                "\"count\": 121,",
                "",
                "\"values\": [-100, 0, 20],",
                "\"values\": [-100, 0, 20],",
                "1e-06",
                "1e-08");
        double[] absorption = {0.0009249325729003348, 0.0010051559036558767, 5.243275099977847e-05};
        double[] dispersion = {5.095106012824375e-05, -9.37544061049921e-06, 3.3029192019943184e-05};
        for (int i = 0; i < 3; i++) {
            assertEquals(absorption[i], at(found, i, "absorption"), 1e-8 * absorption[i] + 1e-12);
            assertEquals(dispersion[i], at(found, i, "dispersion"), 2e-8 * Math.abs(dispersion[i]) + 1e-12);
        }
    }

    /** Against panels of Gauss-Legendre nodes over Bloch vectors, src/test/python/lamb_dip.py. */
    @Test
    void lambDip() throws IOException {
        StudyResult found = run(
                "lamb-dip",
                "\"from\": -240, \"to\": 240, \"count\": 81,",
                "\"values\": [-2000, 0, 5],",
                "\"tolerance\": 1e-06",
                "\"tolerance\": 1e-08");
        double[] absorption = {0.00600061825646688, 0.012512229453320601, 0.012652359978222269};
        for (int i = 0; i < 3; i++) {
            assertEquals(absorption[i], at(found, i, "absorption"), 1e-8 * absorption[i]);
            assertTrue(at(found, i, "averageError") <= 1e-8);
        }
    }
}
