package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.view.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Driven steady states as recorded quantities, and the sample studies of them. */
class SteadyStudiesTest {
    private static StudyResult run(String sample, String from, String to) throws IOException {
        String json = Files.readString(Path.of("sample-data/studies", sample));
        assertTrue(json.contains(from), from);
        return new StudyRun(StudyFile.of(json.replace(from, to), sample), 2, io.github.secular.numerics.Progress.NONE)
                .inMemory();
    }

    private static double[] column(StudyResult result, String name) {
        int at = -1;
        for (int i = 0; i < result.columns().size(); i++) {
            at = result.columns().get(i).name().equals(name) ? i : at;
        }
        int place = at;
        return Arrays.stream(result.values()).mapToDouble(row -> row[place]).toArray();
    }

    /** At 2.4 10^14 periods of light a decay time, and for intensities over four decades. */
    @Test
    void saturationIsThatOfTheClosedForm() throws IOException {
        StudyResult result = run("steady-saturation.json", "\"count\": 81", "\"count\": 9");
        for (double difference : column(result, "difference")) {
            assertEquals(0, difference, 1e-13);
        }
        double[] photons = column(result, "steady.photons.0");
        double[] closed = column(result, "closed");
        double[] slowest = column(result, "steady.slowest");
        for (int i = 0; i < photons.length; i++) {
            assertEquals(closed[i], photons[i], 1e-12);
            assertTrue(slowest[i] >= 0.5 - 1e-9 && slowest[i] <= 1, "slowest " + slowest[i]);
        }
    }

    /** The resonance moves by v²/ω_0 for a field 2 v cos ωt (F. Bloch, A. Siegert, 1940), up to v⁴. */
    @Test
    void theResonanceMovesByTheBlochSiegertShift() throws IOException {
        for (double v : new double[] {0.04, 0.08}) {
            StudyResult result = run(
                    "bloch-siegert.json",
                    "\"from\": 0.15, \"to\": 1.65, \"count\": 151 },\n"
                            + "    { \"name\": \"amplitude\", \"path\": \"wave.harmonics[0].amplitude\","
                            + " \"from\": 0.02, \"to\": 0.62, \"count\": 61 }",
                    "\"values\": [" + (1 + v * v - 0.002) + ", " + (1 + v * v) + ", " + (1 + v * v + 0.002)
                            + "] },\n    { \"name\": \"amplitude\", \"path\": \"wave.harmonics[0].amplitude\","
                            + " \"values\": [" + v + "] }");
            double[] p = column(result, "steady.population.e");
            // the vertex of the parabola through the three
            double shift = v * v + 0.002 * (p[0] - p[2]) / (2 * (p[0] - 2 * p[1] + p[2]));
            assertEquals(v * v, shift, 0.5 * v * v * v * v + 0.02 * v * v, "v = " + v);
        }
    }

    @Test
    void aStartThatNeverRestsIsNoNumber() {
        Outcome outcome = Secular.open("rabi")
                .vary("epsilon", 0.1, 0.2)
                .record("steady.population.1")
                .solve();
        Table table = outcome.table("study");
        assertTrue(Double.isNaN(table.numbers("steady.population.e")[0]));
        assertTrue(table.column("sentence").text(1).contains("never comes to rest"));
    }

    /** In a rotating wave ρ_ge has one harmonic: γ and detuning give its ratio to the excited population. */
    @Test
    void coherencesAreThoseAtResonance() {
        Table table = Secular.open("two-level-detuned")
                .with("relaxation={\"rates\":[{\"from\":1,\"to\":0,\"rate\":1}]}")
                .vary("wave.detuning", -1, 0, 2)
                .record("steady.coherence.0.1", "steady.populations", "steady.count", "steady.error")
                .solve()
                .table("study");
        double[] re = table.numbers("steady.coherence.g.e.re");
        double[] im = table.numbers("steady.coherence.g.e.im");
        double[] excited = table.numbers("steady.population.e");
        for (int i = 0; i < 3; i++) {
            // what comes in is what decays: W p_e = (2/ε) |V Im ρ|, V = 1, ε = 0.1
            assertEquals(excited[i], 20 * Math.abs(im[i]), 1e-10);
            assertEquals(1, table.numbers("steady.count")[i]);
            assertTrue(table.numbers("steady.error")[i] < 1e-10);
        }
        assertEquals(0, re[1], 1e-12);
        assertTrue(re[0] * re[2] < 0);
    }

    @Test
    void unknownNamesListThoseThereAre() {
        String complaint = assertThrows(InvalidInputException.class, () -> Secular.open("rabi")
                        .vary("epsilon", 0.1)
                        .record("steady.photon")
                        .solve())
                .getMessage();
        assertTrue(complaint.contains("steady.photons"), complaint);
    }
}
