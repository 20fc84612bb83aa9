package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AverageTest {
    /** Two levels under 2 cos 20τ, near their resonance. */
    private static Study study(double gamma, String average, String parameter, String more) {
        return StudyFile.of(
                "{\"secularStudy\": 1, \"model\": {\"secular\": 1, \"units\": \"scaled\", \"levels\": {\"labels\": [\"g\","
                        + " \"e\"], \"energies\": [0, 20]}, \"coupling\": [[0, 1], [1, 0]], \"damping\": {\"gamma\": "
                        + gamma
                        + "}, \"wave\": {\"frequencies\": [20], \"harmonics\": [{\"index\": [1], \"amplitude\": 1}]},"
                        + " \"epsilon\": 0.1, \"times\": [2]}, \"parameters\": [" + parameter + "], \"average\": {"
                        + average + "}, " + more + "}",
                "study");
    }

    private static double at(StudyResult result, int run, String column) {
        List<String> names = result.columns().stream().map(Recorded::name).toList();
        return result.values()[run][names.indexOf(column)];
    }

    /** Against the Voigt profile by Faddeeva's function (scipy.special.wofz). */
    @ParameterizedTest
    @CsvSource({
        "0.5, 20.3, 1, 1.7000538138505619, 0.0006167749554674819",
        "0.001, 20.3, 1, 2.394506104180167, 1.233740616764508e-06",
        "0.001, 22, 1, 0.3397946912014158, 1.135720543595876e-06",
    })
    void gaussianWidths(double gamma, double energy, double sigma, double near, double far) {
        Study study = study(
                gamma,
                "\"name\": \"v\", \"distribution\": {\"type\": \"gaussian\", \"sigma\": " + sigma
                        + "}, \"shift\": {\"levels.energies[1]\": \"v\"}, \"tolerance\": 1e-9",
                "{\"path\": \"levels.energies[1]\", \"values\": [" + energy + "]}",
                "\"record\": [\"rate.g.e\"], \"formulas\": {\"root\": \"sqrt(rate.g.e)\"}");
        StudyResult found = new StudyRun(study, 2, Progress.NONE).inMemory();
        assertEquals("", found.sentences().get(0));
        assertEquals(near + far, at(found, 0, "rate.g.e"), 2e-9 * near);
        assertEquals(Math.sqrt(near + far), at(found, 0, "root"), 1e-9);
        assertTrue(at(found, 0, "averageError") <= 1e-9);
        StudyResult one = new StudyRun(study, 1, Progress.NONE).inMemory();
        assertArrayEquals(found.values()[0], one.values()[0]);
    }

    /** Rates go with the square of the amplitude: ∫e^{−2r²} r dr/∫r dr over a disc of radius 3. */
    @Test
    void theProfileOfABeam() {
        Study study = study(
                0.5,
                "\"name\": \"r\", \"distribution\": {\"type\": \"formula\", \"density\": \"r\", \"from\": 0, \"to\": 3},"
                        + " \"factor\": {\"wave.harmonics[0].amplitude\": \"exp(-r^2)\"}",
                "{\"path\": \"damping.gamma\", \"values\": [0.5, 0.25]}",
                "\"record\": [\"rate.g.e\"]");
        StudyResult found = new StudyRun(study, 2, Progress.NONE).inMemory();
        for (int i = 0; i < 2; i++) {
            double gamma = found.points()[i][0];
            double full = 2 * (1 / gamma + gamma / (gamma * gamma + 1600));
            assertEquals(full * 0.25 * -Math.expm1(-18) / 4.5, at(found, i, "rate.g.e"), 1e-6 * full);
        }
    }

    /** A Lorentzian of Lorentzian shifts is one of the sum of the widths. */
    @Test
    void lorentzianWidths() {
        Study study = study(
                0.5,
                "\"name\": \"x\", \"distribution\": {\"type\": \"lorentzian\", \"width\": 0.3},"
                        + " \"shift\": {\"levels.energies[1]\": \"x\"}, \"tolerance\": 1e-8",
                "{\"path\": \"levels.energies[1]\", \"values\": [20, 20.7]}",
                "\"record\": [\"rate.g.e\"]");
        StudyResult found = new StudyRun(study, 2, Progress.NONE).inMemory();
        for (int i = 0; i < 2; i++) {
            double d = found.points()[i][0] - 20;
            double g = 0.8;
            double expected = 2 * g / (g * g + d * d) + 2 * g / (g * g + (40 + d) * (40 + d));
            assertEquals(expected, at(found, i, "rate.g.e"), 1e-7);
        }
    }

    @Test
    void arunThatFailsIsSaidWithItsPlace() {
        Study study = study(
                0.5,
                "\"name\": \"x\", \"distribution\": {\"type\": \"gaussian\", \"sigma\": 1},"
                        + " \"shift\": {\"damping.gamma\": \"x\"}",
                "{\"path\": \"epsilon\", \"values\": [0.1]}",
                "\"record\": [\"rate.g.e\"]");
        StudyResult found = new StudyRun(study, 1, Progress.NONE).inMemory();
        assertTrue(Double.isNaN(found.values()[0][0]));
        assertTrue(
                found.sentences().get(0).startsWith("At x = -8.")
                        && found.sentences().get(0).contains("damping.gamma"),
                found.sentences().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"v\", \"distribution\": {\"type\": \"gaussian\", \"sigma\": 1}|average: found",
                "\"name\": \"v\", \"distribution\": {\"type\": \"gauss\", \"sigma\": 1}, \"shift\": {\"epsilon\": \"v\"}|type",
                "\"name\": \"v\", \"distribution\": {\"type\": \"gaussian\", \"sigma\": 0}, \"shift\": {\"epsilon\": \"v\"}|sigma",
                "\"name\": \"v\", \"distribution\": {\"type\": \"maxwell\", \"mass\": 87, \"temperature\": -1}, \"shift\": {\"epsilon\": \"v\"}|temperature",
                "\"name\": \"v\", \"distribution\": {\"type\": \"gaussian\", \"sigma\": 1}, \"shift\": {\"epsilon\": \"w\"}|average.shift.epsilon",
                "\"name\": \"v\", \"distribution\": {\"type\": \"formula\", \"density\": \"1\", \"from\": 1, \"to\": 1}, \"shift\": {\"epsilon\": \"v\"}|average.distribution.to",
            })
    void badAveragesEndInOneSentence(String average, String said) {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> study(0.5, average, "{\"path\": \"epsilon\", \"values\": [0.1]}", "\"record\": [\"rate.g.e\"]"));
        assertTrue(e.getMessage().contains(said), e.getMessage());
    }
}
