package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.view.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded of models in two and three dimensions, against closed forms (doc/classical.md, C9.1, C9.6). */
class SpaceQuantitiesTest {
    private static double lorentz(double gamma, double s) {
        return gamma / (gamma * gamma + s * s);
    }

    private static StudyResult study(String record) {
        Study study = StudyFile.of(
                "{\"secularStudy\": 1, \"model\": \"trap-3d\", \"changes\": [\"ensemble.count=4000\", \"times.count=3\","
                        + " \"hamiltonian.frequencies=[1,1,1]\"],"
                        + " \"parameters\": [{\"path\": \"relaxation.gamma\", \"values\": [0.4, 0.7]}], \"record\": ["
                        + record + "]}",
                "study");
        return new StudyRun(study, 1, Progress.NONE).inMemory();
    }

    /** d = d0 E/3, h0 = (2π)³ E²/2, N = (2π)³ E³/6, and the mean energy grows at d0, of particles within four errors. */
    @Test
    void studyOfATrapInSpace() {
        StudyResult found =
                study("\"d(1.5)\", \"h0(1.5)\", \"N(1.5)\", \"heatingRate\", \"limit.heatingRate\", \"meanEnergy\"");
        assertEquals(
                List.of(
                        "d(1.5)",
                        "d(1.5).error",
                        "h0(1.5)",
                        "h0(1.5).error",
                        "N(1.5)",
                        "N(1.5).error",
                        "heatingRate",
                        "heatingRate.error",
                        "limit.heatingRate",
                        "meanEnergy",
                        "meanEnergy.error"),
                found.columns().stream().map(Recorded::name).toList());
        double volume = Math.pow(2 * Math.PI, 3);
        double[] gammas = {0.4, 0.7};
        for (int i = 0; i < 2; i++) {
            assertEquals("", found.sentences().get(i));
            double[] row = found.values()[i];
            double d0 = (lorentz(gammas[i], 0.3) + lorentz(gammas[i], 1.7)) / 4;
            assertEquals(d0 * 1.5 / 3, row[0], 1e-10);
            assertEquals(volume * 1.5 * 1.5 / 2, row[2], 1e-9 * volume);
            assertEquals(volume * 1.5 * 1.5 * 1.5 / 6, row[4], 1e-9 * volume);
            // at ε = 0.2 the start of the heating is late by O(ε²)
            assertEquals(d0, row[6], 4 * row[7] + 0.02 * d0);
            assertEquals(d0, row[8], 1e-3 * d0);
            assertEquals(3 + 2 * row[6], row[9], 5 * row[10]);
            assertTrue(row[10] > 0 && row[10] < 0.1);
        }
    }

    @Test
    void quantitiesThatThereAreNot() {
        assertTrue(assertThrows(InvalidInputException.class, () -> study("\"omega\""))
                .getMessage()
                .contains("dimension above 1"));
        assertTrue(assertThrows(InvalidInputException.class, () -> study("\"meanEnergie\""))
                .getMessage()
                .contains("meanEnergy"));
        StudyResult none = study("\"limit.escapeRate\"");
        assertTrue(Double.isNaN(none.values()[0][0]));
        assertTrue(
                none.sentences().get(0).contains("rate of escape"),
                none.sentences().get(0));
    }

    /** A well that opens loses mass: the rate of the particles is that of the limit, within four errors and ε². */
    @Test
    void rateOfEscape() {
        Table recorded = Secular.open("trap-3d")
                .with(
                        "dimension=2",
                        "hamiltonian={\"type\":\"morse\",\"depth\":1,\"a\":1,\"radius\":2,\"top\":0.4}",
                        "initial={\"thermal\":{\"temperature\":0.1}}",
                        "energies={\"max\":0.4,\"count\":20}",
                        "times=[0,1,2]",
                        "ensemble.count=2000")
                .record("escapeRate", "limit.escapeRate", "mass", "limit.mass")
                .table("recorded");
        double[] rate = recorded.numbers("escapeRate");
        double[] error = recorded.numbers("escapeRate.error");
        double[] limit = recorded.numbers("limit.escapeRate");
        assertTrue(limit[0] > 0.05, "" + limit[0]);
        assertEquals(limit[0], rate[0], 4 * error[0] + 0.1 * limit[0]);
        assertEquals(recorded.numbers("limit.mass")[2], recorded.numbers("mass")[2], 0.05);
    }
}
