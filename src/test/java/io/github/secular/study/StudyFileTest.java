package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ImageSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyFileTest {
    private static final String STUDY = """
            {"secularStudy": 1, "model": "two-level-resonant",
             "parameters": [{"path": "epsilon", "values": [0.2, 0.1]},
                            {"name": "x", "paths": {"damping.gamma": "0.1*x"}, "from": 1, "to": 100, "count": 3,
                             "spacing": "logarithmic"}],
             "record": ["populations"]}""";

    @Test
    void aGridRunsThroughTheFirstParameterFirst() {
        Study study = StudyFile.of(STUDY, "study");
        double[][] points = study.points();
        assertEquals(6, points.length);
        assertArrayEquals(new double[] {0.2, 1}, points[0]);
        assertArrayEquals(new double[] {0.1, 1}, points[1]);
        assertArrayEquals(new double[] {0.2, 10}, points[2], 1e-13);
        assertEquals(100, points[5][1]);
        assertTrue(study.at(points[2]).scenario().json().matches("(?s).*\"gamma\" : (1|0.99999\\d*|1.0000\\d*)\\b.*"));
    }

    @Test
    void theSampleIsRead() {
        Study study = StudyFile.open(Path.of("sample-data/studies/saturation.json"), ImageSource.NONE);
        assertEquals(81 * 41, study.points().length);
    }

    @Test
    void aLatinHypercubeHasOneValueInEveryPart() {
        String text = STUDY.replace("\"values\": [0.2, 0.1]", "\"from\": 0.1, \"to\": 0.2")
                .replace(
                        "\"record\"",
                        "\"sampling\": {\"type\": \"latin-hypercube\", \"count\": 50, \"seed\": 7}, \"record\"");
        double[][] points = StudyFile.of(text, "study").points();
        boolean[] seen = new boolean[50];
        boolean[] seenLogarithmic = new boolean[50];
        for (double[] point : points) {
            seen[(int) Math.floor((point[0] - 0.1) / 0.1 * 50)] = true;
            seenLogarithmic[(int) Math.floor(Math.log10(point[1]) / 2 * 50)] = true;
        }
        for (int i = 0; i < 50; i++) {
            assertTrue(seen[i] && seenLogarithmic[i], "part " + i);
        }
        assertArrayEquals(points, StudyFile.of(text, "study").points());
        assertFalse(Arrays.deepEquals(
                points, StudyFile.of(text.replace("7}", "8}"), "study").points()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": \"x\" | \"name\": \" \" | parameters[1].name: found",
                "\"record\" | \"recrod\" | did you mean \"record\"",
                "[\"populations\"] | [] | record: found nothing",
                "\"spacing\" | \"spicing\" | did you mean \"spacing\"",
                "\"logarithmic\" | \"log\" | parameters[1].spacing: found \"log\"",
                "\"from\": 1 | \"from\": -1 | logarithmic range from -1.0 to 100.0",
                "\"count\": 3 | \"count\": 1 | parameters[1]",
                "0.1*x | 0.1*y | parameters[1].paths.damping.gamma",
                "two-level-resonant | no-such-model | model: found \"no-such-model\"",
                "\"record\" | \"sampling\": \"zipped\", \"record\" | found 3 values, but allowed is 2 in a zipped study",
                "\"record\" | \"sampling\": {\"type\": \"random\", \"count\": 3, \"seed\": 1}, \"record\" | a list of values",
                "\"secularStudy\": 1 | \"secularStudy\": 2 | secularStudy: found 2",
                "{\"path\": \"epsilon\", | {\"path\": \"epsilon\", \"paths\": {}, | both or none of \"path\" and \"paths\"",
                "\"damping.gamma\": \"0.1*x\" | \"epsilon\": \"0.1*x\" | the path epsilon twice",
                "\"epsilon\" | \"levels.nowhere[1].x\" | levels.nowhere",
            })
    void whatIsWrongIsSaidInOneSentence(String from, String to, String said) {
        assertTrue(STUDY.contains(from), from);
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> Recording.of(StudyFile.of(STUDY.replace(from, to), "study"), Progress.NONE));
        assertTrue(e.getMessage().contains(said), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }

    @Test
    void mutatedFilesEndInOneSentenceOrAStudy() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder(STUDY);
            for (int k = 0; k <= random.nextInt(3); k++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                    default -> text.insert(at, text.charAt(random.nextInt(text.length())));
                }
            }
            try {
                StudyFile.of(text.toString(), "study");
            } catch (InvalidInputException e) {
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
            }
        }
    }
}
