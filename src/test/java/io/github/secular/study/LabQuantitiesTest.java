package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities of the laboratory in place of paths: each against the same study by its path. */
class LabQuantitiesTest {
    private static double[] values(String sample, String parameter, String record) {
        Study study = StudyFile.of(
                "{\"secularStudy\": 1, \"model\": \"" + sample + "\", \"parameters\": [" + parameter
                        + "], \"record\": [\"" + record + "\"]}",
                "study");
        StudyResult found = new StudyRun(study, 1, Progress.NONE).inMemory();
        double[] out = new double[found.runs()];
        for (int i = 0; i < out.length; i++) {
            assertEquals("", found.sentences().get(i));
            out[i] = found.values()[i][0];
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sodium-d2-buffer-gas|intensity|50, 200|\"path\": \"light.tones[0].intensity\"|rate.0.1",
                "sodium-d2-buffer-gas|detuning|1e9, -2e9|\"name\": \"d\", \"paths\": {\"levels.detunings[1]\": \"-d\"}|rate.0.1",
                "two-level-detuned|detuning|0.1, 0.9|\"path\": \"wave.detuning\"|rate.0.1",
                "two-level-detuned|rabi|0.6, 2|\"name\": \"r\", \"paths\": {\"wave.strength\": \"r/2\"}|rate.0.1",
                "two-level-detuned|damping|0.3, 0.9|\"path\": \"damping.gamma\"|rate.0.1",
                "two-level-resonant|frequency|1.1, 1.2|\"path\": \"wave.frequencies[0]\"|rate.0.1",
                "forced-oscillator|frequency|0.9, 1.2|\"path\": \"drive.frequencies[0]\"|d(1)",
            })
    void asTheirPaths(String sample, String name, String list, String path, String record) {
        String values = ", \"values\": [" + list + "]}";
        assertArrayEquals(
                values(sample, "{" + path + values, record),
                values(sample, "{\"path\": \"" + name + "\"" + values, record));
    }

    /** Sodium at 100 mW/cm² has the Rabi frequency 2 · 8.64258e7 rad/s (doc/quantum.md, Q3). */
    @Test
    void rabiFrequencyOfIntensity() {
        double[] byRabi = values("sodium-d2-buffer-gas", "{\"path\": \"rabi\", \"values\": [1.728516e8]}", "rate.0.1");
        double[] byIntensity =
                values("sodium-d2-buffer-gas", "{\"path\": \"intensity\", \"values\": [100]}", "rate.0.1");
        assertEquals(byIntensity[0], byRabi[0], 1e-5 * byIntensity[0]);
    }

    @Test
    void severalPlacesOrNoneAreSaid() {
        InvalidInputException two = assertThrows(
                InvalidInputException.class,
                () -> values("rubidium-87-lambda", "{\"path\": \"intensity\", \"values\": [1]}", "steady.count"));
        assertTrue(two.getMessage().contains("light.tones[0].intensity, light.tones[1].intensity"), two.getMessage());
        InvalidInputException none = assertThrows(
                InvalidInputException.class,
                () -> values("two-level-resonant", "{\"path\": \"intensity\", \"values\": [1]}", "steady.count"));
        assertTrue(none.getMessage().contains("none"), none.getMessage());
    }

    @Test
    void scriptsHaveThem() {
        assertArrayEquals(rates("wave.detuning"), rates("detuning"));
    }

    private static double[] rates(String path) {
        return Secular.open("two-level-detuned")
                .vary(path, 0.2, 0.4)
                .record("rate.g.e")
                .solve()
                .table("study")
                .numbers("rate.g.e");
    }
}
