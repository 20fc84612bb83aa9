package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import io.github.secular.view.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tones that are marked as probes, in model files, studies and reports. */
class ProbeStudiesTest {
    private static final String PUMPED = """
            {"secular": 1, "units": "scaled",
             "levels": {"labels": ["g", "e"], "photons": [[0, 0], [1, 0]], "detunings": [0, -0.3]},
             "damping": {"gamma": 0.5}, "relaxation": {"rates": [{"from": 1, "to": 0, "rate": 1}]},
             "wave": {"frequencies": [100, 100.7], "harmonics": [
               {"index": [1, 0], "matrix": [[0, 0.4], [0, 0]]},
               {"index": [0, 1], "matrix": [[0, 0.01], [0, 0]], "probe": true}]},
             "epsilon": 1, "times": [0.5, 1]}
            """;

    private static Scenario read(String json) {
        return ScenarioReader.read(json, "test", List.of());
    }

    private static StudyResult study(String model, String path, String values, String... record) {
        String json = "{\"secularStudy\": 1, \"model\": " + model + ", \"parameters\": [{\"name\": \"x\", \"path\": \""
                + path + "\", \"values\": " + values + "}], \"record\": [\"" + String.join("\", \"", record) + "\"]}";
        return new StudyRun(StudyFile.of(json, "test"), 1, Progress.NONE).inMemory();
    }

    private static double at(StudyResult result, int run, String column) {
        List<String> names = result.columns().stream().map(Recorded::name).toList();
        assertTrue(names.contains(column), names.toString());
        return result.values()[run][names.indexOf(column)];
    }

    /** A beam of intensity I on a two-level atom that nothing else moves: (dE/ħ)²/Γ/(1 + 4δ²/Γ²) photons a second. */
    @Test
    void weakAbsorptionInLaboratoryUnits() {
        String model = """
                {"secular": 1, "units": "lab",
                 "levels": {"labels": ["g", "e"], "photons": [[0, 0], [0, 1]], "detunings": [0, 0], "detuningUnit": "Hz"},
                 "dipoles": {"unit": "C m", "entries": [{"between": [0, 1], "value": 2e-29}]},
                 "light": {"frequencies": [5.1e14, 5.1e14], "unit": "Hz", "tones": [
                   {"index": [1, 0], "field": 1e-7},
                   {"index": [0, 1], "intensity": 3, "unit": "W/m^2", "probe": true}]},
                 "decay": [{"from": 1, "to": 0, "rate": 6e7}], "times": [1e-7]}
                """;
        StudyResult found = study(
                model,
                "levels.detunings[1]",
                "[0, 5e6]",
                "steady.probe.0.photons",
                "steady.probe.0.coherence.e.g",
                "steady.photons");
        double field = Math.sqrt(2 * 3 / (299792458 * 8.8541878128e-12));
        double rabi = 2e-29 * field / (6.62607015e-34 / (2 * Math.PI));
        for (int i = 0; i < 2; i++) {
            double line = 1 / (1 + Math.pow(2 * 2 * Math.PI * 5e6 * i / 6e7, 2));
            double expected = rabi * rabi / 6e7 * line;
            // the other tone saturates a part of 1e-13; the carrier's counter-rotating half counts 1e-7
            assertEquals(expected, at(found, i, "steady.probe.0.photons"), 3e-7 * expected);
            double coherence = rabi / 6e7 * Math.sqrt(line);
            assertEquals(
                    coherence,
                    Math.hypot(
                            at(found, i, "steady.probe.0.coherence.e.g.re"),
                            at(found, i, "steady.probe.0.coherence.e.g.im")),
                    3e-7 * coherence);
            assertEquals(1e-14, at(found, i, "steady.photons.0") / expected * field * field, 1e-20);
        }
    }

    /** Twice the probe is twice the response and four times the photons, exactly; to the rest it is nothing. */
    @Test
    void responsesAreOfFirstOrder() {
        StudyResult found = study(
                PUMPED,
                "wave.harmonics[1].matrix[0][1]",
                "[0.01, 0.02]",
                "steady.probe.0.photons",
                "steady.probe.0.coherence.g.e",
                "steady.populations",
                "steady.photons",
                "steady.probe.0.error");
        assertEquals(4 * at(found, 0, "steady.probe.0.photons"), at(found, 1, "steady.probe.0.photons"), 1e-15);
        assertEquals(
                2 * at(found, 0, "steady.probe.0.coherence.g.e.im"),
                at(found, 1, "steady.probe.0.coherence.g.e.im"),
                1e-15);
        assertEquals(at(found, 0, "steady.population.e"), at(found, 1, "steady.population.e"));
        assertTrue(at(found, 0, "steady.probe.0.error") < 1e-12);
        assertEquals(7, found.columns().size());
    }

    /** In time a probe is light like any other, and the model says so. */
    @Test
    void inTimeAProbeIsATone() {
        String plain = PUMPED.replace(", \"probe\": true", "");
        double[] marked = Secular.of(read(PUMPED)).solve().table("populations").numbers("rho_1_1");
        double[] unmarked = Secular.of(read(plain)).solve().table("populations").numbers("rho_1_1");
        assertArrayEquals(unmarked, marked, 0);
        List<String> notes = read(PUMPED).notes();
        assertTrue(notes.stream().anyMatch(n -> n.contains("probe to first order")), notes.toString());
        assertEquals(List.of(), read(plain).notes());
    }

    @Test
    void theReportHoldsTheResponse() {
        Outcome report = Secular.of(read(PUMPED)).steady();
        Table probes = report.table("probes");
        assertEquals("100.7", "" + probes.numbers("frequency")[0]);
        Table photons = report.table("photons");
        assertEquals(2, photons.rows());
        double[] power = photons.numbers("photons");
        assertEquals(-2 * 0.01 * probes.numbers("im")[0], power[1], 1e-12);
        assertTrue(String.join(" ", report.sentences()).contains("first order"));
    }

    @Test
    void wrongProbesAreOneSentence() {
        sentence(PUMPED.replace("[0, 1], \"matrix\"", "[0, 0], \"matrix\""), "probe");
        sentence(
                PUMPED.replace(
                        "\"probe\": true}]",
                        "\"probe\": true}, {\"index\": [0, -1], \"matrix\": [[0, 0], [0.01, 0]], \"probe\": true}]"),
                "its partner is made from it");
        sentence(PUMPED.replace("\"probe\": true", "\"probe\": 1"), "true or false");
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> study(PUMPED, "epsilon", "[1]", "steady.probe.1.photons"));
        assertTrue(e.getMessage().contains("from 0 to 0"), e.getMessage());
    }

    private static void sentence(String json, String part) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(json));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
