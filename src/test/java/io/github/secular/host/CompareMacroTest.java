package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.host.imagej.MacroRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs compared in plain ImageJ, against what its own calculator makes of the same images. */
class CompareMacroTest {
    private static final String TITLE = "Two levels, resonant wave";
    private static final String RUNS = "run(\"Bloch Evolution...\", \"sample=two-level-resonant count=9\");\n"
            + "run(\"Bloch Evolution...\", \"sample=two-level-resonant count=9 epsilon=0.2\");\n";

    @TempDir
    private Path folder;

    private static Optional<String> run(String text) {
        return MacroRunner.runText(text, "", "compare.ijm");
    }

    private static String compare(String what, String options) {
        return "run(\"Compare Runs...\", \"first=[" + what + TITLE + "] second=[" + what + TITLE + " epsilon=0.2]"
                + options + "\");\n";
    }

    @Test
    void theDifferenceIsThatOfTheImagesAndActive() throws IOException {
        Path said = folder.resolve("said.txt");
        assertEquals(
                Optional.empty(),
                run(RUNS
                        + compare("Populations of ", "")
                        + "text = getTitle() + \"\\n\" + bitDepth + \"\\n\";\n"
                        + "d = getValue(5, 1);\n"
                        + "selectImage(\"Populations of " + TITLE + "\"); a = getValue(5, 1);\n"
                        + "selectImage(\"Populations of " + TITLE + " epsilon=0.2\"); b = getValue(5, 1);\n"
                        + "text = text + (d - (a - b)) + \"\\n\" + nResults + \"\\n\"\n"
                        + "  + (abs(d) - getResult(\"largest\", 5));\n"
                        + compare("Density matrix of ", " picture=true")
                        + "Stack.getDimensions(w, h, c, z, t);\n"
                        + "text = text + \"\\n\" + getTitle() + \"\\n\" + w + \"x\" + h + \"x\" + c + \"x\" + z + \"x\" + t;\n"
                        + "text = text + \"\\n\" + isOpen(\"Difference of Density matrix of " + TITLE + " picture\");\n"
                        + "File.saveString(text, \"" + said + "\");\n"));
        String[] lines = Files.readString(said).split("\n");
        assertEquals("Difference of Populations of " + TITLE, lines[0]);
        assertEquals("32", lines[1]);
        assertEquals(0, Double.parseDouble(lines[2]), 1e-6);
        assertEquals("9", lines[3]);
        assertEquals(0, Double.parseDouble(lines[4]), 1e-6);
        assertEquals("Difference of Density matrix of " + TITLE, lines[5]);
        assertEquals("2x2x4x1x9", lines[6]);
        assertEquals("1", lines[7]);
    }

    /** A picture stands for its image; charts go with charts. */
    @Test
    void chartsAreCompared() throws IOException {
        Path said = folder.resolve("said.txt");
        assertEquals(
                Optional.empty(),
                run(RUNS
                        + compare("Chart of ", "")
                        + "text = getTitle() + \"\\n\" + nResults + \"\\n\" + isOpen(\"Chart of difference of Chart of "
                        + TITLE + "\");\n"
                        + "File.saveString(text, \"" + said + "\");\n"));
        assertEquals(
                "Difference of Chart of " + TITLE + "\n9\n1",
                Files.readString(said).strip());
    }

    @Test
    void whatCannotBeComparedIsToldInOneSentence() {
        String[][] cases = {
            {"first=[Chart of " + TITLE + "] second=[Populations of " + TITLE + "]", "a chart, as the first one is"},
            {"first=[Density matrix of " + TITLE + "] second=[Populations of " + TITLE + "]", "dimensions"},
            {"first=[Chart of " + TITLE + "] second=[Bloch vector of " + TITLE + "]", "no curves"},
            {"first=[Chart of " + TITLE + "]", "second: found nothing"},
            {"first=[Chart of " + TITLE + "] second=[no such]", "no open image \"no such\""},
            {"first=[Chart of " + TITLE + "] second=[Chart of " + TITLE + "] panels=none", "both and difference"},
            {"first=[Populations of " + TITLE + "] second=[plain]", "\"plain\""},
        };
        String first = RUNS.lines().findFirst().orElseThrow().replace("count=9", "count=9 picture=true");
        for (String[] one : cases) {
            String complaint = run(first + "newImage(\"plain\", \"32-bit\", 9, 2, 1);\nrun(\"Compare Runs...\", \""
                            + one[0] + "\");\n")
                    .orElse("");
            assertTrue(
                    complaint.startsWith("compare.ijm, line 2: ") && complaint.contains(one[1]),
                    one[0] + " -> " + complaint);
            assertEquals(1, complaint.lines().count(), complaint);
        }
    }
}
