package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import org.junit.jupiter.api.Test;

/** What lasts, under light that changes, taken at a time that a study names. */
class LightAtTest {
    private static StudyResult run(String more, String model) {
        return new StudyRun(
                        StudyFile.of(
                                "{\"secularStudy\": 1, \"model\": " + model
                                        + ", \"parameters\": [{\"path\": \"epsilon\", \"values\": [1]}], \"record\":"
                                        + " [\"steady.population.e\", \"equilibrium.e\", \"population.e\"]" + more
                                        + "}",
                                "test"),
                        1,
                        Progress.NONE)
                .inMemory();
    }

    private static final String MODEL = """
            {"secular": 1, "levels": {"labels": ["g", "e"], "photons": [[0], [1]], "detunings": [0, 0.2]},
             "damping": {"gamma": 0.5}, "relaxation": {"rates": [{"from": 1, "to": 0, "rate": 1}]},
             "wave": {"frequencies": [100], "harmonics": [
               {"index": [1], "matrix": [[0, 1], [0, 0]], "envelope": "0.2+0.1*t"}]},
             "epsilon": 1, "times": [1, 4]}
            """;

    /** s/2/(1 + s) with s = 2Ω²/(1 + 4δ²), Ω twice the coupling; the rate equation ends there, too. */
    private static double saturated(double v) {
        double s = 8 * v * v / (1 + 4 * 0.2 * 0.2);
        return s / 2 / (1 + s);
    }

    @Test
    void theLightOfTheTimeAskedFor() {
        for (double t : new double[] {0, 1.5, 4}) {
            StudyResult found = run(", \"lightAt\": " + t, MODEL);
            assertEquals("", found.sentences().get(0));
            assertEquals(saturated(0.2 + 0.1 * t), found.values()[0][0], 1e-12);
            assertEquals(saturated(0.2 + 0.1 * t), found.values()[0][1], 1e-12);
            // what happens in time is not touched
            assertEquals(run("", MODEL).values()[0][2], found.values()[0][2]);
        }
        assertEquals(saturated(0.6), run("", MODEL).values()[0][0], 1e-12);
    }

    @Test
    void wrongTimesAreSentences() {
        StudyResult late = run(", \"lightAt\": 5", MODEL);
        assertTrue(Double.isNaN(late.values()[0][0]));
        assertTrue(
                late.sentences().get(0).contains("a time of the run, from 0 to 4"),
                late.sentences().get(0));
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> run(", \"lightAt\": 1", "\"forced-oscillator\""));
        assertTrue(e.getMessage().contains("lightAt"), e.getMessage());
        assertThrows(InvalidInputException.class, () -> run(", \"lightAt\": -1", MODEL));
    }

    /** Telegraph noise has a stationary mean, a clock has none that is told, in one sentence. */
    @Test
    void noises() {
        String json = "{\"secularStudy\": 1, \"model\": \"MODEL\", \"parameters\": [{\"path\": \"epsilon\", \"values\":"
                + " [0.3]}], \"record\": [\"steady.populations\"]}";
        StudyResult telegraph = new StudyRun(
                        StudyFile.of(json.replace("MODEL", "random-telegraph"), "test"), 1, Progress.NONE)
                .inMemory();
        assertEquals("", telegraph.sentences().get(0));
        assertEquals(1, telegraph.values()[0][0] + telegraph.values()[0][1], 1e-9);
        StudyResult clock =
                new StudyRun(StudyFile.of(json.replace("MODEL", "clock-noise"), "test"), 1, Progress.NONE).inMemory();
        assertTrue(Double.isNaN(clock.values()[0][0]));
        assertTrue(clock.sentences().get(0).endsWith("."), clock.sentences().get(0));
    }
}
